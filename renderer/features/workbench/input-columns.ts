import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import { type Model, partsOf } from '../../../shared/model/model.ts'
import { ownColumnsOf } from '../../../shared/model/own-columns.ts'
import { columnsOf, type RelationColumn, type TableReader } from '../../../shared/model/relation.ts'

/**
 * The columns that a source or step offers, named as the engine names them. Empty while a source below it stands for no
 * dataset, or the step is wired to nothing.
 */
export function inputColumns(
  model: Model,
  bindings: Readonly<Record<string, string>>,
  datasets: readonly DatasetSummary[],
  input: string,
): RelationColumn[] {
  const readers = new Map<string, TableReader>()
  for (const [name, source] of Object.entries(model.sources)) {
    const dataset = datasets.find(({ id }) => id === bindings[name])
    if (!dataset) continue
    const given = new Map(Object.entries(source.columns ?? {}))
    const columns = dataset.columns.map((column) => ({ ...column, type: given.get(column.name) ?? column.type }))
    readers.set(name, { columns, rowCount: 0, segments: [], segmentColumn: unread, column: unread })
  }
  const parts = sourcesBelow(model, input)
  if (!parts?.every((source) => readers.has(source))) return []
  return columnsOf({ parts: parts.map((source) => ({ source })), own: ownColumnsOf(model, input, readers) }, readers)
}

/** The sources whose rows a result is made of, in the order of its columns; null where the wiring ends nowhere. */
export function sourcesBelow(model: Model, input: string): string[] | null {
  const parts = partsOf(model, input)
  return parts.every((part) => part in model.sources) ? parts : null
}

function unread(): never {
  throw new Error('the window reads no rows')
}
