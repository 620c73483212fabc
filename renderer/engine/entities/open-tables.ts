import type { StoredTable } from '../store/segments.ts'
import { openTableOf, type Workspace } from '../workspace.ts'

/** All datasets as they stand, the oldest first. */
export async function openTables(workspace: Workspace): Promise<StoredTable[]> {
  const datasets = await workspace.store.list('dataset')
  const inOrder = datasets.sort((a, b) => compared(a.createdAt, b.createdAt) || compared(a.id, b.id))
  return Promise.all(inOrder.map(({ id }) => openTableOf(workspace, id)))
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
