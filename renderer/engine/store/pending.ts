import type { Store } from './store.ts'

/** Erases an import that did not become a batch, and its dataset if the import was to begin it; also what is left of a batch that was removed. */
export async function erasePending(store: Store, batch: string, dataset: string): Promise<void> {
  await store.removeCells(batch)
  await store.change(async () => {
    const hasBatches = (await store.list('batch', dataset)).length > 0
    return [
      { removeGroup: 'rejects', group: batch },
      { remove: 'comparison', id: batch },
      ...(hasBatches ? [] : [{ remove: 'dataset', id: dataset } as const]),
      { remove: 'pending', id: batch },
    ]
  })
}
