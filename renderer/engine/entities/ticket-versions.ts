import type { RowRef } from '../../../shared/ledger/clue.ts'
import { readTicketKeys, type StoredTable } from '../store/segments.ts'
import type { Workspace } from '../workspace.ts'
import type { Place } from './meetings.ts'

/** The rows that are the same ticket as one row, received again: they have its number. */
export class TicketVersions {
  private constructor(
    private readonly workspace: Workspace,
    private readonly table: StoredTable,
    /** Fingerprint of the ticket number; 0 for a row without one. */
    private number: number,
  ) {}

  static async of(workspace: Workspace, table: StoredTable, { batch, row }: RowRef): Promise<TicketVersions> {
    const versions = new TicketVersions(workspace, table, 0)
    for (const [segment, own] of table.segments.entries()) {
      if (own.batch.id !== batch) continue
      const at = (await table.segmentRowNumbers(segment)).indexOf(row)
      if (at >= 0) versions.number = await versions.numberAt(segment, at)
    }
    return versions
  }

  async has({ table, segment, at }: Place): Promise<boolean> {
    if (this.number === 0 || table.dataset.id !== this.table.dataset.id) return false
    return (await this.numberAt(segment, at)) === this.number
  }

  private async numberAt(index: number, at: number): Promise<number> {
    const { batch, segment } = this.table.segments[index]!
    const { store, cache } = this.workspace
    const keys = await cache.get(`${batch.id}/${segment}/ticketKeys`, async () => {
      const value = (await readTicketKeys(store, batch.id, segment)) ?? new Float64Array(0)
      return { value, bytes: value.byteLength }
    })
    return keys[2 * at] ?? 0
  }
}
