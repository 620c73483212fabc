import { readCount } from './characters.ts'
import { parseAtom } from './parse-atom.ts'
import { proximityObstacle } from './proximity-operand.ts'
import { DEFAULT_DISTANCE, MAX_DEPTH, MAX_DISTANCE, MAX_QUERY_LENGTH, partsOf, type Query } from './query.ts'
import { placeAt, positionOf, type QueryError, QueryFault } from './query-error.ts'
import { type OperatorToken, Scanner } from './scanner.ts'

export type ParseResult = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly error: QueryError }

/**
 * Reads a query (interfaces.md, Screen language). Beyond the table there: fullwidth brackets, colons, quotes, bars, wildcards and
 * comparison signs are read as their ASCII forms; a backslash before a sign makes it literal; blanks may stand around a colon or
 * a comparison sign; quotes part words as brackets do, so `"甲"或"乙"` is an OR. NEAR and THEN need their distance. Operators are
 * upper case. Never throws for any text; linear in its length.
 */
export function parseQuery(text: string): ParseResult {
  const result = parseOnce(text)
  return result.ok ? result : { ok: false, error: { ...result.error, suggestion: soundMend(result.error.suggestion) } }
}

function parseOnce(text: string): ParseResult {
  try {
    return { ok: true, query: new QueryParser(text).parse() }
  } catch (fault) {
    if (fault instanceof QueryFault) return { ok: false, error: fault.error }
    throw fault
  }
}

/** Mends that are tried one after the other until a suggestion can be read. */
const MENDS = 8

/** The suggestion, with what else is wrong in it mended as well; null where that does not succeed. */
function soundMend(suggestion: string | null): string | null {
  let mended = suggestion
  for (let tried = 0; mended !== null && tried < MENDS; tried++) {
    const result = parseOnce(mended)
    if (result.ok) return mended
    mended = result.error.suggestion
  }
  return null
}

/** Recursive descent, a method per level of precedence: OR, AND, NEAR/THEN/SAME, NOT. */
export class QueryParser {
  readonly scanner: Scanner
  private depth = 0
  private readonly heights = new WeakMap<Query, number>()

  constructor(text: string) {
    this.scanner = new Scanner(text)
  }

  parse(): Query {
    const { scanner } = this
    const { length } = scanner.text
    if (length > MAX_QUERY_LENGTH) throw scanner.fault('tooLong', 0, length, { length, limit: MAX_QUERY_LENGTH })
    scanner.skipBlanks()
    if (scanner.isAtEnd) throw scanner.fault('empty', 0, length)
    const query = this.parseOr()
    if (!scanner.isAtEnd) {
      throw scanner.fault('groupUnopened', scanner.at, scanner.at + 1, {}, scanner.mended(scanner.at, scanner.at + 1, ''))
    }
    return query
  }

  /** Stands before an expression; ends before `)`, a list's comma or the end. */
  parseOr(): Query {
    const start = this.scanner.at
    const items = [this.parseAnd()]
    for (;;) {
      const bar = this.scanner.at
      if (this.scanner.accept('|')) this.requireOperand('|', bar)
      else if (!this.acceptOperator('or')) break
      items.push(this.parseAnd())
    }
    return items.length === 1 ? items[0]! : this.placed({ kind: 'or', items }, start)
  }

  /** Runs `parse` one level deeper. */
  nested<Result>(parse: () => Result): Result {
    this.deepen(++this.depth)
    const result = parse()
    this.depth--
    return result
  }

  /** Notes where the part stands, from `start` to the scanner; refuses trees that are too high. */
  placed<Part extends Query>(query: Part, start: number): Part {
    const parts = partsOf(query)
    if (parts.length > 0) {
      const height = 1 + parts.reduce((highest, part) => Math.max(highest, this.heights.get(part) ?? 1), 0)
      this.heights.set(query, height)
      this.deepen(height)
    }
    const { text, at } = this.scanner
    return placeAt(query, start, text.slice(start, at).trimEnd().length, text)
  }

  private parseAnd(): Query {
    const start = this.scanner.at
    const items = [this.parseProximity()]
    while (this.acceptOperator('and') || this.isAtOperand()) items.push(this.parseProximity())
    return items.length === 1 ? items[0]! : this.placed({ kind: 'and', items }, start)
  }

  private parseProximity(): Query {
    const { scanner } = this
    const start = scanner.at
    let left = this.parseNot()
    for (;;) {
      const token = scanner.peekOperator()
      if (token?.operator !== 'near' && token?.operator !== 'then' && token?.operator !== 'same') return left
      const distance = this.readDistance(token)
      scanner.at = token.end
      this.requireOperand(token.word, token.start)
      const right = this.parseNot()
      for (const operand of [left, right]) this.refuseObstacle(operand, token, left)
      left = this.placed({ kind: token.operator, left, right, distance }, start)
    }
  }

