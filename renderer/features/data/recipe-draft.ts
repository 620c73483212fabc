import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import type { ImportPreview } from '../../../shared/ingest/import.ts'
import { doubtfulColumns, mapColumns } from '../../../shared/ingest/map-columns.ts'
import { foldHeader } from '../../../shared/ingest/mapping.ts'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import { recipeOf } from '../../../shared/ingest/recipe-match.ts'
import { type ColumnSchema, columnNames } from '../../../shared/table/schema.ts'
import type { Reading, TargetDraft } from './import-draft.ts'

/** The columns of a previewed file as they are found without a recipe. */
export function detectedColumns({ columns, rows }: ImportPreview): Pick<ImportPreview, 'columns' | 'doubtful'> {
  const headers = columns.map(({ header }) => header)
  const names = columnNames(headers)
  const mapped = mapColumns(headers, rows)
  return {
    columns: mapped.map(({ type, field }, at) => ({ name: names[at]!, header: headers[at]!, type, ...(field && { field }) })),
    doubtful: doubtfulColumns(names, mapped),
  }
}

/** Headers of a recipe that a file lacks; a repeated header must be there as often. */
export function missingHeaders({ columns }: Recipe, detected: readonly ColumnSchema[]): string[] {
  const there = detected.map(({ header, name }) => foldHeader(header || name))
  return columns
    .map(({ header, name }) => header || name)
    .filter((header) => {
      const at = there.indexOf(foldHeader(header))
      if (at >= 0) there.splice(at, 1)
      return at < 0
    })
}

interface SheetDraft {
  reading: Reading
  columns: readonly ColumnSchema[]
  target: TargetDraft | null
  datasets: readonly DatasetSummary[]
}

/** The kind of the dataset that the rows go to. */
export function kindOfTarget({ target, datasets }: Pick<SheetDraft, 'target' | 'datasets'>): 'ticket' | 'table' {
  if (!target) return 'table'
  if (target.mode === 'new') return target.kind
  return datasets.find(({ id }) => id === target.dataset)?.kind ?? target.kind
}

/** What the sheet says of a file as a recipe for the next one. */
export function recipeFrom(name: string, draft: SheetDraft): Recipe {
  const { reading, columns, target, datasets } = draft
  const dataset = target?.mode === 'append' ? datasets.find(({ id }) => id === target.dataset)?.name : target?.name.trim()
  return recipeOf({
    name,
    kind: kindOfTarget(draft),
    ...reading,
    ...(dataset && { dataset }),
    columns: columns.map((column) => ({ ...column, name: column.name.trim() })),
  })
}
