import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import type { ImportPreview } from '../../../shared/ingest/import.ts'
import type { ColumnSchema, TicketField } from '../../../shared/table/schema.ts'

/** How the file shall be read; `auto` and absent values are found by the engine. */
export interface Reading {
  encoding: string
  delimiter: string
  headerRow: 'auto' | number
  sheet?: string
}

export const autoReading: Reading = { encoding: 'auto', delimiter: 'auto', headerRow: 'auto' }

/** Where the rows shall go, as the sheet edits it. */
export interface TargetDraft {
  mode: 'new' | 'append'
  name: string
  kind: 'ticket' | 'table'
  dataset: string | null
}

const TICKET_FIELDS: readonly TicketField[] = [
  'ticketNo',
  'content',
  'title',
  'receivedAt',
  'kind',
  'category1',
  'unit',
  'result',
]

/** The target offered first: a dataset whose columns fit, else a new one named like the file. */
export function suggestTarget(preview: ImportPreview, datasets: readonly DatasetSummary[]): TargetDraft {
  const base = preview.fileName.replace(/\.[^.]+$/, '').trim() || preview.fileName
  const fields = new Set(preview.columns.map(({ field }) => field))
  const isTicket = TICKET_FIELDS.filter((field) => fields.has(field)).length >= 3
  return {
    mode: preview.suggestedDataset === null ? 'new' : 'append',
    name: freeName(base, datasets),
    kind: isTicket ? 'ticket' : 'table',
    dataset: preview.suggestedDataset ?? datasets[0]?.id ?? null,
  }
}

function freeName(base: string, datasets: readonly DatasetSummary[]): string {
  const taken = new Set(datasets.map(({ name }) => name))
  let name = base
  for (let n = 2; taken.has(name); n++) name = `${base} (${n})`
  return name
}

export type ColumnFault = 'columnEmpty' | 'columnTwice'

/** What is wrong with the name of each column; null where nothing is. */
export function columnFaults(columns: readonly ColumnSchema[]): (ColumnFault | null)[] {
  const uses = new Map<string, number>()
  for (const { name } of columns) uses.set(name.trim(), (uses.get(name.trim()) ?? 0) + 1)
  return columns.map(({ name }) => (name.trim() === '' ? 'columnEmpty' : uses.get(name.trim())! > 1 ? 'columnTwice' : null))
}

/** A field stands in one column only: giving it to a column takes it from the one that had it. */
export function changeColumn(columns: readonly ColumnSchema[], at: number, change: Partial<ColumnSchema>): ColumnSchema[] {
  return columns.map((column, index) => {
    if (index === at) {
      const { field, ...rest } = { ...column, ...change }
      return field === undefined ? rest : { ...rest, field }
    }
    if (change.field === undefined || column.field !== change.field) return column
    const { field: _, ...rest } = column
    return rest
  })
}

/** How the columns of a file stand to those of the dataset it is appended to, by name. */
export function compareColumns(
  columns: readonly ColumnSchema[],
  dataset: DatasetSummary,
): { added: string[]; missing: string[] } {
  const here = new Set(columns.map(({ name }) => name.trim()))
  const there = new Set(dataset.columns.map(({ name }) => name))
  return { added: [...here].filter((name) => !there.has(name)), missing: [...there].filter((name) => !here.has(name)) }
}
