import { columnOf } from '../../table/column.ts'
import type { ColumnType } from '../../table/schema.ts'
import type { FinderContext, FinderSide } from '../finder.ts'
import { numericKeys } from '../read-keys.ts'
import { daysOf } from '../window.ts'

/** A finder alone: no threads, no limit, nobody who cancels or wants to know how far it is. */
export const plainContext: FinderContext = {
  threads: undefined,
  mostCompared: undefined,
  signal: new AbortController().signal,
  breathe: async () => {},
  onShare: () => {},
}

/** One side of a link from values by column; columns without a type in `types` have none. */
export function plainSide(
  table: Readonly<Record<string, readonly string[]>>,
  types: Readonly<Record<string, ColumnType>> = {},
): FinderSide {
  const column = (name: string) => columnOf(table[name]!)
  return {
    rowCount: Object.values(table)[0]!.length,
    type: (name) => types[name],
    column: async (name) => column(name),
    keys: async (name, kind, type) => numericKeys(kind, column(name), type),
    days: async (name) => daysOf(column(name)),
  }
}
