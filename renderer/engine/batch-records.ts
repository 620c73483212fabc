import type { BatchSummary } from '../../shared/contract/engine.ts'
import { AppError } from '../../shared/errors.ts'
import type { Reject } from '../../shared/ingest/import.ts'
import type { Recipe } from '../../shared/ingest/recipe.ts'
import { recipeOf } from '../../shared/ingest/recipe-match.ts'
import type { VerificationReport } from '../../shared/ingest/verification.ts'
import type { BatchRecord } from './store/records.ts'
import { batchesOf, datasetOf, type Workspace } from './workspace.ts'

/** A batch by its id; `batch.missing` once it was removed. */
export async function batchOf({ store }: Workspace, id: string): Promise<BatchRecord> {
  const batch = await store.get('batch', id)
  if (!batch) throw new AppError('batch.missing', { batch: id })
  return batch
}

/** A batch as the window sees it, without what only the store needs; `batches` are all of its dataset. */
export function summaryOf(record: BatchRecord, batches: readonly BatchRecord[]): BatchSummary {
  const { id, fileName, size, sha256, format, account, comparison, mends, importedAt } = record
  return { id, fileName, size, sha256, format, account, comparison, readmitted: readmittedOf(id, batches), mends, importedAt }
}

/** Rejects of a batch that were re-admitted: those whose batches of mended rows are still there. */
function readmittedOf(id: string, batches: readonly BatchRecord[]): number {
  return batches.reduce((sum, { mends, account }) => (mends === id ? sum + account.received : sum), 0)
}

/**
 * The rejects of a batch whose place among them is `from` or more and less than `to`, in the order of the file. Reads the blocks that hold them: all
 * but the last one are as long as the first.
 */
export async function rejectsOf(
  { store }: Workspace,
  { id, rejectBlocks }: BatchRecord,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): Promise<Reject[]> {
  const blockAt = async (block: number) => (await store.get('rejects', `${id}/${block}`))?.rejects ?? []
  const { length } = await blockAt(0)
  if (length === 0 || to <= from) return []
  const first = Math.floor(from / length)
  const found: Reject[] = []
  for (let block = first; block < Math.min(rejectBlocks, Math.ceil(to / length)); block++) {
    for (const reject of await blockAt(block)) found.push(reject)
  }
  return found.slice(from - first * length, to - first * length)
}

/** How a batch was read, under the name of its dataset. What was found is given by hand now, but for the header's line: that moves with a title. */
export async function recipeOfBatch(workspace: Workspace, batch: BatchRecord): Promise<Recipe> {
  const { name } = await datasetOf(workspace, batch.dataset)
  const { kind, encoding, delimiter, quote, header, sheet } = batch.format
  const isText = kind === 'csv'
  return recipeOf({
    name,
    kind: batch.kind,
    encoding: isText ? encoding : 'auto',
    delimiter: isText ? delimiter : 'auto',
    quote: isText ? quote || 'none' : 'auto',
    headerRow: header === null ? 0 : 'auto',
    ...(sheet !== null && { sheet }),
    dataset: name,
    columns: batch.columns.map((column) => ({ ...column })),
  })
}

/** What the verification of a batch says; each figure is the one that the import reckoned. */
export async function verificationOf(workspace: Workspace, batch: BatchRecord): Promise<VerificationReport> {
  const dataset = await datasetOf(workspace, batch.dataset)
  const batches = await batchesOf(workspace, batch.dataset)
  const { fileName, size, sha256, importedAt, format, account, comparison, readmitted } = summaryOf(batch, batches)
  const counts = new Map<Reject['code'], number>()
  for (const { code } of await rejectsOf(workspace, batch)) counts.set(code, (counts.get(code) ?? 0) + 1)
  return {
    dataset: dataset.name,
    kind: batch.kind,
    fileName,
    size,
    sha256,
    importedAt,
    format,
    account,
    comparison,
    against: batches.find(({ id }) => id === comparison.against)?.fileName ?? '',
    rejects: [...counts]
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    readmitted,
    period: batch.period,
    columns: batch.summaries,
  }
}
