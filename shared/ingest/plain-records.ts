const QUOTE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * Byte offset at which a 1-based line starts, in an encoding whose line ends are the bytes of ASCII (UTF-8, GB18030, Big5). LF, CR LF and CR
 * end a line. `bytes.length` when there are fewer lines. Cost: one pass over the bytes before it.
 */
export function offsetOfLine(bytes: Uint8Array, line: number): number {
  let at = 0
  for (let left = line - 1; left > 0; left--) {
    while (at < bytes.length && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at++
    if (at >= bytes.length) return bytes.length
    at += bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? 2 : 1
  }
  return at
}

/**
 * Whether bytes are plain records: RFC 4180 to the letter with `"` (a quote opens a cell only at its start, closes it only before a delimiter
 * or a line end, and stands nowhere else), lines that end with LF or CR LF, and `width` cells in every record that is not blank.
 *
 * `from` is the start of a record. With `isCut` the last record, which may be incomplete, is not judged. The delimiter is a byte that is never
 * part of a longer character. Cost: one pass.
 */
export function arePlainRecords(bytes: Uint8Array, from: number, delimiter: number, width: number, isCut: boolean): boolean {
  let at = from
  let cells = 0
  let isBlank = true
  const isEnd = (position: number): boolean =>
    position >= bytes.length ||
    bytes[position] === LINE_FEED ||
    (bytes[position] === CARRIAGE_RETURN && bytes[position + 1] === LINE_FEED)
  while (at < bytes.length) {
    cells++
    if (bytes[at] === QUOTE) {
      at++
      for (;;) {
        while (at < bytes.length && bytes[at] !== QUOTE) {
          if (bytes[at]! > 0x20) isBlank = false
          at++
        }
        if (at >= bytes.length) return isCut
        if (bytes[at + 1] !== QUOTE) break
        isBlank = false
        at += 2
      }
      at++
    } else {
      while (at < bytes.length && bytes[at] !== delimiter && !isEnd(at)) {
        if (bytes[at] === QUOTE || bytes[at] === CARRIAGE_RETURN) return isCut && at + 1 >= bytes.length
        if (bytes[at]! > 0x20) isBlank = false
        at++
      }
    }
    if (at >= bytes.length) return isCut || isBlank || cells === width
    if (bytes[at] === delimiter) {
      at++
      continue
    }
    if (!isEnd(at)) return isCut && at + 1 >= bytes.length
    if (!isBlank && cells !== width) return false
    at += bytes[at] === CARRIAGE_RETURN ? 2 : 1
    cells = 0
    isBlank = true
  }
  return isCut || cells === 0 || isBlank || cells + 1 === width
}
