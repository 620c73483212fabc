import type { RowSource } from '../../shared/contract/engine.ts'
import type { EvidenceCard } from '../../shared/linkage/card.ts'
import type { Investigation, ResolvedRows } from './investigation.ts'

/** The evidence card of one row of a link, or of a step that stands on one. */
export async function cardOf(
  _investigation: Investigation,
  _of: RowSource,
  _index: number,
  _signal: AbortSignal,
): Promise<EvidenceCard> {
  throw new Error('not built yet')
}

/** Cards of many rows of a resolved link, one after the other: columns are read once. What job output and packet take. */
export async function cardReader(
  _investigation: Investigation,
  _rows: ResolvedRows,
  _signal: AbortSignal,
): Promise<(index: number) => Promise<EvidenceCard>> {
  throw new Error('not built yet')
}
