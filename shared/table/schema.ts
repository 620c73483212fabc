import { z } from 'zod'

/** The type of a column: decides how its values are cleaned, compared and searched. Names are fixed by `interfaces.md`. */
export const columnTypes = [
  'text',
  'category',
  'date',
  'number',
  'phone',
  'identityNumber',
  'plate',
  'creditCode',
  'personName',
  'company',
  'address',
  'place',
  'id',
] as const
export const columnTypeSchema = z.enum(columnTypes)
export type ColumnType = z.infer<typeof columnTypeSchema>

/** Canonical fields of a hotline ticket (domain.md 1.1). A column of a ticket dataset may stand for one of them. */
export const ticketFields = [
  'ticketNo',
  'receivedAt',
  'closedAt',
  'title',
  'content',
  'kind',
  'category1',
  'category2',
  'category3',
  'category4',
  'district',
  'street',
  'community',
  'place',
  'unit',
  'result',
  'reply',
  'responded',
  'solved',
  'satisfied',
  'caller',
  'phone',
  'sex',
  'identityNumber',
  'subject',
  'amount',
  'isRepeat',
  'parentNo',
] as const
export const ticketFieldSchema = z.enum(ticketFields)
export type TicketField = z.infer<typeof ticketFieldSchema>

/**
 * One column of a dataset.
 * `header` is the source's text, unchanged (may be empty or repeated); `name` is the unique name by which queries and
 * models call it: the trimmed header, `列3` for an empty third header, `电话_2` for the second `电话`.
 */
export const columnSchema = z.object({
  name: z.string(),
  header: z.string(),
  type: columnTypeSchema,
  field: ticketFieldSchema.optional(),
})
export type ColumnSchema = z.infer<typeof columnSchema>

/** Unique column names for a header row, in order. Example: `['电话', '', '电话']` gives `['电话', '列2', '电话_2']`. */
export function columnNames(headers: readonly string[]): string[] {
  const taken = new Set<string>()
  return headers.map((header, index) => {
    const base = header.replace(/\s+/g, ' ').trim() || `列${index + 1}`
    let name = base
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`
    taken.add(name)
    return name
  })
}
