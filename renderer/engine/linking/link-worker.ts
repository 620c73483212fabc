import { type CellStore, openCells } from '../store/cells.ts'
import { outcomeOf, serveThread } from '../thread.ts'
import type { LinkWorkerCalls } from './link-pool.ts'
import { type LinkWork, linkWorks } from './link-works.ts'

declare const self: DedicatedWorkerGlobalScope

/** A thread that reads keys, joins and compares. It has the key for cells and nothing else of the workspace; the engine ends it. */
let cells: CellStore
const shares = new Map<number, ReturnType<LinkWork>>()

const calls: LinkWorkerCalls = {
  begin: (name, cellKey) =>
    outcomeOf(async () => {
      cells = await openCells(name, cellKey)
    }),
  close: () =>
    outcomeOf(async () => {
      shares.clear()
      await cells.forget()
      cells.close()
      setTimeout(() => self.close(), 0)
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

serveThread(self, calls)