  private parseNot(): Query {
    const { scanner } = this
    const start = scanner.at
    if (scanner.sign() === '-') {
      scanner.at++
      scanner.skipBlanks()
      if (scanner.at > start + 1 && this.isAtOperand()) {
        throw scanner.fault('minusDetached', start, scanner.at, {}, scanner.mended(start + 1, scanner.at, ''))
      }
      if (scanner.at > start + 1 || scanner.isAtEnd || ')|'.includes(scanner.sign())) {
        throw scanner.fault('operandMissing', start, start + 1, { operator: '-' }, scanner.mended(start, start + 1, ''))
      }
    } else if (!this.acceptOperator('not')) return parseAtom(this)
    const item = this.nested(() => this.parseNot())
    return this.placed({ kind: 'not', item }, start)
  }

  private acceptOperator(operator: 'and' | 'or' | 'not'): boolean {
    const token = this.scanner.peekOperator()
    if (token?.operator !== operator) return false
    this.scanner.at = token.end
    this.requireOperand(token.word, token.start)
    return true
  }

  /** Skips blanks behind an operator and makes sure that something follows. */
  private requireOperand(operator: string, start: number): void {
    const { scanner } = this
    const end = scanner.at
    scanner.skipBlanks()
    if (this.isAtOperand()) {
      const next = scanner.peekOperator()
      if (!next || next.operator === 'not' || next.operator === 'of') return
    }
    throw scanner.fault('operandMissing', start, end, { operator }, scanner.mended(start, end, ''))
  }

  /** Whether an operand may start here: not at the end, a closing bracket, a bar, a list's comma or the word OR. */
  private isAtOperand(): boolean {
    const { scanner } = this
    const sign = scanner.sign()
    if (sign === '' || sign === ')' || sign === '|' || (sign === ',' && scanner.listDepth > 0)) return false
    return scanner.peekOperator()?.operator !== 'or'
  }

  private readDistance(token: OperatorToken): number {
    const { scanner } = this
    const slash = token.word.search(/[/／]/)
    const digits = slash < 0 ? '' : token.word.slice(slash + 1)
    const details = { operator: slash < 0 ? token.word : token.word.slice(0, slash), found: digits, limit: MAX_DISTANCE }
    if (token.operator === 'same') return 0
    const mended = (distance: number, end = token.end) => scanner.mended(token.start, end, `${details.operator}/${distance}`)
    if (slash < 0) {
      const detached = /^\s*[/／]?\s*([0-9０-９]{1,6})(?=[\s(（])/.exec(scanner.text.slice(token.end, token.end + 40))
      const distance = readCount(detached?.[1] ?? '') ?? DEFAULT_DISTANCE
      throw scanner.fault(
        'distanceMissing',
        token.start,
        token.end,
        details,
        mended(distance, token.end + (detached?.[0].length ?? 0)),
      )
    }
    const distance = readCount(digits)
    if (distance === undefined) {
      const begun = readCount(/^[0-9０-９]{0,6}/.exec(digits)![0]) ?? DEFAULT_DISTANCE
      throw scanner.fault('distanceInvalid', token.start, token.end, details, mended(begun))
    }
    if (distance > MAX_DISTANCE) {
      throw scanner.fault('distanceTooLarge', token.start, token.end, details, mended(MAX_DISTANCE))
    }
    return distance
  }

  private refuseObstacle(operand: Query, token: OperatorToken, left: Query): void {
    if (operand.kind === 'near' || operand.kind === 'then' || operand.kind === 'same') return
    const obstacle = proximityObstacle(operand)
    if (!obstacle) return
    const { position, length } = positionOf(operand) ?? { position: token.start, length: 0 }
    const details = { operator: token.word, found: obstacle.kind }
    throw this.scanner.fault(
      'proximityOperand',
      position,
      position + length,
      details,
      this.mendedObstacle(obstacle, operand, token, left),
    )
  }

  /** NOT in front belongs around the whole; what has no place in the text can only be asked for beside it. */
  private mendedObstacle(obstacle: Query, operand: Query, token: OperatorToken, left: Query): string | null {
    const { scanner } = this
    if (operand === left && operand.kind === 'not' && !proximityObstacle(operand.item)) {
      const { text } = scanner
      const start = positionOf(operand)?.position ?? 0
      const { position, length } = positionOf(operand.item) ?? { position: 0, length: 0 }
      const isBare =
        /^(?:NOT|非|[-－])\s*$/.test(text.slice(start, position)) && text.slice(position + length, token.start).trim() === ''
      return isBare ? scanner.mended(start, scanner.at, `NOT (${text.slice(position, scanner.at).trim()}) `) : null
    }
    const isBeside = ['comparison', 'range', 'empty', 'present', 'atLeast'].includes(obstacle.kind) && obstacle === operand
    return isBeside ? scanner.mended(token.start, token.end, 'AND') : null
  }

  private deepen(depth: number): void {
    const { scanner } = this
    if (depth > MAX_DEPTH) throw scanner.fault('tooDeep', scanner.at, scanner.at + 1, { limit: MAX_DEPTH })
  }
}
