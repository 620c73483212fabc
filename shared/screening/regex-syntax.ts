import type { QueryError, QueryErrorCode } from './query-error.ts'

/** Characters of the stretch that a fault names. */
const LONGEST_FOUND = 80

/** A regular expression that cannot be used; `code` and `details` as in {@link QueryError}. */
export class RegexSyntaxError extends Error {
  readonly details: QueryError['details']
  constructor(
    readonly code: Extract<QueryErrorCode, 'regexInvalid' | 'regexLookaround' | 'regexBackreference'>,
    details: QueryError['details'],
    options?: ErrorOptions,
  ) {
    super(code, options)
    const { found } = details
    this.details = typeof found === 'string' ? { ...details, found: found.slice(0, LONGEST_FOUND) } : details
  }
}

/**
 * A regular expression with what one character before and behind a match must be: an expression for that character, `isEdge` where the
 * end of the text serves as well. `(?<!\d)192\d{8}(?!\d)` is body `192\d{8}` between `[^\d]` and `[^\d]`, edges allowed.
 */
export interface Neighboured {
  /** `(?i)` and the like in front. */
  readonly flags: string
  readonly before: Neighbour | undefined
  readonly body: string
  readonly after: Neighbour | undefined
}
export interface Neighbour {
  readonly expression: string
  readonly isEdge: boolean
}

/** One character: an escape, a class, `.` or a literal. */
const one = String.raw`\\(?:[dDwWsStnrfv]|[pP](?:\{\^?\w+\}|[A-Z])|x(?:[\da-fA-F]{2}|\{[\da-fA-F]+\})|[^\w\s])|\[\^?\]?(?:\\[^]|\[:\^?\w+:\]|[^\]\\])*\]|\.|[^\\[\](){}|*+?^$.]`
const openClass = /\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*/y
const leading = new RegExp(String.raw`^\(\?<([!=])(${one})\)`, 'u')
const trailing = new RegExp(String.raw`^\(\?([!=])(${one})\)$`, 'u')

/**
 * Takes a look-behind from the front of an expression and a look-ahead from its end, where each sees one character. Throws
 * {@link RegexSyntaxError} for any other look-around, for one beside nothing or beside alternatives without brackets, and for
 * back-references.
 */
export function peelNeighbours(source: string): Neighboured {
  const flags = /^\(\?[imsU]+\)/.exec(source)?.[0] ?? ''
  const head = leading.exec(source.slice(flags.length))
  const rest = source.slice(flags.length + (head?.[0].length ?? 0))
  const { tail, body } = peelAhead(rest)
  const hasAlternatives = refuseUnsupported(body)
  const peeled = head ?? tail
  if (peeled && (hasAlternatives || body === '')) throw new RegexSyntaxError('regexLookaround', { found: peeled[0] })
  return { flags, before: neighbourOf(head), body, after: neighbourOf(tail) }
}

/** Longest look-ahead of one character: a class may list this many. */
const LONGEST_NEIGHBOUR = 4096

/** The look-ahead at the end, where there is one of a single character, and what stands before it. */
function peelAhead(rest: string): { tail: RegExpExecArray | null; body: string } {
  if (!rest.endsWith(')')) return { tail: null, body: rest }
  const from = Math.max(0, rest.length - LONGEST_NEIGHBOUR)
  for (
    let at = rest.lastIndexOf('(?'), tried = 0;
    at >= from && tried < 4;
    at = at > 0 ? rest.lastIndexOf('(?', at - 1) : -1, tried++
  ) {
    const isEscaped = /\\*$/.exec(rest.slice(Math.max(0, at - 64), at))![0].length % 2 === 1
    const tail = isEscaped ? null : trailing.exec(rest.slice(at))
    if (tail) return { tail, body: rest.slice(0, at) }
  }
  return { tail: null, body: rest }
}

function neighbourOf(match: RegExpExecArray | null): Neighbour | undefined {
  if (!match) return undefined
  const isForbidden = match[1] === '!'
  return { expression: isForbidden ? complement(match[2]!) : match[2]!, isEdge: isForbidden }
}

function complement(one: string): string {
  if (one === '.') return '\\n'
  if (one.startsWith('[^')) return `[${one.slice(2)}`
  return one.startsWith('[') ? `[^${one.slice(1)}` : `[^${one === '-' ? '\\-' : one}]`
}

/** Whether the expression has alternatives outside all brackets; throws for look-arounds and back-references. */
function refuseUnsupported(body: string): boolean {
  let hasAlternatives = false
  let depth = 0
  for (let at = 0; at < body.length; at++) {
    const character = body[at]!
    if (character === '\\') {
      const reference = /^\\(?:[1-9]\d*|k[<{]\w*[>}]?)/.exec(body.slice(at, at + 40))
      if (reference) throw new RegexSyntaxError('regexBackreference', { found: reference[0] })
      at++
    } else if (character === '[') at = classEnd(body, at)
    else if (character === ')') depth--
    else if (character === '|' && depth === 0) hasAlternatives = true
    else if (character === '(') {
      depth++
      if (/^\(\?<?[!=]/.test(body.slice(at, at + 4))) throw new RegexSyntaxError('regexLookaround', { found: groupAt(body, at) })
    }
  }
  return hasAlternatives
}

/** Index of a class's closing bracket, or of the last character where it has none. */
export function classEnd(body: string, start: number): number {
  openClass.lastIndex = start
  openClass.test(body)
  return Math.min(openClass.lastIndex, body.length - 1)
}

function groupAt(body: string, start: number): string {
  let depth = 0
  for (let at = start; at < body.length; at++) {
    if (body[at] === '\\') at++
    else if (body[at] === '[') at = classEnd(body, at)
    else if (body[at] === '(') depth++
    else if (body[at] === ')' && --depth === 0) return body.slice(start, at + 1)
  }
  return body.slice(start)
}
