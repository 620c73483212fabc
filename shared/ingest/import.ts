import { z } from 'zod'
import { type ColumnSchema, columnSchema, columnTypeSchema, type TicketField } from '../table/schema.ts'
import { recipeSchema } from './recipe.ts'

/** What the analyst may set by hand before an import; `auto` is detected. `headerRow` is a 1-based line, 0 for none. */
export const importOptionsSchema = z.object({
  encoding: z.string().default('auto'),
  delimiter: z.string().min(1).default('auto'),
  /** One character, or `none` for a file in which quotes are ordinary characters. */
  quote: z.string().min(1).default('auto'),
  headerRow: z.union([z.literal('auto'), z.number().int().min(0)]).default('auto'),
  /** Name of a sheet, or its number from 0, hidden sheets and charts counted. */
  sheet: z.union([z.string(), z.number().int().min(0)]).optional(),
  types: z.record(z.string(), columnTypeSchema).default({}),
  /** How an earlier file of the kind was read: its columns are found again by header. Fails with `recipe.mismatch` for another kind of file. */
  recipe: recipeSchema.optional(),
  /** The columns as corrected in the preview, in the source's order; absent: as detected. */
  columns: z.array(columnSchema).optional(),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>

/** How the source was read, and by what evidence. */
export interface SourceFormat {
  kind: 'csv' | 'xlsx'
  encoding: string
  /** A code of the sentence table: `bom`, `validUtf8`, `mostlyUtf8`, `notUtf8`, `given`, `workbook`. */
  evidence: string
  /** First byte that the encoding does not know, as far as it was looked for; `offset` counts from 0. */
  undecodable: { offset: number; byte: number; line: number } | null
  delimiter: string
  /** The quote character, '' where quotes are ordinary characters. */
  quote: string
  /** 1-based line of the header; null without one. */
  header: number | null
  /** Lines that the header takes: above 1 where several were joined. */
  headerLines: number
  sheet: string | null
  sheets: string[]
}

export const rejectCodes = ['ragged-row', 'unclosed-quote', 'undecodable', 'other-table', 'truncated'] as const
export type RejectCode = (typeof rejectCodes)[number]

/** A faulty row: kept, counted, shown, never dropped. `line` is the 1-based line in the file, `row` the 1-based data row. */
export interface Reject {
  row: number
  line: number
  column: string
  code: RejectCode
  text: string
  raw: string
}

/** The account of a batch: `received = accepted + duplicate + rejected`. */
export interface BatchAccount {
  received: number
  accepted: number
  duplicate: number
  rejected: number
}

/** A column that has no field yet, and the field that may be meant. */
export interface DoubtfulColumn {
  name: string
  suggestion?: TicketField
}

export interface ImportPreview {
  fileName: string
  size: number
  format: SourceFormat
  columns: ColumnSchema[]
  /** First rows, original values. */
  rows: string[][]
  problems: Reject[]
  /** A dataset whose columns fit, offered as the place to append to. */
  suggestedDataset: string | null
  /** Name of the kept recipe that knows this header; its columns, types and fields are those of `columns` then. */
  recipe: string | null
  /** Columns that the analyst is to be asked about. */
  doubtful: DoubtfulColumn[]
}

export interface ImportProgress {
  /** Bytes of the file that are read. */
  bytes: number
  totalBytes: number
  rows: number
  rejected: number
}
