import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'
import { fold } from '../values/fold.ts'
import { foldCharacter } from '../values/fold-table.ts'
import { MAX_REGEX_LENGTH, WILDCARD_REACH } from './query.ts'
import { regexLiterals } from './regex-literals.ts'
import { nativeExpression } from './regex-native.ts'
import { type Neighboured, peelNeighbours, RegexSyntaxError } from './regex-syntax.ts'
import { forEachWildcardMatch, isWildcardMatch, type WildcardPart, wildcardTest } from './wildcard.ts'
import { type UnitsTest, wildcardUnitsTest } from './wildcard-units.ts'

/** A stretch of folded text, UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a leaf of a query looks for in the folded text of one cell. Linear in the text. */
export interface Pattern {
  test(folded: string): boolean
  /** The same without a string, where that is worth it. */
  readonly testUnits?: UnitsTest
  /**
   * Matches in order of their start. A term: every occurrence, overlapping ones too. Wildcards and regular expressions: leftmost,
   * greedy, not overlapping, never empty.
   */
  find(folded: string): Span[]
  /**
   * Matches for a place in the text, in order of their start, then end. A wildcard term offers every start and every end that `*` may
   * give it; a term and a regular expression the matches of {@link find}.
   */
  forEachMatch(folded: string, visit: (start: number, end: number) => void): void
  /** Whether the whole text matches; for wildcards and terms on category columns. */
  matchesWhole(folded: string): boolean
  /**
   * Folded pieces of text, none of them empty, that every match contains, in their order and without overlap: the literal parts of a
   * wildcard term, a term itself, of a regular expression what is easily seen. None where nothing is known.
   */
  readonly literals: readonly string[]
  /** The longest of {@link literals}; empty where there is none. */
  readonly literal: string
  /** True where containing `literal` is all there is to it. */
  readonly isLiteral: boolean
}

export function termPattern(text: string): Pattern {
  const literal = fold(text)
  const trimmed = literal.trim()
  const forEachMatch = (folded: string, visit: (start: number, end: number) => void): void => {
    for (let start = folded.indexOf(literal); start >= 0; start = folded.indexOf(literal, start + 1)) {
      visit(start, start + literal.length)
    }
  }
  return {
    literal,
    literals: [literal],
    isLiteral: true,
    test: (folded) => folded.includes(literal),
    matchesWhole: (folded) => folded === trimmed,
    find(folded) {
      const spans: Span[] = []
      forEachMatch(folded, (start, end) => spans.push({ start, end }))
      return spans
    },
    forEachMatch,
  }
}

/** The parts of a wildcard term; neighbouring literal characters in one part, `**` as one `*`. */
export function wildcardParts(pattern: string): WildcardPart[] {
  const parts: WildcardPart[] = []
  let text = ''
  const flush = () => {
    if (text !== '') parts.push({ kind: 'literal', text })
    text = ''
  }
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index]!
    if (character === '\\' && index + 1 < pattern.length) text += pattern[++index]!
    else if (character === '?' || character === '*') {
      flush()
      if (character === '?') parts.push({ kind: 'one' })
      else if (parts.at(-1)?.kind !== 'many') parts.push({ kind: 'many' })
    } else text += character
  }
  flush()
  return parts
}

const ONE_CHARACTER = '(?s:.)'
/** Punctuation is Unicode's general category P; a line break counts as one. */
const MANY_CHARACTERS = `[^\\pP\\n\\r]{0,${WILDCARD_REACH}}`

export function wildcardPattern(pattern: string): Pattern {
  const parts = wildcardParts(pattern).map((part): WildcardPart => {
    return part.kind === 'literal' ? { kind: 'literal', text: fold(part.text) } : part
  })
  const literals = parts.flatMap((part) => (part.kind === 'literal' ? [part.text] : []))
  const literal = longestOf(literals)
  const test = wildcardTest(parts)
  let compiled: RE2JS | undefined
  return {
    literals,
    literal,
    isLiteral: false,
    test,
    ...(isOfUnits(literals) && { testUnits: wildcardUnitsTest(parts) }),
    matchesWhole: (folded) => folded.includes(literal) && isWildcardMatch(parts, folded),
    find(folded) {
      if (!test(folded)) return []
      compiled ??= RE2JS.compile(wildcardExpression(parts))
      return spansOf(compiled, folded)
    },
    forEachMatch(folded, visit) {
      if (folded.includes(literal)) forEachWildcardMatch(parts, folded, visit)
    },
  }
}

/** A literal with a character of two units stands in no text whose units are characters. */
const isOfUnits = (literals: readonly string[]): boolean => !literals.some((literal) => /[\ud800-\udfff]/.test(literal))

function wildcardExpression(parts: readonly WildcardPart[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'literal') return RE2JS.quote(part.text)
      return part.kind === 'one' ? ONE_CHARACTER : MANY_CHARACTERS
    })
    .join('')
}

function longestOf(pieces: readonly string[]): string {
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
}

/**
 * A regular expression in RE2's syntax, one character forbidden or asked for in front of all of it and behind it ({@link peelNeighbours});
 * letters match in either case. Characters outside ASCII are folded like the text, so that
 * `/佔用/` finds 占用 and `/（住宅）/` the bracket it names. Throws {@link RegexSyntaxError}.
 */
