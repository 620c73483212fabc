import type { BatchSummary } from '../../../shared/contract/engine.ts'
import type { ImportSource } from '../../../shared/contract/import-source.ts'
import type { CallContext } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ImportOptions, ImportPreview, ImportProgress } from '../../../shared/ingest/import.ts'
import { doubtfulColumns, mapColumns } from '../../../shared/ingest/map-columns.ts'
import { foldHeader } from '../../../shared/ingest/mapping.ts'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import { applyRecipe, matchRecipe, type RecipeMatch } from '../../../shared/ingest/recipe-match.ts'
import { type ColumnSchema, type ColumnType, columnNames } from '../../../shared/table/schema.ts'
import { recipeOfBatch, summaryOf } from '../batch-records.ts'
import { readTable } from '../pipeline/read-table.ts'
import { rejectOf } from '../pipeline/reject-writer.ts'
import { openTable } from '../sources/open-table.ts'
import { openSourceFile, type SourceFile } from '../sources/source-file.ts'
import type { SourceRow, TableSource } from '../sources/table-source.ts'
import type { DatasetRecord } from '../store/records.ts'
import { datasetOf, inTurn, newId, type Workspace } from '../workspace.ts'
import { writeBatch } from './write-batch.ts'

const TYPE_SAMPLE_ROWS = 2000
const PREVIEW_ROWS = 50
const PROGRESS_MILLISECONDS = 100

export type ImportTarget = { dataset: string } | { name: string; kind: 'ticket' | 'table' }

/** Reads the beginning of a file: how it is read, its columns, first rows and first problems. */
export async function previewImport(workspace: Workspace, source: ImportSource, options: ImportOptions): Promise<ImportPreview> {
  const file = openSourceFile(source)
  const table = await openTable(file, options)
  const rows = await firstRows(table)
  const detected = detectColumns(table, rows, options, 'ticket')
  const match = options.recipe
    ? givenRecipe(options.recipe, table.headers)
    : matchRecipe(await knownRecipes(workspace), table.headers)
  const columns = options.columns ?? (match ? applyRecipe(match.recipe, table.headers, detected.columns) : detected.columns)
  return {
    fileName: file.name,
    size: file.size,
    format: table.format,
    columns,
    rows: rows
      .filter((row) => !row.fault)
      .slice(0, PREVIEW_ROWS)
      .map((row) => row.cells),
    problems: rows.filter((row) => row.fault).map(rejectOf),
    suggestedDataset: await datasetThatFits(workspace, columns),
    recipe: match?.recipe.name ?? null,
    doubtful: match || options.columns ? [] : detected.doubtful,
  }
}

/** Imports a file as one batch. The batch appears whole or not at all. */
export function runImport(
  workspace: Workspace,
  source: ImportSource,
  options: ImportOptions,
  target: ImportTarget,
  context: CallContext<ImportProgress>,
): Promise<{ dataset: string; batch: BatchSummary }> {
  return inTurn(workspace, 'dataset' in target ? target.dataset : target.name, () =>
    importFile(workspace, source, options, target, context),
  )
}

async function importFile(
  workspace: Workspace,
  source: ImportSource,
  options: ImportOptions,
  target: ImportTarget,
  context: CallContext<ImportProgress>,
): Promise<{ dataset: string; batch: BatchSummary }> {
  context.signal.throwIfAborted()
  const file = openSourceFile(source)
  const table = await openTable(file, options)
  try {
    return await importTable(workspace, file, table, options, target, context)
  } catch (error) {
    const canRetry = options.encoding === 'auto' && table.format.evidence === 'validUtf8'
    if (!(canRetry && error instanceof AppError && error.code === 'file.undecodable')) throw error
    const asGbk = { ...options, encoding: 'gb18030' }
    return importTable(workspace, file, await openTable(file, asGbk), asGbk, target, context)
  }
}

async function importTable(
  workspace: Workspace,
  file: SourceFile,
  table: TableSource,
  options: ImportOptions,
  target: ImportTarget,
  { signal, progress }: CallContext<ImportProgress>,
): Promise<{ dataset: string; batch: BatchSummary }> {
  const dataset = await findDataset(workspace, target)
  const kind = 'kind' in target ? target.kind : dataset!.kind
  const found = options.columns ?? withRecipe(table, detectColumns(table, await firstRows(table), options, kind).columns, options)
  const columns = asKnown(dataset, found)
  const goal = dataset ?? {
    id: newId(),
    name: (target as { name: string }).name,
    kind,
    columns,
    createdAt: new Date().toISOString(),
  }
  const { name: fileName, size } = file
  let bytes = 0
  let reportedAt = 0
  const onRead = (read: number) => {
    bytes = read
  }
  const record = await writeBatch(
    workspace,
    { dataset: goal, columns, fileName, size, format: table.format, mends: null, plain: table.plain },
    {
      feed: (sink) => readTable(file, table, { ...sink, onRead }, signal),
      onRows: ({ writer: { account } }) => {
        const now = performance.now()
        if (now - reportedAt < PROGRESS_MILLISECONDS) return
        reportedAt = now
        progress({ bytes, totalBytes: size, rows: account.received, rejected: account.rejected })
      },
      changes: async ({ account }, { name }) => [{ audit: 'import', subject: fileName, details: { dataset: name, ...account } }],
      signal,
    },
  )
  return { dataset: goal.id, batch: summaryOf(record, []) }
}

