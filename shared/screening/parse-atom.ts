import { readCount } from './characters.ts'
import type { QueryParser } from './parse.ts'
import { rangeBounds } from './parse-range.ts'
import { regexPattern } from './pattern.ts'
import { printQuery } from './print.ts'
import { type ComparisonOperator, MAX_WILDCARDS, type Query } from './query.ts'
import type { QueryFault } from './query-error.ts'
import { regexFault } from './regex-fault.ts'
import { RegexSyntaxError } from './regex-syntax.ts'
import type { Scanner, Word } from './scanner.ts'

/** One operand: a group, a quoted or bare term, a regular expression, a lexicon group, OF, or a column with what follows. */
export function parseAtom(parser: QueryParser): Query {
  const { scanner } = parser
  const start = scanner.at
  const atom = parseLeaf(parser)
  if (atom.kind === 'term' || atom.kind === 'wildcard') parser.placed(atom, start)
  scanner.skipBlanks()
  return atom
}

function parseLeaf(parser: QueryParser): Query {
  const { scanner } = parser
  const start = scanner.at
  if (scanner.sign() === '(') return parseGroup(parser)
  if (scanner.isAtQuote()) {
    const text = scanner.readQuoted()
    return parseColumn(parser, text, start) ?? termOf(parser, text, start)
  }
  if (scanner.sign() === '/') return parseRegex(parser)
  if (scanner.sign() === '@') return parseLexicon(parser)
  const operator = scanner.peekOperator()
  if (operator?.operator === 'of') {
    throw scanner.fault('countMissing', operator.start, operator.end, {}, mendedCount(scanner, operator.start))
  }
  if (operator) {
    const mended = scanner.mended(operator.start, operator.end, '')
    throw scanner.fault('operandMissing', operator.start, operator.end, { operator: operator.word }, mended)
  }
  const list = parseList(parser)
  if (list) return list
  const word = scanner.readWord(true)
  const column = parseColumn(parser, word.text, start)
  if (column) return column
  if (word.text !== '') return wordQuery(parser, word)
  throw missingOperand(parser)
}

/** At a place where nothing can be read as an operand: the end, a closing bracket, a bar or a list's comma. */
function missingOperand({ scanner }: QueryParser): QueryFault {
  const start = scanner.at
  const sign = scanner.text.slice(start, start + 1)
  const mended = scanner.mended(start, start + 1, '')
  if (scanner.sign() === ')' && scanner.listDepth === 0) return scanner.fault('groupUnopened', start, start + 1, {}, mended)
  const comma = scanner.sign() === ')' ? scanner.text.slice(0, start).search(/[,，、]\s*$/) : -1
  const suggestion = scanner.sign() !== ')' ? mended : comma < 0 ? null : scanner.mended(comma, start, '')
  return scanner.fault('operandMissing', start, start + sign.length, { operator: sign }, suggestion)
}

