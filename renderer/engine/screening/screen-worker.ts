import { type CellStore, openCells } from '../store/cells.ts'
import { outcomeOf, serveThread } from '../thread.ts'
import type { ScreenWorkerCalls } from './screen-pool.ts'
import { SegmentScreener } from './segment-screener.ts'

declare const self: DedicatedWorkerGlobalScope

/** A thread that screens segments. It has the key for cells and nothing else of the workspace; the engine ends it. */
let screener: SegmentScreener
let cells: CellStore

const calls: ScreenWorkerCalls = {
  begin: (name, cellKey, mostBytes) =>
    outcomeOf(async () => {
      cells = await openCells(name, cellKey)
      screener = new SegmentScreener(cells, mostBytes)
    }),
  close: () =>
    outcomeOf(async () => {
      await cells.forget()
      cells.close()
      setTimeout(() => self.close(), 0)
    }),
  define: (id, screen) => outcomeOf(() => screener.define(id, screen)),
  warm: (place) => outcomeOf(() => screener.warm(place)),
  answer: (id, place, among, isCounting) =>
    outcomeOf(async () => {
      const { rows, counts, unindexed } = await screener.answer(id, place, among, isCounting)
      return { words: rows.words, counts, unindexed }
    }),
}

serveThread(self, calls)
