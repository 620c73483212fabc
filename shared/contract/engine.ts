import { z } from 'zod'
import type { ComparisonCounts } from '../ingest/comparison.ts'
import type { BatchAccount, ImportPreview, ImportProgress, Reject, SourceFormat } from '../ingest/import.ts'
import { importOptionsSchema } from '../ingest/import.ts'
import { type Clue, dispositionSchema, type RowRef } from '../ledger/clue.ts'
import { type Packet, packetLetterSchema, redactionProfileSchema } from '../ledger/packet.ts'
import type { LinkGrade, LinkNotes } from '../linkage/figures.ts'
import type { StepFault } from '../model/fault.ts'
import type { StepReport } from '../model/job-file.ts'
import { type Model, modelSchema } from '../model/model.ts'
import type { PacketContent } from '../referral/document.ts'
import type { CellCue, RowCue } from '../screening/row-cue.ts'
import type { Tally } from '../screening/tally.ts'
import type { ColumnSchema } from '../table/schema.ts'
import { batchContract, recipeContract } from './batches.ts'
import { entityContract } from './entities.ts'
import { importSourceSchema } from './import-source.ts'
import { judgementContract } from './judgements.ts'
import { lexiconContract, type UsedLexicon } from './lexicons.ts'
import { linkReviewContract } from './link-reviews.ts'
import { linkContract } from './links.ts'
import { method } from './method.ts'
import { phraseContract } from './phrases.ts'
import { readingContract } from './reading.ts'
import { comparisonContract } from './row-comparison.ts'
import { rowSourceSchema } from './row-source.ts'
import { termReportContract } from './term-report.ts'
import { auditContract, backupContract, vaultContract } from './vault.ts'

export interface BatchSummary {
  id: string
  fileName: string
  size: number
  sha256: string
  format: SourceFormat
  account: BatchAccount
  comparison: ComparisonCounts
  /** Rejects of this batch that were mended and re-admitted since. */
  readmitted: number
  /** For a batch of re-admitted rejects the batch they came from. */
  mends: string | null
  importedAt: string
}

export interface DatasetSummary {
  id: string
  name: string
  kind: 'ticket' | 'table'
  columns: ColumnSchema[]
  rowCount: number
  /** Changes whenever the rows change; part of every cache key. */
  version: string
  batches: BatchSummary[]
}

/** A reject as it stands: mended and taken in since, or not. */
export interface KeptReject extends Reject {
  readmitted: boolean
}

/** Per column: share of rows with a value, values failing their type's check, a few samples (masked). */
export interface ColumnProfile {
  name: string
  filled: number
  flagged: number
  distinct: number
  samples: string[]
}

/** Which rows are asked for. */
export type RowSource = z.infer<typeof rowSourceSchema>

/** A column of a result; link results carry the columns of both sides, `side` tells which. */
export interface ResultColumn extends ColumnSchema {
  /** `step` for columns that steps added. */
  side: 'left' | 'right' | 'step'
  source: string
}

/** Range of a hit in the original text of a cell, in UTF-16 units. */
export interface CellHit {
  column: number
  start: number
  end: number
}

export interface ResultRow {
  /** Ordinal in the result. */
  index: number
  /** 1-based row in the source file of the left (only) side. */
  row: number
  /** The left (only) side's row by its batch; stays when rows come or go before it. */
  ref: RowRef
  rightRow: number | null
  /** For links: bit n is set where `on[n]` of the link held. */
  rules: number | null
  /** For links: null where the row has none. */
  link: { score: number | null; probability: number | null; grade: LinkGrade; candidates: number | null } | null
  cells: string[]
  hits: CellHit[]
  /** How the sentences speak of hits: denied, over, asked about. */
  cues: CellCue[]
  /** What the row as a whole is ranked as. */
  cue: RowCue
}

export interface RowPage {
  columns: ResultColumn[]
  total: number
  rows: ResultRow[]
}

/** Counts of a model over its bound datasets; `terms` only for the layers of screens. */
export interface ModelCounts {
  hash: string
  steps: StepReport[]
  /** By step id: why it has no result. */
  faults: Record<string, StepFault>
  terms: Record<string, { layer: number; term: string; rows: number }[]>
  /** By step id: what is said of a link that has more than equal keys to it. */
  notes: Record<string, LinkNotes>
  milliseconds: number
}

export interface RunSummary {
  id: string
  title: string
  model: Model
  hash: string
  bindings: Record<string, string>
  batches: Record<string, string[]>
  steps: StepReport[]
  faults: Record<string, StepFault>
  /** Lexicon groups that its screens and its links' aliases used, by name, also those called by other groups. */
  lexicons: Record<string, UsedLexicon>
  savedAt: string
}

export interface Draft {
  id: string
  model: Model
  bindings: Record<string, string>
  updatedAt: string
}

/** Settings of the office, one record. */
export const settingsSchema = z.object({
  officeName: z.string(),
  redHead: z.string(),
  numberPrefix: z.string(),
  contact: z.string(),
  receivers: z.array(z.object({ name: z.string(), redaction: redactionProfileSchema })),
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  /** Minutes without keyboard or mouse after which the workspace locks; 0 for never. */
  idleLockMinutes: z.number().int().min(0).max(240).default(10),
})
export type Settings = z.infer<typeof settingsSchema>

