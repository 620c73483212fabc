import type { batchContract, ComparedRow, TicketVersion } from '../../../shared/contract/batches.ts'
import type { ResultColumn } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import { batchOf, recipeOfBatch, verificationOf } from '../batch-records.ts'
import { readmitRows } from '../jobs/readmit.ts'
import { readRef } from '../row-refs.ts'
import { readTicketKeys, type StoredTable } from '../store/segments.ts'
import { inTurn, openTableOf, type Workspace } from '../workspace.ts'

export function batchHandlers(workspace: Workspace): Handlers<typeof batchContract> {
  return {
    'batch.verification': async ({ batch }) => verificationOf(workspace, await batchOf(workspace, batch)),
    'batch.recipe': async ({ batch }) => recipeOfBatch(workspace, await batchOf(workspace, batch)),
    'batch.compared': async ({ batch: id, what, offset, limit }) => {
      const { dataset } = await batchOf(workspace, id)
      const table = await openTableOf(workspace, dataset)
      const comparison = await workspace.store.get('comparison', id)
      const numbers = comparison?.[what] ?? new Uint32Array()
      const rows: ComparedRow[] = []
      for (let at = 3 * offset; at < Math.min(numbers.length, 3 * (offset + limit)); at += 3) {
        const earlier = await rowOf(table, comparison!.batches[numbers[at + 1]!]!, numbers[at + 2]!)
        const own = what === 'changed' ? await rowOf(table, id, numbers[at]!) : null
        rows.push({ row: numbers[at]!, cells: own?.cells ?? [], earlier })
      }
      return { total: numbers.length / 3, columns: columnsOf(table), rows }
    },
    'reject.readmit': async ({ batch: id, rows }, { signal }) => {
      const { dataset } = await batchOf(workspace, id)
      return inTurn(workspace, dataset, () => readmitRows(workspace, id, rows, signal))
    },
    'ticket.history': async ({ dataset, batch, row }) => {
      const table = await openTableOf(workspace, dataset)
      const refs = await versionsOf(workspace, table, { batch, row })
      const versions = await Promise.all(refs.map((ref) => versionOf(table, ref.batch, ref.row)))
      return { columns: columnsOf(table), versions }
    },
  }
}

/** A row of a batch, null once the batch was removed. */
async function rowOf(table: StoredTable, batch: string, row: number): Promise<ComparedRow['earlier']> {
  try {
    const { cells, batch: record } = await readRef(table, { dataset: table.dataset.id, batch, row })
    return { batch, fileName: record.fileName, row, cells }
  } catch (error) {
    if (error instanceof AppError && error.code === 'batch.missing') return null
    throw error
  }
}

async function versionOf(table: StoredTable, batch: string, row: number): Promise<TicketVersion> {
  const { cells, batch: record } = await readRef(table, { dataset: table.dataset.id, batch, row })
  return { batch, fileName: record.fileName, importedAt: record.importedAt, row, cells }
}

/** Rows that have the ticket number of this one, in the order they were received; only itself without a number. */
async function versionsOf({ store }: Workspace, table: StoredTable, of: RowPlace): Promise<RowPlace[]> {
  const segments = await Promise.all(
    table.segments.map(async ({ batch, segment }, index) => ({
      batch: batch.id,
      rows: await table.segmentRowNumbers(index),
      keys: (await readTicketKeys(store, batch.id, segment)) ?? new Float64Array(),
    })),
  )
  const own = segments.find(({ batch, rows }) => batch === of.batch && rows.includes(of.row))
  const number = own?.keys[2 * own.rows.indexOf(of.row)] ?? 0
  if (number === 0) return [of]
  const found: RowPlace[] = []
  for (const { batch, rows, keys } of segments) {
    for (let at = 0; at < keys.length; at += 2) if (keys[at] === number) found.push({ batch, row: rows[at / 2]! })
  }
  return found
}

interface RowPlace {
  batch: string
  row: number
}

function columnsOf(table: StoredTable): ResultColumn[] {
  return table.columns.map((column) => ({ ...column, side: 'left' as const, source: table.dataset.name }))
}
