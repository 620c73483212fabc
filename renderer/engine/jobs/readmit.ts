import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { BatchSummary } from '../../../shared/contract/engine.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Reject } from '../../../shared/ingest/import.ts'
import { CellBlockWriter } from '../../../shared/table/cells.ts'
import { batchOf, rejectsOf, summaryOf } from '../batch-records.ts'
import type { BatchRecord } from '../store/records.ts'
import { readRowNumbers } from '../store/segments.ts'
import { batchesOf, datasetOf, type Workspace } from '../workspace.ts'
import { writeBatch } from './write-batch.ts'

/** A reject after its mend: `index` is its place among the rejects of the batch. */
export interface MendedReject {
  index: number
  cells: string[]
}

/**
 * Takes mended rejects in as a batch of their own under the same file and row numbers, so that runs which saw the batch before see it unchanged. Those
 * that were re-admitted already stay as they are, and without any others there is no batch. Fails with `reject.ragged` for a row of another width.
 */
export async function readmitRows(
  workspace: Workspace,
  id: string,
  mended: readonly MendedReject[],
  signal: AbortSignal,
): Promise<{ batch: BatchSummary | null; duplicates: number }> {
  const parent = await batchOf(workspace, id)
  const dataset = await datasetOf(workspace, parent.dataset)
  const known = await readmittedRows(workspace, parent)
  const rows = (await withRejects(workspace, parent, mended)).filter(({ reject }) => !known.has(reject.row))
  for (const { reject, cells } of rows) refuseRagged(reject, cells, parent.columns.length)
  if (rows.length === 0) return { batch: null, duplicates: 0 }
  const { fileName, size, format, columns } = parent
  const record = await writeBatch(
    workspace,
    { dataset, columns, fileName, size, format, mends: id, plain: null },
    {
      feed: async ({ writer }) => {
        const block = new CellBlockWriter(columns.length)
        for (const { cells } of rows) block.add(cells)
        await writer.addRows(
          block.finish(),
          Uint32Array.from(rows, ({ reject }) => reject.row),
        )
        await writer.finish()
        return bytesToHex(sha256(utf8ToBytes(JSON.stringify(rows.map(({ cells }) => cells)))))
      },
      onRows: () => {},
      changes: async ({ account }, { name }) => [
        { audit: 'reject.readmit', subject: fileName, details: { dataset: name, ...account, lines: linesOf(rows) } },
      ],
      signal,
    },
  )
  return { batch: summaryOf(record, await batchesOf(workspace, dataset.id)), duplicates: record.account.duplicate }
}

/** Row numbers of a batch's rejects that were re-admitted, be it as duplicates, and not taken back since. */
export async function readmittedRows(workspace: Workspace, { id, dataset }: BatchRecord): Promise<ReadonlySet<number>> {
  const { store } = workspace
  const rows = new Set<number>()
  for (const { id: batch, mends, segments } of await batchesOf(workspace, dataset)) {
    if (mends !== id) continue
    for (let segment = 0; segment < segments.length; segment++) {
      for (const row of (await readRowNumbers(store, batch, segment)) ?? []) rows.add(row)
    }
    const duplicates = (await store.get('comparison', batch))?.duplicates ?? []
    for (let at = 0; at < duplicates.length; at += 3) rows.add(duplicates[at]!)
  }
  return rows
}

/** Each mended row with its reject, in the order of the file; of a reject that is mended twice the last one counts. */
async function withRejects(workspace: Workspace, batch: BatchRecord, mended: readonly MendedReject[]) {
  const cellsAt = new Map(mended.map(({ index, cells }) => [index, cells]))
  const places = [...cellsAt.keys()].sort((a, b) => a - b)
  const first = places[0] ?? 0
  const rejects = await rejectsOf(workspace, batch, first, (places.at(-1) ?? -1) + 1)
  return places.flatMap((index) => {
    const reject = rejects[index - first]
    return reject ? [{ reject, cells: cellsAt.get(index)! }] : []
  })
}

function refuseRagged({ line }: Reject, cells: readonly string[], columns: number): void {
  if (cells.length !== columns) throw new AppError('reject.ragged', { line, cells: cells.length, columns })
}

/** Line numbers as the log says them; the first ones of many. */
function linesOf(rows: readonly { reject: Reject }[]): string {
  const lines = rows.slice(0, 20).map(({ reject }) => reject.line)
  return lines.join(', ') + (rows.length > lines.length ? ' …' : '')
}