async function firstRows(table: TableSource): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for await (const chunk of table.read(new AbortController().signal, () => {})) {
    for (const row of chunk.rows) {
      if (rows.length < TYPE_SAMPLE_ROWS) rows.push(row)
    }
    if (rows.length >= TYPE_SAMPLE_ROWS) break
  }
  return rows
}

/** The columns of a table with types and fields by header and first rows, and the names of those that are in doubt. */
function detectColumns(
  table: TableSource,
  rows: readonly SourceRow[],
  options: ImportOptions,
  kind: 'ticket' | 'table',
): Pick<ImportPreview, 'columns' | 'doubtful'> {
  const names = columnNames(table.headers)
  const cells = rows.filter((row) => !row.fault).map((row) => row.cells)
  const mapped = mapColumns(table.headers, cells, kind)
  const columns = names.map((name, index) => {
    const header = table.format.header === null ? name : table.headers[index]!
    const { field, type } = mapped[index]!
    return { name, header, type: givenType(options, name) ?? givenType(options, header) ?? type, ...(field && { field }) }
  })
  return { columns, doubtful: doubtfulColumns(names, mapped) }
}

/**
 * Columns as a dataset calls them: one that it has means there what it means here, and another name for a field that it has is that column, so that a
 * month with other headers (工单号, 工单编号) adds to the same columns. The header stays as it stands in the file.
 */
function asKnown(dataset: DatasetRecord | null, columns: readonly ColumnSchema[]): ColumnSchema[] {
  if (!dataset) return [...columns]
  const byName = new Map(dataset.columns.map((column) => [column.name, column]))
  const taken = new Set(columns.filter(({ name }) => byName.has(name)).map(({ name }) => name))
  return columns.map((column) => {
    const { header, name, type, field } = column
    const own = byName.get(name) ?? dataset.columns.find((known) => field && known.field === field && !taken.has(known.name))
    if (own) taken.add(own.name)
    const isFree = field && !dataset.columns.some((known) => known.field === field)
    return own ? { ...own, header } : { name, header, type, ...(isFree && { field }) }
  })
}

/** A column may be called `__proto__`. */
function givenType({ types }: ImportOptions, name: string): ColumnType | undefined {
  return Object.hasOwn(types, name) ? types[name] : undefined
}

/** Detected columns as a given recipe knows them; types given by hand outrank it. */
function withRecipe(table: TableSource, detected: ColumnSchema[], options: ImportOptions): ColumnSchema[] {
  if (!options.recipe) return detected
  const { recipe } = givenRecipe(options.recipe, table.headers)
  return applyRecipe(recipe, table.headers, detected).map((column) => ({
    ...column,
    type: givenType(options, column.name) ?? givenType(options, column.header) ?? column.type,
  }))
}

/** A recipe that was chosen, for a file that it knows. */
function givenRecipe(recipe: Recipe, headers: readonly string[]): RecipeMatch {
  const match = matchRecipe([recipe], headers)
  if (match) return match
  const known = new Set(headers.map(foldHeader))
  const missing = recipe.columns.filter(({ header, name }) => !known.has(foldHeader(header || name)))
  throw new AppError('recipe.mismatch', { recipe: recipe.name, columns: missing.map(({ name }) => name).join('、') })
}

/** Recipes kept under a name, then how the batches so far were read, the latest first. */
async function knownRecipes(workspace: Workspace): Promise<Recipe[]> {
  const named = await workspace.store.list('recipe')
  const batches = (await workspace.store.list('batch')).filter(({ mends }) => mends === null)
  batches.sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1))
  return [...named, ...(await Promise.all(batches.map((batch) => recipeOfBatch(workspace, batch))))]
}

async function findDataset(workspace: Workspace, target: ImportTarget): Promise<DatasetRecord | null> {
  if ('dataset' in target) return datasetOf(workspace, target.dataset)
  const isTaken = (await workspace.store.list('dataset')).some(({ name }) => name === target.name)
  if (isTaken) throw new AppError('dataset.nameTaken', { name: target.name })
  return null
}

async function datasetThatFits({ store }: Workspace, columns: readonly ColumnSchema[]): Promise<string | null> {
  const names = new Set(columns.map(({ name }) => name))
  for (const dataset of await store.list('dataset')) {
    const shared = dataset.columns.filter(({ name }) => names.has(name)).length
    if (shared > 0 && shared >= 0.9 * Math.max(names.size, dataset.columns.length)) return dataset.id
  }
  return null
}
