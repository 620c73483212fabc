import { isBlank } from './characters.ts'
import type { Scanner } from './scanner.ts'

/**
 * Reads `[a TO b]`; the scanner stands on the bracket. A bound is a value (blanks inside allowed), a quoted value, or `*` for an
 * open end, of which there is at most one. Which of two bounds is larger is known only with the column's type.
 */
export function rangeBounds(scanner: Scanner, column: string, start: number): { from: string | null; to: string | null } {
  scanner.at++
  const from = readBound(scanner)
  const hasTo = from !== undefined && scanner.text.startsWith('TO', scanner.at) && isBlank(scanner.text.charAt(scanner.at + 2))
  if (hasTo) scanner.at += 2
  const to = hasTo ? readBound(scanner) : undefined
  const isClosed = scanner.accept(']')
  if (from === undefined || to === undefined || !isClosed || (from === null && to === null)) {
    throw scanner.fault('rangeInvalid', start, scanner.at, { column })
  }
  return { from, to }
}

/** Reads up to ` TO ` or `]` and the blanks behind; null for `*`, undefined for nothing. */
function readBound(scanner: Scanner): string | null | undefined {
  scanner.skipBlanks()
  if (scanner.isAtQuote()) {
    const quoted = scanner.readQuoted()
    scanner.skipBlanks()
    return quoted.trim() === '' ? undefined : quoted
  }
  const start = scanner.at
  while (!scanner.isAtEnd && scanner.sign() !== ']' && !isSeparator(scanner)) scanner.at++
  const bound = scanner.text.slice(start, scanner.at).trim()
  scanner.skipBlanks()
  if (bound === '*' || bound === '＊') return null
  return bound === '' ? undefined : bound
}

function isSeparator(scanner: Scanner): boolean {
  const { text, at } = scanner
  return isBlank(text.charAt(at)) && /^\s+TO\s/.test(text.slice(at, at + 16))
}
