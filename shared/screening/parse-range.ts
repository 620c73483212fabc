import { isBlank } from './characters.ts'
import type { Scanner } from './scanner.ts'

/**
 * Reads `[a TO b]`; the scanner stands on the bracket. A bound is a value (blanks inside allowed), a quoted value, or `*` for an
 * open end, of which there is at most one. Which of two bounds is larger is known only with the column's type.
 */
export function rangeBounds(scanner: Scanner, column: string, start: number): { from: string | null; to: string | null } {
  const open = scanner.at++
  const from = readBound(scanner)
  const hasTo = from !== undefined && scanner.text.startsWith('TO', scanner.at) && isBlank(scanner.text.charAt(scanner.at + 2))
  if (hasTo) scanner.at += 2
  const to = hasTo ? readBound(scanner) : undefined
  const isClosed = scanner.accept(']')
  if (from === undefined || to === undefined || !isClosed || (from === null && to === null)) {
    throw scanner.fault('rangeInvalid', start, scanner.at, { column }, mendedRange(scanner, open))
  }
  return { from, to }
}

/** The text with its range written `[a TO b]`, where two values can be told apart or one stands alone beside TO. */
function mendedRange(scanner: Scanner, open: number): string | null {
  const written = /^[[［]([^\]］)）]*)[\]］]?/.exec(scanner.text.slice(open))
  if (!written) return null
  const inside = written[1]!.trim()
  if (/^[*＊]\s+TO\s+[*＊]$/.test(inside)) return scanner.mended(open, open + written[0].length, '有')
  const bounds = separators
    .map((separator) => inside.split(separator).map((bound) => bound.trim()))
    .find((parts) => parts.length === 2)
  if (!bounds) return null
  const [from, to] = bounds.map((bound) => bound || '*')
  const isClosed = /[\]］]$/.test(written[0])
  if (!isClosed && /\s(?!\d)/.test(to!)) return null
  if (from === '*' && to === '*') return null
  return scanner.mended(open, open + written[0].length, `[${from} TO ${to}]`)
}

/** What people write between two bounds, the surest first. */
const separators = [
  /(?:^|\s+)TO(?:\s+|$)/i,
  /\s*[~～—至到]\s*/,
  /\s+[-–－]\s+/,
  /\s*[，、；;]\s*/,
  /\s*,\s*(?!\d{3}(?!\d))/,
  /\s+/,
  /(?<=\d)-(?=\d)/,
]

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
