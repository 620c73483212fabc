import type { ColumnSchema } from '../../table/schema.ts'
import type { ProximityQuery, Query } from '../query.ts'
import { type Cell, naiveCell, naiveFold, naiveMatches, naiveSearch, type Stretch } from './brute-force-text.ts'
import { comparesByBruteForce, liesInRangeByBruteForce } from './brute-force-values.ts'

/** A row's cells with what is known of its columns. */
interface Row {
  readonly columns: readonly ColumnSchema[]
  readonly cells: readonly string[]
  readonly lexicons: ReadonlyMap<string, Query>
}

/**
 * Whether a query accepts a row, straight from the definitions of interfaces.md (Screen language): no index, no bitsets, all matches and
 * all pairs enumerated. `cells` are originals by column. Shares only the syntax tree and the table of characters with what it checks. Slow on purpose:
 * for cells of some dozens of characters.
 */
export function acceptsByBruteForce(
  query: Query,
  columns: readonly ColumnSchema[],
  cells: readonly string[],
  lexicons: ReadonlyMap<string, Query> = new Map(),
): boolean {
  return holds(query, { columns, cells, lexicons }, undefined)
}

/** A stretch of a cell's original text, UTF-16 units. */
export interface OriginalStretch {
  readonly column: number
  readonly start: number
  readonly end: number
}

/**
 * What is to be marked of a term, a regular expression, an OR of them, or a proximity of two such: every match, of a proximity every match
 * that has a partner. In order of column, start and end, each stretch once.
 */
