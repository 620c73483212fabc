import type { RowComparison } from '../../shared/contract/row-comparison.ts'
import type { ComparedRows } from '../../shared/contract/row-source.ts'
import { type Relation, rowCountOf, selectRows } from '../../shared/model/relation.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { type Investigation, type ResolvedRows, resolveRows } from './investigation.ts'
import type { StoredTable } from './store/segments.ts'

/** Counts what one result has and another has not. */
export async function compareRows(
  investigation: Investigation,
  rows: ComparedRows,
  before: ComparedRows,
  signal: AbortSignal,
): Promise<RowComparison> {
  const [now, then] = [await resolveRows(investigation, rows, signal), await resolveRows(investigation, before, signal)]
  const gained = rowsWithout(now, then).length
  const [all, earlier] = [rowCountOf(now.relation), rowCountOf(then.relation)]
  return { rows: all, before: earlier, kept: all - gained, gained, lost: rowsWithout(then, now).length }
}

/** The rows of a result that another one lacks, with the marks of the first. */
export async function resolveDifference(
  investigation: Investigation,
  { rows, without }: { rows: ComparedRows; without: ComparedRows },
  signal: AbortSignal,
): Promise<ResolvedRows> {
  const first = await resolveRows(investigation, rows, signal)
  const second = await resolveRows(investigation, without, signal)
  return { ...first, relation: selectRows(first.relation, rowsWithout(first, second)) }
}

/** Ordinals in `first` of rows that `second` lacks, ascending. Cost: one pass over both. */
function rowsWithout(first: ResolvedRows, second: ResolvedRows): Uint32Array {
  const bases = new Map<string, number>()
  const known = new Set(identitiesOf(second, bases))
  return Uint32Array.from(identitiesOf(first, bases).flatMap((identity, ordinal) => (known.has(identity) ? [] : [ordinal])))
}

/**
 * For each row of a result a value that is the same in another result exactly for the same row of the same batch, for links on every side: two runs may
 * have read the batches of a dataset at other places. `bases` gives every batch met so far its stretch of numbers.
 */
function identitiesOf({ relation, sources }: ResolvedRows, bases: Map<string, number>): (number | string)[] {
  const parts = relation.parts.map((part) => rowNumbers(part, sources.get(part.source)!, bases))
  const [only] = parts
  if (parts.length === 1 && only) return only
  return Array.from({ length: rowCountOf(relation) }, (_, row) => parts.map((part) => part[row]).join(' '))
}

function rowNumbers({ rows }: Relation['parts'][number], table: StoredTable, bases: Map<string, number>): number[] {
  const shifts = table.segments.map(({ batch, segment, start }) => {
    const key = `${batch.id} ${segment}`
    const base = bases.get(key) ?? bases.size * SEGMENT_REACH
    bases.set(key, base)
    return base - start
  })
  let segment = 0
  return Array.from(rows, (row) => {
    if (row === NO_ROW) return -1
    const { start = 0, rows: length = 0 } = table.segments[segment] ?? {}
    if (row < start || row >= start + length) segment = table.segmentOf(row)
    return row + shifts[segment]!
  })
}

/** More rows than a segment ever has. */
const SEGMENT_REACH = 2 ** 24
