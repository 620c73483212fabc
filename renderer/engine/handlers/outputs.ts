import type { EngineContract, OutputProgress } from '../../../shared/contract/engine.ts'
import type { CallContext, Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Step } from '../../../shared/model/model.ts'
import { rowCountOf } from '../../../shared/model/relation.ts'
import { rejectsOf } from '../batch-records.ts'
import { clustersPiece } from '../cluster-output.ts'
import { csvBytes, linksPiece, type OutputPiece, rowsPiece } from '../csv-output.ts'
import { breathe, type Investigation, type ResolvedRows, resolveRows } from '../investigation.ts'
import { cardReader, linkOriginOf } from '../link-card.ts'
import { batchesOf } from '../workspace.ts'

export function outputHandlers(investigation: Investigation): Pick<Handlers<EngineContract>, 'output.csv'> {
  const { workspace } = investigation
  const rejectsPiece = async (
    dataset: string,
    batch: string | undefined,
    offset: number,
    limit: number,
  ): Promise<OutputPiece> => {
    const batches = (await batchesOf(workspace, dataset)).filter(({ id }) => batch === undefined || id === batch)
    const lines: string[][] = []
    let total = 0
    for (const each of batches) {
      const from = Math.max(0, offset - total)
      const wanted = await rejectsOf(workspace, each, from, offset + limit - total)
      for (const { line, column, code, text, raw } of wanted) lines.push([String(line), column, code, text, raw])
      total += each.account.rejected
    }
    const header = ['line', 'column', 'code', 'text', 'raw']
    return { lines: offset === 0 ? [header, ...lines] : lines, rows: lines.length, total }
  }
  return {
    'output.csv': async ({ of, offset, limit }, { signal, progress }) => {
      let piece: OutputPiece
      if (of.what === 'rejects') piece = await rejectsPiece(of.dataset, of.batch, offset, limit)
      else {
        const rows = await resolveRows(investigation, of.rows, signal)
        const step = await stepOf(of.rows)
        if (of.what === 'rows') piece = await rowsPiece(rows, offset, limit)
        else if (of.what === 'clusters') piece = await clustersPiece(rows, step, offset, limit)
        else piece = await links(of.rows, rows, step, offset, limit, { signal, progress })
      }
      return { bytes: csvBytes(piece.lines, offset === 0), rows: piece.rows, total: piece.total }
    },
  }

  async function links(
    of: Parameters<typeof resolveRows>[1],
    rows: ResolvedRows,
    step: Step | undefined,
    offset: number,
    limit: number,
    { signal, progress }: CallContext<OutputProgress>,
  ): Promise<OutputPiece> {
    const origin = step?.op === 'link' || step?.op === 'overlap' ? await linkOriginOf(investigation, of) : undefined
    if (!origin) throw new AppError('output.invalid', { output: 'links', of: step?.id ?? '' })
    const onRead = (share: number) => progress({ reading: share, row: offset, total: rowCountOf(rows.relation) })
    const cardAt = await cardReader(investigation, rows, origin, signal, true, onRead)
    return linksPiece(rows, cardAt, offset, limit, async (row, total) => {
      progress({ reading: 1, row, total })
      await breathe()
      signal.throwIfAborted()
    })
  }

  async function stepOf(of: Parameters<typeof resolveRows>[1]): Promise<Step | undefined> {
    if ('without' in of) return stepOf(of.rows)
    if ('dataset' in of) return undefined
    const model = 'run' in of ? (await workspace.store.get('run', of.run))?.model : of.model
    return model?.steps.find(({ id }) => id === of.step)
  }
}
