/**
 * The cells of one record's raw text, quoted as RFC 4180 has it: a quote within quotes stands twice. A quote that is never closed is text,
 * so that a stray one does not swallow the cells after it; `quote` '' leaves all quotes as they are.
 */
export function cellsOfRaw(raw: string, delimiter: string, quote: string): string[] {
  const text = raw.replace(/(?:\r\n|\n|\r)$/, '')
  const cells: string[] = []
  let at = 0
  for (;;) {
    const closing = quote !== '' && text.startsWith(quote, at) ? closingQuote(text, at + 1, delimiter, quote) : -1
    const end = closing >= 0 ? closing + 1 : cellEnd(text, at, delimiter)
    const cell = text.slice(at, end)
    cells.push(closing >= 0 ? cell.slice(1, -1).replaceAll(quote + quote, quote) : cell)
    if (end >= text.length) return cells
    at = end + delimiter.length
  }
}

/** The closing quote that a delimiter or the end follows; −1 where there is none. */
function closingQuote(text: string, from: number, delimiter: string, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (text[at + 1] === quote) at++
    else if (at + 1 === text.length || text.startsWith(delimiter, at + 1)) return at
  }
  return -1
}

function cellEnd(text: string, from: number, delimiter: string): number {
  const end = text.indexOf(delimiter, from)
  return end < 0 ? text.length : end
}

/** `cells` with the one at `place` put onto the end of the one before, as if the delimiter between them were text. */
export function joinedUp(cells: readonly string[], place: number, delimiter: string): string[] {
  if (place < 1 || place >= cells.length) return [...cells]
  return cells.flatMap((cell, at) => (at === place ? [] : at === place - 1 ? [`${cell}${delimiter}${cells[place]}`] : [cell]))
}
