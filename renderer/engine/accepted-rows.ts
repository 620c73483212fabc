import { columnsOf, type Relation, type TableReader } from '../../shared/model/relation.ts'
import { queryError } from '../../shared/model/run.ts'
import { screenRelation } from '../../shared/model/screen-relation.ts'
import type { Bitset } from '../../shared/screening/bitset.ts'
import { compileQuery } from '../../shared/screening/evaluate.ts'
import { printQuery } from '../../shared/screening/print.ts'
import type { Query } from '../../shared/screening/query.ts'
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
  const context = { sources, signal, breathe }
  const accepted: Bitset[] = []
  for (const screen of screens) accepted.push((await screenRelation(relation, columns, screen, context, false)).places)
  return accepted
}
