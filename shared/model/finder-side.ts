import type { FinderSide } from '../linkage/finder.ts'
import type { NumericKeys } from '../linkage/numeric-keys.ts'
import { daysOf } from '../linkage/window.ts'
import { columnsOf, findColumn, type Relation, readColumn, rowCountOf, type TableReader } from './relation.ts'

/** One input of a link as its finder reads it: columns by the names that the relation gives them. */
export function finderSide(relation: Relation, step: string, sources: ReadonlyMap<string, TableReader>): FinderSide {
  const columns = columnsOf(relation, sources)
  const known = new Map<string, ReturnType<typeof readColumn>>()
  const column: FinderSide['column'] = (name) => {
    const found = known.get(name) ?? readColumn(relation, findColumn(columns, name, step), sources)
    known.set(name, found)
    return found
  }
  return {
    rowCount: rowCountOf(relation),
    type: (name) => findColumn(columns, name, step).type,
    column,
    days: async (name) => daysOf(await column(name)) as Int32Array<ArrayBuffer>,
    keys: async (name): Promise<NumericKeys> => {
      throw new Error(`no numeric keys of ${name} yet`)
    },
  }
}
