/**
 * How the rows of one batch stand to those received before, by ticket number (re-dispatch suffix folded) and content.
 *
 * - *duplicate*: the same number and content as an earlier accepted row, of this batch or of one before; not stored again.
 * - *changed*: accepted, and an accepted row before it has the same number with other content.
 * - *vanished*: a ticket of the batch before whose number this one lacks. Where both have `receivedAt`, only tickets received within the
 *   period that this batch covers: last month's tickets do not vanish because this month's file holds others.
 *
 * Each list holds numbers by threes: row in this batch's file (0 for vanished), index into `batches`, row in that batch's file.
 */
export interface BatchComparison {
  batch: string
  /** Ids of the batches that the lists refer to; this batch may be among them. */
  batches: string[]
  duplicates: Uint32Array<ArrayBuffer>
  changed: Uint32Array<ArrayBuffer>
  vanished: Uint32Array<ArrayBuffer>
}

/** Counts of a comparison; for a table all but `fresh` are 0. `accepted = fresh + changed`. */
export interface ComparisonCounts {
  fresh: number
  changed: number
  vanished: number
  /** The batch that `vanished` was counted against, null for the first of a dataset. */
  against: string | null
}
