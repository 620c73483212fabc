import { keysOfRows } from '../linkage/choose-keys.ts'
import type { FinderSide } from '../linkage/finder.ts'
import { type LearnedKey, learnPlaceholders } from '../linkage/learned-placeholders.ts'
import { maskedOfRows } from '../linkage/masked-keys.ts'
import type { NumericKeys } from '../linkage/numeric-keys.ts'
import { numericKeys } from '../linkage/read-keys.ts'
import { daysOf, NO_DAY } from '../linkage/window.ts'
import type { ColumnType } from '../table/schema.ts'
import {
  columnsOf,
  findColumn,
  isEveryRow,
  OWN_PART,
  type Relation,
  type RelationColumn,
  readColumn,
  rowCountOf,
  sourceOf,
  type TableReader,
} from './relation.ts'

/** One input of a link as its finder reads it: columns by the names that the relation gives them. Keys and days of a source are read by segment, in threads, and kept. */
export function finderSide(
  relation: Relation,
  step: string,
  sources: ReadonlyMap<string, TableReader>,
  signal = new AbortController().signal,
): FinderSide {
  const columns = columnsOf(relation, sources)
  const known = new Map<string, ReturnType<typeof readColumn>>()
  const find = (name: string) => findColumn(columns, name, step)
  const column: FinderSide['column'] = (name) => {
    const found = known.get(name) ?? readColumn(relation, find(name), sources)
    known.set(name, found)
    return found
  }
  const readerOf = ({ part, source }: RelationColumn) => (part === OWN_PART ? undefined : sourceOf(sources, source))
  const keysOfSource = (of: RelationColumn, kind: Parameters<FinderSide['keys']>[1], type: ColumnType | undefined) =>
    readerOf(of)?.numericKeys?.(of.own, kind, type, signal)
  const keys: FinderSide['keys'] = async (name, kind, type): Promise<NumericKeys> => {
    const of = find(name)
    const whole = await keysOfSource(of, kind, type)
    if (!whole) return numericKeys(kind, await column(name), type)
    const { rows } = relation.parts[of.part]!
    return isEveryRow(rows, whole.rowCount) ? whole : keysOfRows(whole, rows)
  }
  return {
    rowCount: rowCountOf(relation),
    type: (name) => find(name).type,
    column,
    keys,
    async masked(name, type) {
      const of = find(name)
      const whole = await readerOf(of)?.masked?.(of.own, type, signal)
      if (!whole) return null
      const { rows } = relation.parts[of.part]!
      return isEveryRow(rows, whole.shapeOf.length) ? whole : maskedOfRows(whole, rows)
    },
    async days(name) {
      const of = find(name)
      const whole = await readerOf(of)?.days?.(of.own, signal)
      return whole ? daysOfRows(whole, relation.parts[of.part]!.rows) : daysOf(await column(name))
    },
    async learned(name, kind, type): Promise<LearnedKey[]> {
      return learnPlaceholders((await keysOfSource(find(name), kind, type)) ?? (await keys(name, kind, type)))
    },
  }
}

function daysOfRows(whole: Int32Array<ArrayBuffer>, rows: Uint32Array): Int32Array<ArrayBuffer> {
  if (isEveryRow(rows, whole.length)) return whole
  const days = new Int32Array(rows.length)
  for (let index = 0; index < rows.length; index++) days[index] = whole[rows[index]!] ?? NO_DAY
  return days
}
