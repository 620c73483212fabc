import type { BatchSummary, RunSummary } from '../../../shared/contract/engine.ts'
import type { Reject } from '../../../shared/ingest/import.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'

/** What the database holds, one interface for each table; `docs/formats.md` has their history. */
export interface DatasetRecord {
  id: string
  name: string
  kind: 'ticket' | 'table'
  columns: ColumnSchema[]
  createdAt: string
}

/** Written last: a batch exists when this record does. `segments` holds the rows of each segment, in order. */
export interface BatchRecord extends BatchSummary {
  dataset: string
  order: number
  columns: string[]
  segments: number[]
  rejectBlocks: number
}

/** An import under way; what it wrote is erased at the next start when no batch came of it. */
export interface PendingRecord {
  batch: string
  dataset: string
  startedAt: string
}

/** How the bytes of a record are wrapped. Others (deflate, AES-GCM) follow; a reader refuses what it does not know. */
export const CODEC_PLAIN = 0

/** One column of one segment; `column` −1 holds the source row numbers as u32. */
export interface CellRecord {
  batch: string
  segment: number
  column: number
  codec: number
  bytes: Uint8Array<ArrayBuffer>
}

export interface RejectRecord {
  batch: string
  block: number
  rejects: Reject[]
}

export type RunRecord = RunSummary

/** Rows of one step of a run: for each part the source's name and the row ordinals within the run's batches. */
export interface ResultRecord {
  run: string
  step: string
  codec: number
  parts: { source: string; rows: Uint32Array<ArrayBuffer> }[]
  rules: Uint32Array<ArrayBuffer> | null
}

export interface SettingRecord {
  name: string
  value: unknown
}
