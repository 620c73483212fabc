import { z } from 'zod'
import { columnTypeSchema } from '../table/schema.ts'
import { modelSchema } from './model.ts'

/** Job file `guoshai.job/1` (interfaces.md). Paths are relative to the job file. */
export const jobImportSchema = z.object({
  as: z.string().min(1),
  file: z.string().min(1),
  kind: z.enum(['ticket', 'table']),
  /** What documents call the list; absent: as `as`. */
  title: z.string().min(1).optional(),
  /** Name of a sheet, or its number from 0, hidden sheets and charts counted. */
  sheet: z.union([z.string(), z.number().int().min(0)]).optional(),
  encoding: z.string().default('auto'),
  /** One character, or `tab`. */
  delimiter: z
    .string()
    .regex(/^(auto|tab|.)$/su)
    .default('auto'),
  /** One character, or `none`. */
  quote: z.string().min(1).default('auto'),
  /** A recipe file, by which columns are found again; what is given here outranks it. */
  recipe: z.string().min(1).optional(),
  /** 1-based line; 0 or null: there is none. */
  headerRow: z.union([z.literal('auto'), z.number().int().min(0), z.null()]).default('auto'),
  types: z.record(z.string(), columnTypeSchema).default({}),
})
export type JobImport = z.infer<typeof jobImportSchema>

export const packetFormats = ['pdf', 'docx', 'xlsx'] as const

const to = z.string().min(1)
export const jobOutputSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('rows'), of: z.string(), to }),
  z.object({ what: z.literal('rejects'), of: z.string(), to }),
  z.object({ what: z.literal('links'), of: z.string(), to }),
  z.object({ what: z.literal('clusters'), of: z.string(), to }),
  z.object({ what: z.literal('terms'), of: z.string(), to }),
  z.object({ what: z.literal('verification'), of: z.string(), to }),
  z.object({
    what: z.literal('packet'),
    of: z.string(),
    receiver: z.string().default(''),
    template: z.enum(['letter', 'internal-transfer']).default('letter'),
    redaction: z.enum(['full', 'masked', 'noComplainant']).default('masked'),
    formats: z.array(z.enum(packetFormats)).min(1).default(['pdf']),
    /** ISO date of the letter; without it a place to write the date by hand, so that the same input gives the same bytes. */
    date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    to,
  }),
])
export type JobOutput = z.infer<typeof jobOutputSchema>
export type PacketOutput = Extract<JobOutput, { what: 'packet' }>

export const jobFileSchema = z.object({
  format: z.literal('guoshai.job/1'),
  workspace: z.string().nullable().default(null),
  imports: z.array(jobImportSchema).default([]),
  lexicons: z.array(z.string()).default([]),
  models: z.array(z.union([modelSchema, z.object({ file: z.string().min(1) })])).default([]),
  outputs: z.array(jobOutputSchema).default([]),
})
export type JobFile = z.infer<typeof jobFileSchema>

const importReportSchema = z.looseObject({
  as: z.string(),
  file: z.string(),
  sha256: z.string().optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  header: z.number().nullable().optional(),
  received: z.number().optional(),
  accepted: z.number().optional(),
  duplicate: z.number().optional(),
  rejected: z.number().optional(),
  columns: z.array(z.object({ name: z.string(), type: columnTypeSchema })).optional(),
  seconds: z.number().optional(),
  error: z.string().optional(),
})

/** `unindexed`: segments whose text was read because their index is missing or damaged; only where there are any. */
const layerReportSchema = z.object({ name: z.string(), in: z.number(), out: z.number(), unindexed: z.number().optional() })
const stepReportSchema = z.object({
  id: z.string(),
  op: z.string(),
  in: z.number().optional(),
  out: z.number().optional(),
  layers: z.array(layerReportSchema).optional(),
  /** Of a link: pairs that were compared one by one. */
  compared: z.number().optional(),
  /** Of a link: values that so many rows have that they are no keys. */
  placeholders: z
    .array(z.object({ column: z.string(), side: z.enum(['left', 'right']), value: z.string(), rows: z.number() }))
    .optional(),
  /** Of a link: pairs that judgements added and took away. */
  judged: z.object({ added: z.number(), removed: z.number() }).optional(),
  milliseconds: z.number().optional(),
  error: z.string().optional(),
})
export type StepReport = z.infer<typeof stepReportSchema>

const runReportSchema = z.object({
  model: z.string(),
  hash: z.string().optional(),
  steps: z.array(stepReportSchema),
  error: z.string().optional(),
})

const outputReportSchema = z.object({
  to: z.string(),
  rows: z.number().optional(),
  sha256: z.string().optional(),
  error: z.string().optional(),
})

/** A dataset of a kept workspace as the job left it; `digest` is the SHA-256 over its accepted rows in order. */
const datasetReportSchema = z.object({
  name: z.string(),
  kind: z.enum(['ticket', 'table']),
  rows: z.number(),
  digest: z.string(),
  batches: z.array(
    z.object({
      file: z.string(),
      sha256: z.string(),
      received: z.number(),
      accepted: z.number(),
      duplicate: z.number(),
      rejected: z.number(),
    }),
  ),
})

/** What a job did; `error` at the top names the first failure. `datasets` only where the workspace is kept. */
export const jobReportSchema = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  imports: z.array(importReportSchema),
  runs: z.array(runReportSchema),
  outputs: z.array(outputReportSchema),
  datasets: z.array(datasetReportSchema).optional(),
})
export type JobReport = z.infer<typeof jobReportSchema>
export type ImportReport = z.infer<typeof importReportSchema>
export type RunReport = z.infer<typeof runReportSchema>
export type DatasetReport = z.infer<typeof datasetReportSchema>
export type OutputReport = z.infer<typeof outputReportSchema>
