import type { ColumnSchema } from '../table/schema.ts'
import { fold } from '../values/fold.ts'
import { nearestNames } from './nearest-names.ts'
import { type Pattern, regexPattern, termPattern, wildcardParts, wildcardPattern } from './pattern.ts'
import { columnsOf, type Leaf, type Plan } from './plan.ts'
import { printName, printQuery } from './print.ts'
import { proximityObstacle } from './proximity-operand.ts'
import {
  MAX_DEPTH,
  MAX_LEAVES,
  type ProximityQuery,
  type Query,
  type RegexQuery,
  type TermQuery,
  type WildcardQuery,
} from './query.ts'
import { faultOf, QueryFault } from './query-error.ts'
import { RegexSyntaxError } from './regex-syntax.ts'
import { leadingWordEnd } from './scanner.ts'
import { comparisonTest, rangeTest } from './value-test.ts'

/** Where a part of a query looks: the column named around it, and the lexicon groups it is inside of. */
interface Scope {
  readonly column: number | undefined
  readonly lexicons: readonly string[]
  readonly depth: number
  /** False below NOT, where matches are no hits. */
  readonly isPositive: boolean
}

/** Builds a {@link Plan} from a query; throws `QueryFault` for names, values and operands that do not fit. */
export class QueryCompiler {
  /** Leaves by label in order of appearance, those below NOT included. */
  readonly leaves = new Map<string, Leaf>()
  /** Labels of the leaves outside NOT. */
  readonly positive = new Set<string>()
  /** Every column that is read, by leaves and by comparisons. */
  readonly columns = new Set<number>()
  private readonly textColumns: readonly number[]
  private count = 0

  constructor(
    private readonly schema: readonly ColumnSchema[],
    private readonly lexicons: ReadonlyMap<string, Query>,
  ) {
    const indexes = schema.map((_, index) => index)
    const text = indexes.filter((index) => schema[index]!.type === 'text')
    this.textColumns = text.length > 0 ? text : indexes
  }

  compile(query: Query): Plan {
    return this.plan(query, { column: undefined, lexicons: [], depth: 0, isPositive: true })
  }

  private plan(query: Query, outer: Scope): Plan {
    const scope = { ...outer, depth: outer.depth + 1 }
    if (scope.depth > MAX_DEPTH) throw faultOf(query, 'tooDeep', { limit: MAX_DEPTH })
    switch (query.kind) {
      case 'term':
      case 'wildcard':
      case 'regex':
        return this.leaf(query, scope)
      case 'lexicon':
        return this.lexicon(query.name, query, scope)
      case 'and':
        return { kind: 'all', items: query.items.map((item) => this.plan(item, scope)) }
      case 'or':
        return { kind: 'any', items: query.items.map((item) => this.plan(item, scope)) }
      case 'not':
        return { kind: 'not', item: this.plan(query.item, { ...scope, isPositive: false }) }
      case 'atLeast':
        return { kind: 'atLeast', count: query.count, items: query.items.map((item) => this.plan(item, scope)) }
      case 'near':
      case 'then':
      case 'same':
        return this.proximity(query, scope)
      case 'field':
        return this.plan(query.item, { ...scope, column: this.columnOf(query, query.column) })
      case 'comparison':
      case 'range':
      case 'empty':
      case 'present':
        return this.value(query)
    }
  }

  private leaf(query: TermQuery | WildcardQuery | RegexQuery, scope: Scope): Plan {
    if (++this.count > MAX_LEAVES) throw faultOf(query, 'tooLarge', { limit: MAX_LEAVES })
    const { column } = scope
    const label = printQuery(column === undefined ? query : { kind: 'field', column: this.schema[column]!.name, item: query })
    let leaf = this.leaves.get(label)
    if (!leaf) {
      const isWhole = column !== undefined && query.kind !== 'regex' && this.schema[column]!.type === 'category'
      leaf = { label, pattern: patternOf(query), columns: column === undefined ? this.textColumns : [column], isWhole }
      this.leaves.set(label, leaf)
      for (const index of leaf.columns) this.columns.add(index)
    }
    if (scope.isPositive) this.positive.add(label)
    return { kind: 'leaf', leaf }
  }

  private lexicon(name: string, query: Query, scope: Scope): Plan {
    const group = this.lexicons.get(name)
    if (!group) throw unknownLexicon(query, name, [...this.lexicons.keys()])
    const lexicons = [...scope.lexicons, name]
    const path = lexicons.slice(lexicons.indexOf(name)).join(' → ')
    if (scope.lexicons.includes(name)) throw faultOf(query, 'lexiconCyclic', { lexicon: name, path })
    const words = group.kind === 'or' ? group.items : [group]
    const items = words.map((word, index) => {
      try {
        return this.plan(word, { ...scope, lexicons })
      } catch (fault) {
        throw fault instanceof QueryFault ? faultInGroup(fault, query, name, index + 1) : fault
      }
    })
    return items.length === 1 ? items[0]! : { kind: 'any', items }
  }

