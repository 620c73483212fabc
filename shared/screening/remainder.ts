import type { ColumnSchema } from '../table/schema.ts'
import { compileQuery } from './evaluate.ts'
import { printQuery } from './print.ts'
import { partsOf, type Query } from './query.ts'

/** What remains of a query of which a part is known: a query, or `true` where it accepts every row and `false` where it accepts none. */
export type Remainder = Query | boolean

const labels = new WeakMap<Query, string>()

/** What a leaf of a {@link spelledOut} query is called: as it is printed, its column around it. Remembered, because it is asked for again and again. */
export function labelOf(leaf: Query): string {
  let label = labels.get(leaf)
  if (label === undefined) {
    label = printQuery(leaf)
    labels.set(leaf, label)
  }
  return label
}

/**
 * The same query with its lexicon groups put in and every field directly around its leaves, columns called as the dataset calls them: leaves then have the
 * labels that `compileQuery` gives them in `terms`. The query was compiled for these columns and groups before: what it names is there. Linear in
 * the leaves of the result; equal leaves are one object.
 */
export function spelledOut(query: Query, columns: readonly ColumnSchema[], lexicons: ReadonlyMap<string, Query>): Query {
  const leaves = new Map<string, Query>()
  const leafOf = (leaf: Query, column: string | undefined): Query => {
    const placed: Query = column === undefined ? leaf : { kind: 'field', column, item: leaf }
    const known = leaves.get(labelOf(placed))
    if (!known) leaves.set(labelOf(placed), placed)
    return known ?? placed
  }
  const spell = (part: Query, column: string | undefined): Query => {
    switch (part.kind) {
      case 'term':
      case 'wildcard':
      case 'regex':
        return leafOf(part, column)
      case 'lexicon':
        return spell(lexicons.get(part.name)!, column)
      case 'field':
        return spell(part.item, columnName(part.column, columns))
      case 'not':
        return { ...part, item: spell(part.item, column) }
      case 'and':
      case 'or':
      case 'atLeast':
        return { ...part, items: part.items.map((item) => spell(item, column)) }
      case 'near':
      case 'then':
      case 'same':
        return { ...part, left: spell(part.left, column), right: spell(part.right, column) }
      default:
        return part
    }
  }
  return spell(query, undefined)
}

/** The column that a query means by a name, as the dataset calls it: names are compared folded where they are not equal. */
function columnName(name: string, columns: readonly ColumnSchema[]): string {
  const asked = compileQuery({ kind: 'present', column: name }, columns)
  return asked.ok ? columns[asked.screen.columns[0]!]!.name : name
}

/**
 * A spelled-out query when no row contains the term of this label: each place where it stands outside NOT is false. AND and NEAR, THEN, SAME fail with a part that fails,
 * OR loses it, OF keeps its number and has one part fewer to reach it. What stands below NOT stays.
 */
export function withoutTerm(query: Query, label: string): Remainder {
  return remainderOf(query, false, (part, isNegated) =>
    !isNegated && isLeaf(part) && labelOf(part) === label ? false : undefined,
  )
}

/** A spelled-out query that excludes nothing: each NOT holds in every row. */
export function withoutExclusions(query: Query): Remainder {
  return remainderOf(query, false, (part) => (part.kind === 'not' ? true : undefined))
}

/** A spelled-out query when no row fulfils the excluded leaf of this label: each place where it stands below NOT is false, the others stay. */
export function withoutExcluded(query: Query, label: string): Remainder {
  return remainderOf(query, false, (part, isNegated) =>
    isNegated && isLeaf(part) && labelOf(part) === label ? false : undefined,
  )
}

/** The distinct leaves below NOT of a spelled-out query in order of appearance: terms, and comparisons too. */
export function excludedLeaves(query: Query): Query[] {
  const leaves = new Map<string, Query>()
  const visit = (part: Query, isNegated: boolean): void => {
    if (isLeaf(part)) {
      if (isNegated) leaves.set(labelOf(part), part)
    } else for (const item of partsOf(part)) visit(item, isNegated || part.kind === 'not')
  }
  visit(query, false)
  return [...leaves.values()]
}

/** In a spelled-out query what has no parts, and a leaf with its column. */
function isLeaf(part: Query): boolean {
  return part.kind === 'field' || partsOf(part).length === 0
}

type Known = (part: Query, isNegated: boolean) => boolean | undefined

function remainderOf(query: Query, isNegated: boolean, known: Known): Remainder {
  const value = known(query, isNegated)
  if (value !== undefined) return value
  switch (query.kind) {
    case 'and': {
      const items = query.items.map((item) => remainderOf(item, isNegated, known))
      if (items.includes(false)) return false
      return joined(query, items, true)
    }
    case 'or': {
      const items = query.items.map((item) => remainderOf(item, isNegated, known))
      if (items.includes(true)) return true
      return joined(query, items, false)
    }
    case 'atLeast': {
      const items = query.items.map((item) => remainderOf(item, isNegated, known))
      const count = query.count - items.filter((item) => item === true).length
      const open = items.filter((item) => typeof item !== 'boolean')
      if (count <= 0) return true
      return open.length < count ? false : { kind: 'atLeast', count, items: open }
    }
    case 'not': {
      const item = remainderOf(query.item, true, known)
      return typeof item === 'boolean' ? !item : { kind: 'not', item }
    }
    case 'near':
    case 'then':
    case 'same': {
      const left = remainderOf(query.left, isNegated, known)
      const right = remainderOf(query.right, isNegated, known)
      return typeof left === 'boolean' || typeof right === 'boolean' ? false : { ...query, left, right }
    }
    default:
      return query
  }
}

/** AND or OR of what is left of its items; `neutral` is what those are that fell away. */
function joined(query: Extract<Query, { kind: 'and' | 'or' }>, items: readonly Remainder[], neutral: boolean): Remainder {
  const open = items.filter((item) => typeof item !== 'boolean')
  if (open.length === 0) return neutral
  return open.length === 1 ? open[0]! : { kind: query.kind, items: open }
}
