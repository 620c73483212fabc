import type { LinkSuggestion, linkContract } from '../../shared/contract/links.ts'
import type { ArgsOut } from '../../shared/contract/method.ts'
import { type CompareKind, keysOf } from '../../shared/linkage/key.ts'
import {
  type SampledContent,
  sampledContent,
  suggestedComparison,
  suggestedLeast,
  tellingTypes,
} from '../../shared/linkage/suggested-comparison.ts'
import { columnsOf, type Relation, type RelationColumn, rowCountOf, selectRows } from '../../shared/model/relation.ts'
import { chunksOf } from '../../shared/model/relation-chunks.ts'
import { isPlaceholder } from '../../shared/values/placeholder.ts'
import { breathe, type Investigation } from './investigation.ts'
import { draftInputs } from './link-draft.ts'
import type { StoredTable } from './store/segments.ts'

/** Rows of each side whose values tell what a column holds: that many stretches of so many rows. */
const STRETCHES = 4
const STRETCH_ROWS = 500
/** Of more right rows every n-th is looked at. */
const MOST_RIGHT_ROWS = 200_000
const MOST_SUGGESTIONS = 8
/** Comparisons that may hold although no two values are equal. */
const graded = new Set<CompareKind>(['name', 'company', 'address', 'place'])

type Sources = ReadonlyMap<string, StoredTable>

interface SampledColumn {
  column: RelationColumn
  content: SampledContent
  values: string[]
}

/** Pairs of columns that may meet, by types and by a sample of what they hold; pairs without an equal value are left out unless they may be similar: names, companies, addresses. */
export async function suggestLinks(
  investigation: Investigation,
  { left, right, ...draft }: ArgsOut<(typeof linkContract)['link.suggest']>,
  signal: AbortSignal,
): Promise<LinkSuggestion[]> {
  const { sources, inputs } = await draftInputs(investigation, draft, [left, right], signal)
  const leftColumns = await sampledColumns(inputs[0]!, sources, signal)
  const rightColumns = await sampledColumns(inputs[1]!, sources, signal)
  const rightRows = thinned(inputs[1]!)
  const found: (LinkSuggestion & { rank: number })[] = []
  for (const other of rightColumns) {
    const partners = leftColumns.flatMap((one) => {
      const compare = comparisonOf(one, other)
      return compare ? [{ one, compare }] : []
    })
    if (partners.length === 0) continue
    const known = await rightKeys(
      rightRows.relation,
      other.column,
      new Set(partners.map(({ compare }) => compare)),
      sources,
      signal,
    )
    for (const { one, compare } of partners) {
      const mine = keysIn(one.values, compare)
      const its = keysIn(other.values, compare)
      const { all, repeated } = known.get(compare)!
      const isItself = left === right && one.column.name === other.column.name
      const met = [...mine.keys].filter((key) => (isItself ? repeated : all).has(key)).length
      const overlap = mine.keys.size === 0 ? 0 : Math.min(1, (met * rightRows.every) / mine.keys.size)
      const isTelling = tellingTypes.includes(one.content.type) && one.content.type === other.content.type
      const isHidden = compare === 'masked'
      if ((compare === 'exact' || compare === 'number') && isRunning(one.values) && isRunning(other.values)) continue
      if (!isHidden && (mine.keys.size === 0 || (overlap === 0 && !(isTelling && graded.has(compare))))) continue
      const distinct: [number, number] = [share(mine.keys.size, mine.filled), share(its.keys.size, its.filled)]
      const atLeast = suggestedLeast(compare, overlap)
      const strength = isTelling ? 1 - tellingTypes.indexOf(one.content.type) / tellingTypes.length : 0
      found.push({
        left: one.column.name,
        right: other.column.name,
        compare,
        ...(atLeast !== undefined && { atLeast }),
        overlap,
        distinct,
        filled: [share(mine.filled, one.values.length), share(its.filled, other.values.length)],
        rank: overlap * Math.sqrt(distinct[0] * distinct[1]) + strength / 4,
      })
    }
  }
  return found
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ rank: _, ...suggestion }) => suggestion)
}

const share = (count: number, of: number) => (of === 0 ? 0 : count / of)

