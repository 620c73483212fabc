import { chunksOf, columnsOf, type Relation, rowCountOf, type TableReader } from '../../shared/model/relation.ts'
import { queryError } from '../../shared/model/run.ts'
import { Bitset } from '../../shared/screening/bitset.ts'
import { compileQuery } from '../../shared/screening/evaluate.ts'
import { printQuery } from '../../shared/screening/print.ts'
import type { Query } from '../../shared/screening/query.ts'
import type { StringColumn } from '../../shared/table/column.ts'
import { breathe, type Investigation } from './investigation.ts'

/**
 * For each query the rows of a relation that it accepts, as places in the relation. Segment by segment; cancelled between two of them.
 * A query that does not fit the relation's columns is `query.invalid`.
 */
export async function rowsAccepted(
  { lexicons }: Pick<Investigation, 'lexicons'>,
  relation: Relation,
  sources: ReadonlyMap<string, TableReader>,
  queries: readonly Query[],
  signal: AbortSignal,
): Promise<Bitset[]> {
  const columns = columnsOf(relation, sources)
  const screens = queries.map((query) => {
    const compiled = compileQuery(query, columns, lexicons)
    if (!compiled.ok) throw queryError(compiled.error, printQuery(query), 0)
    return compiled.screen
  })
  const accepted = queries.map(() => new Bitset(rowCountOf(relation)))
  for (const chunk of chunksOf(relation, sources)) {
    const placeOf = new Map<number, number>()
    chunk.rows.forEach((row, at) => {
      placeOf.set(row, chunk.start + at)
    })
    for (const [index, screen] of screens.entries()) {
      const values = new Map<number, StringColumn>()
      for (const column of screen.columns) values.set(column, await chunk.column(columns[column]!))
      for (const row of screen.screenRows(values, chunk.rows)) accepted[index]!.add(placeOf.get(row)!)
      await breathe()
      signal.throwIfAborted()
    }
  }
  return accepted
}
