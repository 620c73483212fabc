import { classEnd } from './regex-syntax.ts'

/** Where an expression that RE2 refuses is wrong, UTF-16 units of the expression, and the expression mended where that is evident. */
export interface RegexFault {
  readonly start: number
  readonly end: number
  readonly mended: string | null
}

/**
 * Finds the fault that RE2 names by `reason` and by the stretch `found` it complains of (of the folded expression; all of it for
 * brackets). The whole expression where the stretch cannot be found. Linear in the expression.
 */
export function regexFault(pattern: string, reason: string, found: string): RegexFault {
  const { opens, stray } = brackets(pattern)
  if (reason === 'missing closing )') {
    const start = opens.at(-1) ?? 0
    return { start, end: start + 1, mended: pattern + ')'.repeat(opens.length) }
  }
  if (reason === 'unexpected )' && stray !== undefined) {
    return { start: stray, end: stray + 1, mended: replaced(pattern, stray, stray + 1, '\\)') }
  }
  const at = found === '' ? -1 : pattern.indexOf(found)
  if (at < 0) return { start: 0, end: pattern.length, mended: null }
  const mend = mendOf(reason, found)
  return { start: at, end: at + found.length, mended: mend === null ? null : replaced(pattern, at, at + found.length, mend) }
}

function mendOf(reason: string, found: string): string | null {
  switch (reason) {
    case 'missing closing ]':
      return `${found}]`
    case 'missing argument to repetition operator':
      return `\\${found}`
    case 'invalid nested repetition operator':
      return /^(?:[*+?]|\{[^}]*\})\??/.exec(found)?.[0] ?? null
    case 'invalid character class range': {
      const range = /^([^\\])-([^\\])$/u.exec(found)
      return range ? `${range[2]}-${range[1]}` : null
    }
    case 'invalid escape sequence':
      return found === '\\Z' ? '\\z' : found === '\\h' ? '\\s' : null
    case 'invalid repeat count':
      return /^\{\d{4,}\}$/.test(found) ? '{1000}' : null
    default:
      return null
  }
}

/** Places of round brackets that are never closed, and the first that closes nothing. */
function brackets(pattern: string): { opens: number[]; stray: number | undefined } {
  const opens: number[] = []
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]
    if (sign === '\\') at++
    else if (sign === '[') at = classEnd(pattern, at)
    else if (sign === '(') opens.push(at)
    else if (sign === ')' && opens.pop() === undefined) return { opens, stray: at }
  }
  return { opens, stray: undefined }
}

function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}
