import type { BatchSummary, Draft, RunSummary } from '../../../shared/contract/engine.ts'
import type { Judging } from '../../../shared/contract/judgements.ts'
import type { Review } from '../../../shared/contract/link-reviews.ts'
import type { BatchComparison } from '../../../shared/ingest/comparison.ts'
import type { Reject } from '../../../shared/ingest/import.ts'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import type { ColumnSummary } from '../../../shared/ingest/verification.ts'
import type { AuditEntry, AuditHead } from '../../../shared/ledger/audit.ts'
import type { Clue } from '../../../shared/ledger/clue.ts'
import type { Judgement } from '../../../shared/ledger/judgement.ts'
import type { LinkJudgement } from '../../../shared/ledger/link-judgement.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import type { LinkFigures } from '../../../shared/linkage/figures.ts'
import type { OwnColumn } from '../../../shared/model/relation.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'

/** Everything that the workspace holds beside the cells of segments: kind of record to its value; `docs/formats.md` has their history. */
export interface Kinds {
  dataset: DatasetRecord
  /** Grouped by dataset. */
  batch: BatchRecord
  pending: PendingRecord
  /** Id `batch/block`, grouped by batch. */
  rejects: RejectRecord
  /** Id and group are the batch. */
  comparison: BatchComparison
  draft: Draft
  run: RunRecord
  /** Id `run/step`, grouped by run. */
  result: ResultRecord
  clue: Clue
  packet: Packet
  /** Id `dataset/batch/row/judge/question`, grouped by question (`model/step`). */
  judgement: Judgement
  /** Id is the question. */
  judging: Judging
  /** Id `question/judge/left/right` by the rows' references, grouped by question. */
  linkJudgement: LinkJudgement
  /** Id is the question. */
  review: Review
  setting: unknown
  /** By name. */
  recipe: Recipe
  lexicon: LexiconRecord
  /** By their hash: the words of a version of a lexicon group. Never changed. */
  lexiconWords: string[]
  /** By number. */
  audit: AuditEntry
  /** One record: the end of the audit log. */
  auditHead: AuditHead
}
export type Kind = keyof Kinds

export interface DatasetRecord {
  id: string
  name: string
  kind: 'ticket' | 'table'
  columns: ColumnSchema[]
  createdAt: string
}

/** Written last: a batch exists when this record does. */
export interface BatchRecord extends BatchSummary {
  dataset: string
  order: number
  /** As imported; part `cN` of a segment is the N-th of them. */
  columns: ColumnSchema[]
  /** Rows of each segment, in order. */
  segments: number[]
  rejectBlocks: number
  summaries: ColumnSummary[]
  kind: 'ticket' | 'table'
  /** Earliest and latest `receivedAt`, ISO; '' without such a column. */
  period: { from: string; to: string }
}

/** An import under way; what it wrote is erased at the next start when no batch came of it. */
export interface PendingRecord {
  batch: string
  dataset: string
  startedAt: string
}

/** All blocks of a batch but the last are of the same length. */
export interface RejectRecord {
  batch: string
  block: number
  rejects: Reject[]
}

/** `lexicons` is absent from runs that were saved before groups were stored. */
export type RunRecord = Omit<RunSummary, 'lexicons'> & Partial<Pick<RunSummary, 'lexicons'>>

/** A group of words under one id, whatever it is called; one that was removed keeps its history. */
export interface LexiconRecord {
  id: string
  name: string
  note: string
  words: string[]
  version: number
  /** SHA-256 of the words, hex. */
  hash: string
  updatedAt: string
  removedAt: string | null
  /** All of them, the first one first; the last one is the group as it stands. */
  versions: { version: number; hash: string; savedAt: string; restored: number | null }[]
}

/** Rows of one step of a run: for each part the source's name and the row ordinals within the run's batches. */
export interface ResultRecord {
  run: string
  step: string
  parts: { source: string; rows: Uint32Array<ArrayBuffer> }[]
  rules: Uint32Array<ArrayBuffer> | null
  /** Absent from results that were saved before links had scores, and from those without. */
  figures?: LinkFigures
  own?: readonly OwnColumn[]
  /** Of groups: as `GroupMembers`, the input as its parts. */
  members?: { parts: ResultRecord['parts']; starts: Uint32Array<ArrayBuffer>; rows: Uint32Array<ArrayBuffer> }
}

/** One part of one segment: `rows`, `keys`, `c12`, `c12.0`, `x12` … */
export interface Cell {
  batch: string
  segment: number
  part: string
  bytes: Uint8Array<ArrayBuffer>
}
