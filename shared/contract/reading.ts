import { z } from 'zod'
import { type RowRef, rowRefSchema } from '../ledger/clue.ts'
import type { RowCue } from '../screening/row-cue.ts'
import type { CellHit, ResultColumn } from './engine.ts'
import { method } from './method.ts'
import { rowSourceSchema } from './row-source.ts'

/** Rows by their cues: those of one kind only, or all of them with the plain ones first, then kind after kind. */
export interface CueView {
  cue?: RowCue | undefined
  order?: 'cuesLast' | undefined
}

/** Rows of a result by their cue; the kinds add up to the total. */
export interface CueCounts {
  total: number
  rows: Record<RowCue, number>
}

/**
 * A ticket much like another. `score` is between 0 and 1; `cells` has its number, time, street and what is compared, the others are empty; `marks` are
 * the phrases that both have, in these cells.
 */
export interface SimilarTicket {
  ref: RowRef
  fileName: string
  score: number
  cells: string[]
  marks: CellHit[]
}

export interface SimilarTickets {
  columns: ResultColumn[]
  /** The most similar one first. */
  tickets: SimilarTicket[]
  /** Rows among which they were looked for. */
  searched: number
  total: number
  /** There was no index: rows were read one by one, the newest first, up to a limit. */
  isScanned: boolean
  /** Segments that were left out because their index is not there or damaged; none where rows were read. */
  unindexed: number
}

const ordinals = z.array(z.number().int().min(0)).max(5_000_000)

/** Reading rows: how the sentences speak of what was hit, and what else is like them. */
export const readingContract = {
  /** Counts rows by their cues; reads every row of the result once. Progress is the share that is read. */
  'rows.cues': method<CueCounts, number>()(z.object({ of: rowSourceSchema })),
  /** Of rows that are shown by their cues, the ordinals in the whole result. */
  'rows.ordinals': method<number[]>()(z.object({ of: rowSourceSchema, rows: ordinals })),
  /** Tickets of the same dataset whose text is most like that of this one; other versions of the same ticket are left out. */
  'ticket.similar': method<SimilarTickets>()(z.object({ of: rowRefSchema, limit: z.number().int().min(1).max(50).default(10) })),
} as const