const id = z.string().max(128)
/** What of a clue is set anew. */
const clueChange = z.object({ clue: id, disposition: dispositionSchema.optional(), note: z.string().optional() })
const none = z.object({})
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }
const draft = { model: modelSchema, bindings: z.record(z.string(), z.string()) }

/** How far a piece of an output is: rows of the whole output, behind the share of the right list that is read first, for absences. */
export interface OutputProgress {
  reading: number
  row: number
  total: number
}

/** What the window may ask of the engine, in full. */
export const engineContract = {
  ...vaultContract,
  ...auditContract,
  ...backupContract,
  ...batchContract,
  ...recipeContract,
  ...judgementContract,
  ...lexiconContract,
  ...termReportContract,
  ...comparisonContract,
  ...phraseContract,
  ...readingContract,
  ...linkContract,
  ...linkReviewContract,
  ...entityContract,

  'dataset.list': method<DatasetSummary[]>()(none),
  'dataset.profile': method<ColumnProfile[], number>()(z.object({ dataset: id })),
  /** SHA-256 over all accepted rows in order; independent of how batches and segments are cut. Progress is the share that is read. */
  'dataset.digest': method<{ rows: number; sha256: string }, number>()(z.object({ dataset: id })),
  /** Begins to read what screens of large datasets will need, while nothing else is asked, as far as it fits in memory. Answers at once. */
  'dataset.warm': method<void>()(none),
  'dataset.rename': method<void>()(z.object({ dataset: id, name: z.string().min(1) })),
  'dataset.remove': method<void>()(z.object({ dataset: id })),
  'batch.remove': method<void>()(z.object({ batch: id })),
  'batch.rejects': method<{ total: number; rejects: KeptReject[] }>()(z.object({ batch: id, ...page })),

  'import.preview': method<ImportPreview>()(z.object({ source: importSourceSchema, options: importOptionsSchema })),
  'import.run': method<{ dataset: string; batch: BatchSummary }, ImportProgress>()(
    z.object({
      source: importSourceSchema,
      options: importOptionsSchema,
      target: z.union([z.object({ dataset: id }), z.object({ name: z.string().min(1), kind: z.enum(['ticket', 'table']) })]),
    }),
  ),
  'sample.load': method<{ datasets: string[]; draft: string }, ImportProgress>()(
    z.object({ tickets: z.number().int().min(500).max(5_000_000), seed: z.string() }),
  ),

  'draft.list': method<Draft[]>()(none),
  'draft.save': method<void>()(z.object({ id, ...draft })),
  'draft.remove': method<void>()(z.object({ id })),

  'model.count': method<ModelCounts, StepReport>()(z.object(draft)),
  'rows.page': method<RowPage>()(z.object({ of: rowSourceSchema, ...page })),
  'rows.tally': method<Tally[]>()(
    z.object({ of: rowSourceSchema, column: z.string(), by: z.enum(['value', 'month']), limit: z.number().int().max(20_000) }),
  ),

  'run.save': method<RunSummary, StepReport>()(z.object(draft)),
  'run.list': method<RunSummary[]>()(none),
  'run.remove': method<void>()(z.object({ run: id })),

  /** `clues`: ids of all of them, in the order of the rows, those that the ledger had already among them. */
  'clue.take': method<{ taken: number; already: number; clues: string[] }>()(
    z.object({ run: id, step: z.string(), rows: z.union([z.literal('all'), z.array(z.number().int())]) }),
  ),
  'clue.list': method<Clue[]>()(none),
  /** All or none of the changes; a clue that is gone refuses them. */
  'clue.update': method<void>()(z.object({ changes: z.array(clueChange) })),
  'clue.remove': method<void>()(z.object({ clues: z.array(id) })),

  'packet.list': method<Packet[]>()(none),
  /** With the packet the changes of its clues that registering or revoking it asks for: both or neither. */
  'packet.save': method<void>()(
    z.object({
      changes: z.array(clueChange).optional(),
      id,
      letter: packetLetterSchema,
      clues: z.array(id),
      redaction: redactionProfileSchema,
      issuedAt: z.string().nullable(),
    }),
  ),
  'packet.remove': method<void>()(z.object({ id })),
  'packet.compose': method<PacketContent, number>()(
    z.object({ letter: packetLetterSchema, clues: z.array(id), redaction: redactionProfileSchema }),
  ),

  /** Looks for the clues' own telephone and identity numbers in text that is to leave the office; masked ones are named. */
  'packet.leaks': method<string[]>()(z.object({ clues: z.array(id), text: z.string() })),

  'settings.get': method<Settings>()(none),
  'settings.set': method<void>()(settingsSchema),

  /**
   * A piece of a CSV output (UTF-8 with BOM, RFC 4180), from row `offset` on. Pulled piece by piece, so that neither side
   * holds a whole file; the first piece begins with the header.
   */
  'output.csv': method<{ bytes: Uint8Array<ArrayBuffer>; rows: number; total: number }, OutputProgress>()(
    z.object({
      of: z.union([
        z.object({ what: z.enum(['rows', 'links', 'clusters']), rows: rowSourceSchema }),
        z.object({ what: z.literal('rejects'), dataset: id, batch: id.optional() }),
      ]),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(20_000),
    }),
  ),
} as const
export type EngineContract = typeof engineContract
