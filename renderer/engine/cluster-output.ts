import { AppError } from '../../shared/errors.ts'
import type { Step } from '../../shared/model/model.ts'
import type { OutputPiece } from './csv-output.ts'
import type { ResolvedRows } from './investigation.ts'

/** Clusters of a step: `row`, `cluster`; `source` and `file` where there are several. */
export async function clustersPiece(
  _rows: ResolvedRows,
  step: Step | undefined,
  _offset: number,
  _limit: number,
): Promise<OutputPiece> {
  throw new AppError('output.invalid', { output: 'clusters', of: step?.id ?? '' })
}