  private proximity(query: ProximityQuery, scope: Scope): Plan {
    const operator = query.kind === 'same' ? 'SAME' : `${query.kind.toUpperCase()}/${query.distance}`
    const [left, right] = [query.left, query.right].map((operand) => {
      const obstacle = proximityObstacle(operand)
      if (obstacle) throw faultOf(operand, 'proximityOperand', { operator, found: obstacle.kind })
      const plan = this.plan(operand, scope)
      const kind = obstacleKind(plan)
      if (kind) throw faultOf(operand, 'proximityOperand', { operator, found: kind, ...obstacleWord(operand, plan) })
      return plan
    }) as [Plan, Plan]
    const rightColumns = columnsOf(right)
    const columns = columnsOf(left).filter((column) => rightColumns.includes(column))
    return { kind: query.kind, left, right, distance: query.distance, columns }
  }

  private value(query: Extract<Query, { kind: 'comparison' | 'range' | 'empty' | 'present' }>): Plan {
    if (++this.count > MAX_LEAVES) throw faultOf(query, 'tooLarge', { limit: MAX_LEAVES })
    const column = this.columnOf(query, query.column)
    this.columns.add(column)
    const schema = this.schema[column]!
    return { kind: 'value', column, type: schema.type, label: printQuery(query), test: testOf(query, schema) }
  }

  /** The column of this name; else the only one whose name is the same folded. */
  private columnOf(query: Query, name: string): number {
    const exact = this.schema.findIndex((column) => column.name === name)
    if (exact >= 0) return exact
    const wanted = fold(name).trim()
    const folded = this.schema.flatMap((column, index) => (fold(column.name).trim() === wanted ? [index] : []))
    if (folded.length === 1) return folded[0]!
    throw unknownColumn(
      query,
      name,
      this.schema.map((column) => column.name),
    )
  }
}

/** Its mend is the nearest column in the place of the one that is not there; without one, what looks like a time or an address in quotes. */
function unknownColumn(query: Query, name: string, columns: readonly string[]): QueryFault {
  const nearest = nearestNames(name, columns)
  return faultOf(query, 'columnUnknown', { column: name, nearest: nearest.join('、') }, (written) => {
    const [first] = nearest
    if (first !== undefined) return printName(first) + written.slice(leadingWordEnd(written))
    return /^[\w.+-]+$/.test(name) && !/["“”\\]/.test(written) ? `"${written}"` : undefined
  })
}

function unknownLexicon(query: Query, name: string, groups: readonly string[]): QueryFault {
  const nearest = nearestNames(name, groups)
  const [first] = nearest
  const mended = first === undefined ? undefined : printQuery({ kind: 'lexicon', name: first })
  return faultOf(query, 'lexiconUnknown', { lexicon: name, nearest: nearest.join('、') }, () => mended)
}

/** The fault of a group's word (1-based) stands where the group is called; of groups within groups the innermost is named. */
function faultInGroup({ error }: QueryFault, call: Query, group: string, word: number): QueryFault {
  return faultOf(call, error.code, 'group' in error.details ? error.details : { ...error.details, group, word })
}

function testOf(query: Extract<Query, { kind: 'comparison' | 'range' | 'empty' | 'present' }>, schema: ColumnSchema) {
  if (query.kind === 'comparison') return comparisonTest(query, schema)
  if (query.kind === 'range') return rangeTest(query, schema)
  const isEmpty = query.kind === 'empty'
  return (text: string) => (text.trim() === '') === isEmpty
}

function patternOf(query: TermQuery | WildcardQuery | RegexQuery): Pattern {
  if (query.kind === 'term') {
    if (query.text === '') throw faultOf(query, 'termEmpty')
    return termPattern(query.text)
  }
  if (query.kind === 'wildcard') {
    if (!wildcardParts(query.pattern).some((part) => part.kind === 'literal')) throw faultOf(query, 'wildcardAlone')
    return wildcardPattern(query.pattern)
  }
  try {
    return regexPattern(query.pattern)
  } catch (cause) {
    if (!(cause instanceof RegexSyntaxError)) throw cause
    throw faultOf(query, cause.code, cause.details)
  }
}

/** Which word of a lexicon group has no place in a text. */
function obstacleWord(operand: Query, plan: Plan): { group?: string; word?: number } {
  if (operand.kind !== 'lexicon') return {}
  const word = plan.kind === 'any' ? plan.items.findIndex((item) => obstacleKind(item) !== undefined) + 1 : 1
  return { group: operand.name, word }
}

/** What a lexicon group brought into NEAR, THEN or SAME that has no place in a text. */
function obstacleKind(plan: Plan): string | undefined {
  if (plan.kind === 'any') return plan.items.map(obstacleKind).find((kind) => kind !== undefined)
  if (plan.kind === 'leaf' || plan.kind === 'near' || plan.kind === 'then' || plan.kind === 'same') return undefined
  return plan.kind === 'all' ? 'and' : plan.kind
}
