import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import type { ImportPreview } from '../../../shared/ingest/import.ts'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import type { ColumnSchema, TicketField } from '../../../shared/table/schema.ts'

/** How the file shall be read; `auto` and absent values are found by the engine. */
export interface Reading {
  encoding: string
  delimiter: string
  /** One character, or `none`. */
  quote: string
  headerRow: 'auto' | number
  sheet?: string
}

export const autoReading: Reading = { encoding: 'auto', delimiter: 'auto', quote: 'auto', headerRow: 'auto' }

/** The way of reading that a recipe keeps. */
export function readingOf({ encoding, delimiter, quote, headerRow, sheet }: Recipe): Reading {
  return { encoding, delimiter, quote, headerRow, ...(sheet !== undefined && { sheet }) }
}

/** Where the rows shall go, as the sheet edits it. */
export interface TargetDraft {
  mode: 'new' | 'append'
  name: string
  kind: 'ticket' | 'table'
  dataset: string | null
}

/** What the analyst chose for the file before this one. */
export interface LastTarget {
  kind: 'ticket' | 'table'
  /** Dataset that the rows were added to; null where a new one was made. */
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

/**
 * The target offered first: the dataset of the recipe, a dataset whose columns fit, the one that the last file went to where at least half of the
 * columns are known there, else a new one named like the file.
 */
export function suggestTarget(
  preview: ImportPreview,
  datasets: readonly DatasetSummary[],
  recipe: Recipe | null = null,
  last: LastTarget | null = null,
): TargetDraft {
  const base = preview.fileName.replace(/\.[^.]+$/, '').trim() || preview.fileName
  const named = datasets.find(({ name }) => recipe !== null && name === recipe.dataset)
  const lastOne = datasets.find(({ id }) => id === last?.dataset)
  const { added } = lastOne ? compareColumns(preview.columns, lastOne) : { added: [] }
  const before = lastOne && added.length * 2 <= preview.columns.length ? lastOne.id : null
  const found = named?.id ?? preview.suggestedDataset ?? before
  return {
    mode: found === null ? 'new' : 'append',
    name: freeName(base, datasets),
    kind: recipe?.kind ?? kindOf(preview.columns, last),
    dataset: found ?? datasets[0]?.id ?? null,
  }
}

/** Tickets when three of their fields were found, a table when none was; between them what was chosen last. */
function kindOf(columns: readonly ColumnSchema[], last: LastTarget | null): 'ticket' | 'table' {
  const fields = new Set(columns.map(({ field }) => field))
  const found = TICKET_FIELDS.filter((field) => fields.has(field)).length
  if (found >= 3) return 'ticket'
  return found === 0 ? 'table' : (last?.kind ?? 'table')
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

/** What was corrected by hand before a file was read anew stays where the headers are still the same. */
export function keepCorrections(
  found: readonly ColumnSchema[],
  foundBefore: readonly ColumnSchema[],
  corrected: readonly ColumnSchema[],
): ColumnSchema[] {
  const isSame = found.length === foundBefore.length && found.every(({ header }, at) => header === foundBefore[at]!.header)
  const isCorrected = corrected.some((column, at) => JSON.stringify(column) !== JSON.stringify(foundBefore[at]))
  return isSame && isCorrected ? [...corrected] : [...found]
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