export function marksByBruteForce(
  query: Query,
  columns: readonly ColumnSchema[],
  cells: readonly string[],
  lexicons: ReadonlyMap<string, Query> = new Map(),
): OriginalStretch[] {
  const row: Row = { columns, cells, lexicons }
  return columns.flatMap((_, column) =>
    distinct(marksIn(query, row, column))
      .map(({ from, to }) => ({ column, start: unitsBefore(cells[column]!, from), end: unitsBefore(cells[column]!, to) }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  )
}

function marksIn(query: Query, row: Row, column: number): Stretch[] {
  if (query.kind !== 'near' && query.kind !== 'then' && query.kind !== 'same') return stretchesIn(query, row, column, undefined)
  const left = stretchesIn(query.left, row, column, undefined)
  const right = stretchesIn(query.right, row, column, undefined)
  const pairs = left.flatMap((one) => right.map((other): [Stretch, Stretch] => [one, other]))
  return pairs.filter(([one, other]) => isPair(query, one, other, row.cells[column]!)).flat()
}

function unitsBefore(text: string, points: number): number {
  return [...text].slice(0, points).join('').length
}

/** `field` is the column named around the query; an inner one wins. */
function holds(query: Query, row: Row, field: number | undefined): boolean {
  switch (query.kind) {
    case 'and':
      return query.items.every((item) => holds(item, row, field))
    case 'or':
      return query.items.some((item) => holds(item, row, field))
    case 'not':
      return !holds(query.item, row, field)
    case 'atLeast':
      return query.items.filter((item) => holds(item, row, field)).length >= query.count
    case 'field':
      return holds(query.item, row, columnOf(row, query.column))
    case 'lexicon':
      return holds(groupOf(row, query.name), row, field)
    case 'comparison':
      return comparesByBruteForce(query, ...cellOf(row, query.column))
    case 'range':
      return liesInRangeByBruteForce(query, ...cellOf(row, query.column))
    case 'empty':
      return cellOf(row, query.column)[1].trim() === ''
    case 'present':
      return cellOf(row, query.column)[1].trim() !== ''
    case 'regex':
      return row.columns.some((_, column) => looksIn(row, column, field) && naiveSearch(query.pattern, row.cells[column]!))
    case 'term':
    case 'wildcard':
    case 'near':
    case 'then':
    case 'same':
      return row.columns.some((_, column) => stretchesIn(query, row, column, field).length > 0)
  }
}

/** Where a part for a place in the text lies in one cell: characters of the original. A proximity lies from the start of its pair to its end. */
function stretchesIn(query: Query, row: Row, column: number, field: number | undefined): Stretch[] {
  switch (query.kind) {
    case 'or':
      return distinct(query.items.flatMap((item) => stretchesIn(item, row, column, field)))
    case 'field':
      return stretchesIn(query.item, row, column, columnOf(row, query.column))
    case 'lexicon':
      return stretchesIn(groupOf(row, query.name), row, column, field)
    case 'near':
    case 'then':
    case 'same':
      return pairsIn(query, row, column, field)
    default:
      return leafStretches(query, row, column, field)
  }
}

function leafStretches(query: Query, row: Row, column: number, field: number | undefined): Stretch[] {
  if (!looksIn(row, column, field)) return []
  const original = row.cells[column]!
  const cell = naiveCell(original)
  if (field !== undefined && row.columns[column]!.type === 'category' && query.kind !== 'regex') {
    return equalsWhole(query, original) ? [{ from: 0, to: [...original].length }] : []
  }
  return distinct(naiveMatches(query, cell.folded).map((match) => inOriginal(match, cell)))
}

function equalsWhole(query: Query, original: string): boolean {
  if (query.kind === 'term') return naiveFold(original).trim() === naiveFold(query.text).trim()
  const value = [...naiveFold(original).trim()]
  return naiveMatches(query, value).some(({ from, to }) => from === 0 && to === value.length)
}

function pairsIn(query: ProximityQuery, row: Row, column: number, field: number | undefined): Stretch[] {
  const left = stretchesIn(query.left, row, column, field)
  const right = stretchesIn(query.right, row, column, field)
  return distinct(
    left.flatMap((one) =>
      right.filter((other) => isPair(query, one, other, row.cells[column]!)).map((other) => hull(one, other)),
    ),
  )
}

function isPair(query: ProximityQuery, one: Stretch, other: Stretch, original: string): boolean {
  const both = hull(one, other)
  if (query.kind === 'same') return sentencesOf(original).some(({ from, to }) => from <= both.from && both.to <= to)
  const distance = Math.max(0, other.from - one.to, one.from - other.to)
  return distance <= query.distance && (query.kind === 'near' || one.from < other.from)
}

function hull(one: Stretch, other: Stretch): Stretch {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
}

/** Sentences with the sign that ends them. */
function sentencesOf(original: string): Stretch[] {
  const sentences: Stretch[] = []
  let from = 0
  const points = [...original]
  points.forEach((one, index) => {
    if (!/[。！？；!?;\n\r]/u.test(one)) return
    sentences.push({ from, to: index + 1 })
    from = index + 1
  })
  return [...sentences, { from, to: points.length }]
}

/** A term looks in the column named around it, else in those of type text, else, where there is none, in all. */
function looksIn(row: Row, column: number, field: number | undefined): boolean {
  if (field !== undefined) return column === field
  return row.columns[column]!.type === 'text' || row.columns.every(({ type }) => type !== 'text')
}

function inOriginal(match: Stretch, cell: Cell): Stretch {
  return { from: cell.origins[match.from]!.from, to: cell.origins[match.to - 1]!.to }
}

function distinct(stretches: readonly Stretch[]): Stretch[] {
  return [...new Map(stretches.map((stretch) => [`${stretch.from} ${stretch.to}`, stretch])).values()]
}

function columnOf(row: Row, name: string): number {
  return row.columns.findIndex((column) => column.name === name)
}

function cellOf(row: Row, name: string): [ColumnSchema, string] {
  const column = columnOf(row, name)
  return [row.columns[column]!, row.cells[column]!]
}

function groupOf(row: Row, name: string): Query {
  const group = row.lexicons.get(name)
  if (!group) throw new Error(`no group ${name}`)
  return group
}