export function regexPattern(source: string): Pattern {
  if (source.length > MAX_REGEX_LENGTH) throw new RegexSyntaxError('regexInvalid', { reason: 'expression too large', found: '' })
  const expression = peelNeighbours(foldExpression(source))
  const { flags, before, body, after } = expression
  const inside = compile(flags + body)
  const { pieces: literals, isWhole } = regexLiterals(body)
  const isLiteral = isWhole && !before && !after
  const literal = longestOf(literals)
  const native = nativeExpression(expression)
  const { test, find } = native ? nativeSearch(native) : before || after ? neighbouredSearch(expression) : plainSearch(inside)
  const holdsLiteral = (folded: string) => literal === '' || folded.includes(literal)
  const findSpans = (folded: string): Span[] => (holdsLiteral(folded) ? find(folded) : [])
  return {
    literals,
    literal,
    isLiteral,
    test: (folded) => holdsLiteral(folded) && (isLiteral || test(folded)),
    matchesWhole: (folded) => (before?.isEdge ?? true) && (after?.isEdge ?? true) && inside.testExact(folded),
    find: findSpans,
    forEachMatch(folded, visit) {
      for (const { start, end } of findSpans(folded)) visit(start, end)
    },
  }
}

type Search = Pick<Pattern, 'test' | 'find'>

function plainSearch(compiled: RE2JS): Search {
  return {
    test: (folded) => compiled.test(folded),
    find: (folded) => (compiled.test(folded) ? spansOf(compiled, folded) : []),
  }
}

function nativeSearch(expression: RegExp): Search {
  const every = new RegExp(expression, 'gu')
  return {
    test: (folded) => expression.test(folded),
    find(folded) {
      const spans: Span[] = []
      for (const { index, 0: text } of folded.matchAll(every)) {
        if (text !== '') spans.push({ start: index, end: index + text.length })
      }
      return spans
    },
  }
}

function neighbouredSearch({ flags, before, body, after }: Neighboured): Search {
  const behind = after ? `(?:${after.isEdge ? '\\z|' : ''}${after.expression})` : ''
  const compileAfter = (neighbour: string): RE2JS => compile(`${flags}${neighbour}(${body})${behind}`)
  const ahead = before?.expression ?? ''
  const first = compileAfter(before?.isEdge ? `(?:\\A|${ahead})` : ahead)
  const later = before ? compileAfter(ahead) : first
  return {
    test: (folded) => first.test(folded),
    find: (folded) => neighbouredSpans(folded, first, later, before !== undefined),
  }
}

/**
 * The spans of the first group of an expression that takes its neighbours with it. The search goes on at the end of the group, or one
 * character before it where a neighbour stands in front, so that matches may share a neighbour and be neighbours. `later` is the
 * expression for every search but the first: in it the start of the text serves for no neighbour.
 */
function neighbouredSpans(folded: string, first: RE2JS, later: RE2JS, hasBefore: boolean): Span[] {
  const spans: Span[] = []
  const limit = findLimit(folded)
  let matcher = first.matcher(folded)
  for (let from = 0; from <= folded.length && spans.length < limit; ) {
    if (!matcher.find(from)) break
    const start = matcher.start(1)
    const end = matcher.end(1)
    if (end > start) spans.push({ start, end })
    if (from === 0) matcher = later.matcher(folded)
    const next = end > start ? end : end + widthAt(folded, end)
    from = hasBefore ? next - widthBefore(folded, next) : next
  }
  return spans
}

function widthAt(text: string, index: number): number {
  return index < text.length && text.codePointAt(index)! > 0xffff ? 2 : 1
}

function widthBefore(text: string, index: number): number {
  return index > 1 && text.codePointAt(index - 2)! > 0xffff ? 2 : 1
}

function compile(expression: string): RE2JS {
  try {
    return RE2JS.compile(expression, RE2JS.CASE_INSENSITIVE)
  } catch (cause) {
    if (cause instanceof RE2JSSyntaxException) {
      const found = cause.getDescription().endsWith(')') ? '' : (cause.getPattern() ?? '')
      throw new RegexSyntaxError('regexInvalid', { reason: cause.getDescription(), found }, { cause })
    }
    if (!(cause instanceof RE2JSException || cause instanceof RangeError)) throw cause
    throw new RegexSyntaxError('regexInvalid', { reason: 'expression too large', found: '' }, { cause })
  }
}

/** Units of text times matches per cell: beyond it further matches of a cell are not listed (whether it matches stays exact). */
const FIND_BUDGET = 50_000_000

function findLimit(folded: string): number {
  return Math.max(64, Math.floor(FIND_BUDGET / (folded.length + 1)))
}

function spansOf(compiled: RE2JS, folded: string): Span[] {
  const spans: Span[] = []
  const matcher = compiled.matcher(folded)
  const limit = findLimit(folded)
  while (spans.length < limit && matcher.find()) {
    if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() })
  }
  return spans
}

/** Folds the characters outside ASCII of a regular expression, but the ends of a class's ranges, whose order must stay. */
function foldExpression(source: string): string {
  const characters = [...source]
  let inClass = false
  let isEscaped = false
  let expression = ''
  characters.forEach((character, index) => {
    if (character < '\u0080') {
      if (!isEscaped && character === '[') inClass = true
      if (!isEscaped && character === ']') inClass = false
      isEscaped = !isEscaped && character === '\\'
      expression += character
      return
    }
    const isRangeEnd = inClass && (characters[index - 1] === '-' || characters[index + 1] === '-')
    const folded = isEscaped || isRangeEnd ? character : RE2JS.quote(foldCharacter(character))
    expression += [...folded].length > 1 && !inClass ? `(?:${folded})` : folded
    isEscaped = false
  })
  return expression
}
