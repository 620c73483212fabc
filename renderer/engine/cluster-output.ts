import { AppError } from '../../shared/errors.ts'
import type { Step } from '../../shared/model/model.ts'
import { clusterColumns } from '../../shared/model/own-columns.ts'
import { rowCountOf } from '../../shared/model/relation.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import type { OutputPiece } from './csv-output.ts'
import type { ResolvedRows } from './investigation.ts'

/**
 * Clusters of a step: `row` of the source file and the number of its `cluster`; `source` where records of several are in clusters, `file` where a dataset has
 * several. What has no clusters is `output.invalid`.
 */
export async function clustersPiece(
  { relation, sources }: ResolvedRows,
  step: Step | undefined,
  offset: number,
  limit: number,
): Promise<OutputPiece> {
  const numbers = relation.own?.findLast(({ name, step: by }) => name === clusterColumns.number && by === step?.id)
  if (step?.op !== 'cluster' || !numbers) throw new AppError('output.invalid', { output: 'clusters', of: step?.id ?? '' })
  const hasSources = relation.parts.length > 1
  const hasFiles = relation.parts.some(({ source }) => sources.get(source)!.batches.length > 1)
  const header = ['row', 'cluster', ...(hasSources ? ['source'] : []), ...(hasFiles ? ['file'] : [])]
  const lines: string[][] = offset === 0 ? [header] : []
  const total = rowCountOf(relation)
  const end = Math.min(total, offset + limit)
  for (let index = offset; index < end; index++) {
    const part = relation.parts.find(({ rows }) => rows[index] !== NO_ROW)!
    const { batch, row } = await sources.get(part.source)!.origin(part.rows[index]!)
    const cluster = numbers.values[numbers.codes[index]!]!
    lines.push([String(row), cluster, ...(hasSources ? [part.source] : []), ...(hasFiles ? [batch.fileName] : [])])
  }
  return { lines, rows: end - offset, total }
}
