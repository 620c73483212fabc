import type { BatchRecord } from './records.ts'

/** A segment of a batch as part of a table: `start` is the ordinal of its first row. */
export interface TableSegment {
  batch: BatchRecord
  segment: number
  start: number
  rows: number
}

/** The number of a column in a batch, -1 where it did not have it. */
export function columnIn({ columns }: BatchRecord, name: string): number {
  return columns.findIndex((column) => column.name === name)
}
