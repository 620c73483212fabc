/** How the characters of a delimited text make records and cells. */
export interface Dialect {
  /** One character or several (`, `). */
  delimiter: string
  /** The quote character, '' where quotes are ordinary characters. */
  quote: string
  /** What precedes a quote that is content: the quote itself (doubled), or another character. */
  escapeMark: string
  /** Whether a CR without LF ends a record; otherwise it is content. */
  bareReturn: boolean
}

export interface RawRecord {
  cells: string[]
  /** Offsets into the text: first character, end without the line end, start of what follows. */
  start: number
  end: number
  next: number
  /** Lines that the record covers. */
  lines: number
  /** A quote stands where none may be: the cells are the likeliest reading, not the only one. */
  isOdd: boolean
  /** The text ends inside a quoted cell. */
  isOpen: boolean
}

const LF = 10
const CR = 13
const BLANK = 32
const TAB = 9

/**
 * Cuts the next record out of a text; null when it may go on behind the end of the text (never when `isLast`).
 *
 * LF and CR LF end a record outside quotes, a bare CR where the dialect says so. A cell is quoted when a quote is its first character, or the
 * first one after blanks; the quote that closes it is followed by a delimiter, a line end or blanks before one. Other quotes are content, and make
 * the record odd when they are inside a quoted cell, or in two bare cells of which one ends with a quote. Cost: one pass over the record.
 */
export function nextRecord(text: string, at: number, dialect: Dialect, isLast: boolean): RawRecord | null {
  const { delimiter, quote, escapeMark, bareReturn } = dialect
  const length = text.length
  const delimiterCode = delimiter.charCodeAt(0)
  const step = delimiter.length
  const quoteCode = quote === '' ? -1 : quote.charCodeAt(0)
  const isDoubled = escapeMark === quote
  const cells: string[] = []
  let isOdd = false
  let isOpen = false
  let lines = 1
  let position = at
  let strays = 0
  for (;;) {
    let start = position
    let code = position < length ? text.charCodeAt(position) : -1
    if (code === BLANK && quoteCode !== -1 && delimiterCode !== BLANK) {
      let behind = position + 1
      while (behind < length && text.charCodeAt(behind) === BLANK) behind++
      if (behind < length && text.charCodeAt(behind) === quoteCode) {
        start = behind
        code = quoteCode
      }
    }
    if (code === quoteCode && code !== -1) {
      position = start + 1
      let hasEscape = !isDoubled && escapeMark !== ''
      for (;;) {
        const close = text.indexOf(quote, position)
        if (close === -1) {
          if (!isLast) return null
          isOpen = true
          position = length
          cells.push(plainText(text.slice(start + 1, length), dialect, hasEscape))
          break
        }
        if (!isDoubled && close > start + 1 && isEscaped(text, close, start + 1, escapeMark)) {
          position = close + 1
          continue
        }
        if (close + 1 >= length && !isLast) return null
        let behind = close + 1
        if (isDoubled && text.charCodeAt(behind) === quoteCode) {
          hasEscape = true
          position = behind + 1
          continue
        }
        while (behind < length && isBlankCode(text.charCodeAt(behind)) && text.charCodeAt(behind) !== delimiterCode) behind++
        if (behind >= length && !isLast) return null
        if (behind >= length || isBorder(text, behind)) {
          cells.push(plainText(text.slice(start + 1, close), dialect, hasEscape))
          position = behind
          break
        }
        isOdd = true
        position = close + 1
      }
      for (let look = start; look < position; look++) {
        const inside = text.charCodeAt(look)
        if (inside === LF || (inside === CR && text.charCodeAt(look + 1) !== LF)) lines++
      }
    } else {
      let hasStray = false
      while (position < length) {
        const inside = text.charCodeAt(position)
        if (inside === quoteCode) hasStray = true
        else if (inside === delimiterCode && (step === 1 || text.startsWith(delimiter, position))) break
        if (inside === LF) break
        if (inside === CR && (bareReturn || text.charCodeAt(position + 1) === LF || position + 1 >= length)) break
        position++
      }
      if (hasStray && ++strays > 1 && text.charCodeAt(position - 1) === quoteCode) isOdd = true
      cells.push(text.slice(start, position))
    }
    if (position >= length) {
      return isLast ? { cells, start: at, end: length, next: length, lines, isOdd, isOpen } : null
    }
    if (text.charCodeAt(position) === delimiterCode && (step === 1 || text.startsWith(delimiter, position))) {
      position += step
      continue
    }
    const end = position
    if (text.charCodeAt(position) === CR) {
      if (position + 1 >= length && !isLast) return null
      position += text.charCodeAt(position + 1) === LF ? 2 : 1
    } else position++
    return { cells, start: at, end, next: position, lines, isOdd, isOpen }
  }

  function isBorder(source: string, position: number): boolean {
    const code = source.charCodeAt(position)
    if (code === LF || code === CR) return true
    return code === delimiterCode && (step === 1 || source.startsWith(delimiter, position))
  }
}

/** All records of a text, at most `limit`; the last one is left out when it may go on and the text is cut. */
export function allRecords(text: string, dialect: Dialect, isLast: boolean, limit = Number.POSITIVE_INFINITY): RawRecord[] {
  const records: RawRecord[] = []
  let at = 0
  while (at < text.length && records.length < limit) {
    const record = nextRecord(text, at, dialect, isLast)
    if (!record) break
    records.push(record)
    at = record.next
  }
  return records
}

/** Whether a cell holds nothing but blanks. */
export function isBlankCell(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code > BLANK && code < 0x80) return false
    if (code >= 0x80) return cell.trim() === ''
    if (code !== BLANK && (code < TAB || code > CR)) return false
  }
  return true
}

function isBlankCode(code: number): boolean {
  return code === BLANK || code === TAB
}

/** An odd number of escapes before a quote makes it content. */
function isEscaped(text: string, quote: number, from: number, escapeMark: string): boolean {
  let before = quote
  while (before > from && text[before - 1] === escapeMark) before--
  return (quote - before) % 2 === 1
}

/** The content of a quoted cell: escapes are taken away from the quotes and escapes behind them. */
export function plainText(text: string, { quote, escapeMark }: Dialect, hasEscape = true): string {
  if (!hasEscape || escapeMark === '' || !text.includes(escapeMark)) return text
  if (escapeMark === quote) return text.replaceAll(quote + quote, quote)
  let plain = ''
  for (let at = 0; at < text.length; at++) {
    const isEscape = text[at] === escapeMark && (text[at + 1] === quote || text[at + 1] === escapeMark)
    if (isEscape) at++
    plain += text[at]
  }
  return plain
}
