import { type CellStore, openCells } from '../store/cells.ts'
import { outcomeOf } from '../thread.ts'
import type { LinkWorkerCalls } from './link-pool.ts'
import { type LinkWork, linkWorks } from './link-works.ts'

/** A thread that reads keys and compares. It has the key for cells and nothing else of the workspace; the engine ends it, upon which `close` is called. */
export function linkThread(close: () => void): LinkWorkerCalls {
  let cells: CellStore
  const shares = new Map<number, ReturnType<LinkWork>>()
  return {
    begin: (name, cellKey) =>
      outcomeOf(async () => {
        cells = await openCells(name, cellKey)
      }),
    close: () =>
      outcomeOf(async () => {
        shares.clear()
        await cells.forget()
        cells.close()
        setTimeout(close, 0)
      }),
    share: (id, work, shared) =>
      outcomeOf(() => {
        shares.set(id, linkWorks[work]!(shared as never, cells))
      }),
    answer: (id, part) => outcomeOf(() => shares.get(id)!(part as never)),
    forget: (id) =>
      outcomeOf(() => {
        shares.delete(id)
      }),
  }
}