/** Dates, numbers and long texts are no key of their own; they are offered where they go by one name (出生日期) and are no part of a ticket. */
function comparisonOf(left: SampledColumn, right: SampledColumn): CompareKind | null {
  if (left.content.isHidden !== right.content.isHidden && left.content.type === right.content.type) return 'masked'
  const [one, other] = [left.content.type, right.content.type]
  const compare = suggestedComparison(one, other)
  const isNamesake = left.column.own === right.column.own
  if (compare === 'date' || compare === 'number') {
    return isNamesake && left.column.field === undefined && right.column.field === undefined ? compare : null
  }
  if (one === other && tellingTypes.includes(one)) return compare
  if (compare === 'exact' || compare === 'text') return one === other && isNamesake ? compare : null
  return compare
}

async function sampledColumns(relation: Relation, sources: Sources, signal: AbortSignal): Promise<SampledColumn[]> {
  const total = rowCountOf(relation)
  const size = STRETCHES * STRETCH_ROWS
  const step = Math.max(STRETCH_ROWS, Math.floor(total / STRETCHES))
  const ordinals = Array.from({ length: Math.min(size, total) }, (_, at) =>
    total <= size ? at : Math.floor(at / STRETCH_ROWS) * step + (at % STRETCH_ROWS),
  )
  const sample = selectRows(relation, Uint32Array.from(ordinals))
  const columns: SampledColumn[] = []
  for (const column of columnsOf(relation, sources)) {
    const values: string[] = []
    for (const chunk of chunksOf(sample, sources)) {
      const cells = await chunk.column(column)
      for (const row of chunk.rows) values.push(cells.get(row))
    }
    columns.push({ column, values, content: sampledContent(values, column.type) })
    await breathe()
    signal.throwIfAborted()
  }
  return columns
}

/** Numbers that count the rows of a list, up to a million: equal ones say nothing. */
function isRunning(values: readonly string[]): boolean {
  const filled = values.filter((value) => value.trim() !== '')
  return (
    filled.length > 0 && new Set(filled).size === filled.length && filled.every((value) => /^[1-9]\d{0,5}$/.test(value.trim()))
  )
}

/** Values with hidden parts have patterns instead of keys: each filled value is one. */
function keysIn(values: readonly string[], compare: CompareKind): { keys: Set<string>; filled: number } {
  if (compare === 'masked') {
    const filled = values.filter((value) => value.trim() !== '' && !isPlaceholder(value))
    return { keys: new Set(filled), filled: filled.length }
  }
  const keys = new Set<string>()
  let filled = 0
  for (const value of values) {
    const own = keysOf(compare, value)
    if (own.length > 0) filled++
    for (const key of own) keys.add(key)
  }
  return { keys, filled }
}

/** Every n-th row, and what a count of them is to be multiplied by. */
function thinned(relation: Relation): { relation: Relation; every: number } {
  const every = Math.ceil(rowCountOf(relation) / MOST_RIGHT_ROWS)
  if (every <= 1) return { relation, every: 1 }
  const ordinals = Uint32Array.from({ length: Math.floor(rowCountOf(relation) / every) }, (_, at) => at * every)
  return { relation: selectRows(relation, ordinals), every }
}

/** Keys of the right rows, and those that more than one of them has: of a column with itself these make pairs. */
interface RightKeys {
  all: Set<string>
  repeated: Set<string>
}

async function rightKeys(
  relation: Relation,
  column: RelationColumn,
  kinds: ReadonlySet<CompareKind>,
  sources: Sources,
  signal: AbortSignal,
): Promise<Map<CompareKind, RightKeys>> {
  const keys = new Map([...kinds].map((kind): [CompareKind, RightKeys] => [kind, { all: new Set(), repeated: new Set() }]))
  let read = 0
  for (const chunk of chunksOf(relation, sources)) {
    const cells = await chunk.column(column)
    for (const row of chunk.rows) {
      const text = cells.get(row)
      for (const [kind, { all, repeated }] of keys) {
        for (const key of keysOf(kind, text)) (all.has(key) ? repeated : all).add(key)
      }
      if (++read % 20_000 === 0) await breathe()
    }
    signal.throwIfAborted()
  }
  return keys
}