/** The text with a count before an OF: the Chinese number written there, or 1 where nothing is before it. */
function mendedCount(scanner: Scanner, of: number): string | null {
  const before = scanner.text.slice(0, of)
  const written = /(?<=^|[\s(（])([一二两三四五六七八九十])\s*$/.exec(before)
  if (!written) return /^\s*$|[(（]\s*$/.test(before) ? scanner.mended(of, of, '1 ') : null
  const count = 1 + '一二三四五六七八九十'.indexOf(written[1]!.replace('两', '二'))
  return scanner.mended(written.index, of, `${count} `)
}

function parseGroup(parser: QueryParser): Query {
  const { scanner } = parser
  const start = scanner.at++
  scanner.skipBlanks()
  if (scanner.sign() === ')') {
    throw scanner.fault('groupEmpty', start, scanner.at + 1, {}, scanner.mended(start, scanner.at + 1, ''))
  }
  const outerList = scanner.listDepth
  scanner.listDepth = 0
  scanner.openBrackets++
  const query = scanner.isAtEnd ? undefined : parser.nested(() => parser.parseOr())
  scanner.listDepth = outerList
  if (!query || !scanner.accept(')')) throw groupUnclosed(scanner, start)
  scanner.openBrackets--
  return query
}

function groupUnclosed(scanner: Scanner, open: number): QueryFault {
  return scanner.fault('groupUnclosed', open, open + 1, {}, scanner.text.trimEnd() + ')'.repeat(scanner.openBrackets))
}

/** `3 OF (A, B, C)`; undefined and nothing consumed where that does not stand here. */
function parseList(parser: QueryParser): Query | undefined {
  const { scanner } = parser
  const start = scanner.at
  if (!/[0-9０-９]/.test(scanner.text.charAt(start))) return undefined
  const digits = scanner.readRaw()
  const countEnd = scanner.at
  scanner.skipBlanks()
  const operator = scanner.at > countEnd ? scanner.peekOperator() : undefined
  const count = readCount(digits)
  if (operator?.operator !== 'of' || count === undefined) {
    scanner.at = start
    return undefined
  }
  scanner.at = operator.end
  scanner.skipBlanks()
  const open = scanner.at
  if (!scanner.accept('(')) {
    const rest = /^[^)）]*/.exec(scanner.text.slice(open))![0].trimEnd()
    const mended = rest === '' ? null : scanner.mended(open, open + rest.length, `(${rest})`)
    throw scanner.fault('listMissing', operator.start, operator.end, {}, mended)
  }
  scanner.skipBlanks()
  if (scanner.sign() === ')') throw scanner.fault('groupEmpty', open, scanner.at + 1)
  const items: Query[] = []
  scanner.listDepth++
  scanner.openBrackets++
  do {
    scanner.skipBlanks()
    if (scanner.isAtEnd) break
    items.push(parser.nested(() => parser.parseOr()))
  } while (scanner.accept(','))
  scanner.listDepth--
  if (!scanner.accept(')')) throw groupUnclosed(scanner, open)
  scanner.openBrackets--
  if (count < 1 || count > items.length) {
    const mended = scanner.mended(start, countEnd, String(count < 1 ? 1 : items.length))
    throw scanner.fault('countInvalid', start, countEnd, { count: digits, items: items.length }, mended)
  }
  return parser.placed({ kind: 'atLeast', count, items }, start)
}

function parseRegex(parser: QueryParser): Query {
  const { scanner } = parser
  const start = scanner.at++
  let pattern = ''
  while (!scanner.isAtEnd && scanner.text[scanner.at] !== '/') {
    const character = scanner.text[scanner.at++]!
    if (character !== '\\' || scanner.isAtEnd) pattern += character
    else {
      const escaped = scanner.text[scanner.at++]!
      pattern += escaped === '/' ? '/' : `\\${escaped}`
    }
  }
  if (scanner.isAtEnd) throw scanner.fault('regexUnclosed', start, scanner.at, {}, `${scanner.text}/`)
  scanner.at++
  if (pattern === '') throw scanner.fault('regexEmpty', start, scanner.at, {}, scanner.mended(start, scanner.at, ''))
  if (/^[\p{L}\p{N}]/u.test(scanner.sign())) {
    throw scanner.fault('regexFlags', scanner.at, scanner.at + 1, {}, scanner.mended(scanner.at, scanner.at + 1, ''))
  }
  try {
    regexPattern(pattern)
  } catch (cause) {
    if (!(cause instanceof RegexSyntaxError)) throw cause
    throw regexSyntaxFault(scanner, start, pattern, cause)
  }
  return parser.placed({ kind: 'regex', pattern }, start)
}

/** The fault of an expression, placed at the stretch of it that is wrong. */
function regexSyntaxFault(scanner: Scanner, start: number, pattern: string, { code, details }: RegexSyntaxError): QueryFault {
  const fault = regexFault(pattern, String(details.reason ?? ''), String(details.found ?? ''))
  const written = scanner.text.slice(start + 1, scanner.at - 1)
  const isSame = written === pattern
  const from = isSame ? start + 1 + fault.start : start
  const to = isSame ? start + 1 + fault.end : scanner.at
  const mended = fault.mended === null ? null : printQuery({ kind: 'regex', pattern: fault.mended })
  return scanner.fault(code, from, to, details, mended === null ? null : scanner.mended(start, scanner.at, mended))
}

function parseLexicon(parser: QueryParser): Query {
  const { scanner } = parser
  const start = scanner.at++
  const name = scanner.isAtQuote() ? scanner.readQuoted() : scanner.readRaw()
  if (name.trim() === '') {
    const blanks = /^\s*(?![\s()（）|｜])/.exec(scanner.text.slice(scanner.at))?.[0].length ?? 0
    const mended =
      blanks > 0 && scanner.at === start + 1
        ? scanner.mended(start + 1, start + 1 + blanks, '')
        : scanner.mended(start, scanner.at, '')
    throw scanner.fault('lexiconNameMissing', start, scanner.at, {}, mended)
  }
  return parser.placed({ kind: 'lexicon', name }, start)
}

/** What follows a column's name: `:词`, `:(…)`, `:[a TO b]`, `:空`, `>=值`, `:>=值`; undefined where no such sign follows. */
function parseColumn(parser: QueryParser, column: string, start: number): Query | undefined {
  const { scanner } = parser
  const nameEnd = scanner.at
  scanner.skipBlanks()
  const hasColon = scanner.accept(':')
  if (hasColon) scanner.skipBlanks()
  const operator = readComparison(parser)
  if (operator === undefined && !hasColon) {
    scanner.at = nameEnd
    return undefined
  }
  if (column.trim() === '') {
    const mended = operator ? null : scanner.mended(start, scanner.at, '')
    throw scanner.fault('columnNameMissing', start, operator ? scanner.at + 1 : scanner.at, {}, mended)
  }
  if (operator) {
    const value = readValue(parser)
    if (value.trim() === '') throw scanner.fault('valueMissing', start, scanner.at, { column })
    return parser.placed({ kind: 'comparison', column, operator, value }, start)
  }
  if (scanner.sign() === '[') {
    const { from, to } = rangeBounds(scanner, column, start)
    return parser.placed({ kind: 'range', column, from, to }, start)
  }
  const item = parser.nested(() => parseScoped(parser, column, start))
  if (item === 'empty' || item === 'present') return parser.placed({ kind: item, column }, start)
  return parser.placed({ kind: 'field', column, item }, start)
}

function parseScoped(parser: QueryParser, column: string, start: number): Query | 'empty' | 'present' {
  const { scanner } = parser
  const itemStart = scanner.at
  if (scanner.sign() === '(') return parseGroup(parser)
  if (scanner.sign() === '/') return parseRegex(parser)
  if (scanner.sign() === '@') return parseLexicon(parser)
  if (scanner.isAtQuote()) return parser.placed(termOf(parser, scanner.readQuoted(), itemStart), itemStart)
  const word = scanner.readWord(false)
  if (word.text === '') throw scanner.fault('valueMissing', start, scanner.at, { column })
  const raw = scanner.text.slice(word.start, word.end)
  if (raw === '空') return 'empty'
  if (raw === '有') return 'present'
  return parser.placed(wordQuery(parser, word), itemStart)
}

function wordQuery(parser: QueryParser, word: Word): Query {
  const { scanner } = parser
  if (word.wildcards === 0) return termOf(parser, word.text, word.start)
  if (/^[?*]+$/.test(word.pattern)) {
    const isValue = /[:：]\s*$/.test(scanner.text.slice(0, word.start))
    throw scanner.fault('wildcardAlone', word.start, word.end, {}, scanner.mended(word.start, word.end, isValue ? '有' : ''))
  }
  if (word.wildcards > MAX_WILDCARDS) {
    throw scanner.fault('wildcardTooMany', word.start, word.end, { count: word.wildcards, limit: MAX_WILDCARDS })
  }
  return { kind: 'wildcard', pattern: word.pattern }
}

function termOf(parser: QueryParser, text: string, start: number): Query {
  const { scanner } = parser
  if (text === '') throw scanner.fault('termEmpty', start, scanner.at, {}, scanner.mended(start, scanner.at, ''))
  return { kind: 'term', text }
}

function readComparison(parser: QueryParser): ComparisonOperator | undefined {
  const { scanner } = parser
  const sign = scanner.sign()
  if (sign === '≥' || sign === '≤') {
    scanner.at++
    return sign === '≥' ? '>=' : '<='
  }
  if (sign !== '>' && sign !== '<' && sign !== '=') return undefined
  scanner.at++
  return sign !== '=' && scanner.accept('=') ? `${sign}=` : sign
}

function readValue(parser: QueryParser): string {
  const { scanner } = parser
  scanner.skipBlanks()
  return scanner.isAtQuote() ? scanner.readQuoted() : scanner.readRaw()
}
