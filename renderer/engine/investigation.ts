import type { RowSource } from '../../shared/contract/engine.ts'
import { AppError } from '../../shared/errors.ts'
import type { FoundPairs } from '../../shared/linkage/finder.ts'
import { contentHash } from '../../shared/model/canonical-json.ts'
import { faultError, inputsOf, type Model, modelFaults, partCount, type Step } from '../../shared/model/model.ts'
import type { LayerCounts, RunContext } from '../../shared/model/operator.ts'
import { ownColumnsOf } from '../../shared/model/own-columns.ts'
import { columnsOf, type Relation, selectRows, type TableReader, wholeSource, withoutRows } from '../../shared/model/relation.ts'
import { compileLayer, type ModelRun, runModel, type StepResult } from '../../shared/model/run.ts'
import type { CompiledScreen } from '../../shared/screening/evaluate.ts'
import type { Query } from '../../shared/screening/query.ts'
import { BoundedCache } from './bounded-cache.ts'
import { isCued, resolveCued } from './cued-rows.ts'
import { groupsOfRun } from './lexicons.ts'
import { constraintsOf } from './link-constraints.ts'
import { resolveDifference } from './row-difference.ts'
import { resolveSample } from './sampled-rows.ts'
import type { ResultRecord, RunRecord } from './store/records.ts'
import type { StoredTable } from './store/segments.ts'
import { partOfTable, type TablePart } from './table-part.ts'
import { openTableOf, openTableOfBatches, versionOf, type Workspace } from './workspace.ts'

const CACHED_RESULT_BYTES = 256 * 1024 * 1024
const CACHED_PAIR_BYTES = 128 * 1024 * 1024

/** Results of steps and layers by content key. */
export class ResultCache extends BoundedCache<Relation> {
  constructor(mostBytes = CACHED_RESULT_BYTES) {
    super(mostBytes, bytesOf)
  }
}

/** Pairs that links found, before judgements and a threshold choose among them. */
export class PairCache extends BoundedCache<FoundPairs> {
  constructor(mostBytes = CACHED_PAIR_BYTES) {
    super(mostBytes, ({ leftRows, rightRows, rules, figures }) =>
      bytesOf({ parts: [{ rows: leftRows }, { rows: rightRows }], rules, ...(figures && { figures }) }),
    )
  }
}

type Counted = Omit<Relation, 'parts'> & { parts: readonly { rows: Uint32Array }[] }

function bytesOf({ parts, rules, figures, own = [], members }: Counted): number {
  const { score, probability, parts: shares, grades, candidates } = figures ?? {}
  const arrays = [
    rules,
    score,
    probability,
    shares,
    grades,
    candidates,
    members?.starts,
    members?.rows,
    ...own.map(({ codes }) => codes),
  ]
  return [...parts.map(({ rows }) => rows), ...arrays].reduce((sum, array) => sum + (array?.byteLength ?? 0), 0)
}

const MOST_COUNTS = 2000

/** Counts of layers by content key, those of the latest {@link MOST_COUNTS} layers. */
export class RecentCounts {
  private readonly entries = new Map<string, LayerCounts>()

  get(key: string): LayerCounts | undefined {
    return this.entries.get(key)
  }

  set(key: string, counts: LayerCounts): void {
    this.entries.set(key, counts)
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= MOST_COUNTS) break
      this.entries.delete(oldest)
    }
  }
}

/** Pairs that a step may compare one by one while somebody edits; a dearer one is `link.needsRun`. */
export const MOST_COMPARED_LIVE = 3_000_000

/** What rows, counts, runs and outputs share: a workspace, results computed so far, the lexicon groups known. */
export interface Investigation {
  workspace: Workspace
  results: ResultCache
  /** Pairs that links found by comparing, by what they were found by. */
  pairs: PairCache
  /** Counts of layers by content key. */
  counts: RecentCounts
  lexicons: Map<string, Query>
}

/** Rows of a step with all that is needed to read and mark them. */
export interface ResolvedRows {
  relation: Relation
  sources: ReadonlyMap<string, StoredTable>
  /** Parts of the relation that belong to a link's left side; all of them where the rows are no link. */
  leftParts: number
  screens: { screen: CompiledScreen; base: number }[]
}

/** Lets queued messages in: a cancel is heard between two segments. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}

/** Opens the datasets bound to a model's sources. */
export async function openSources(
  { workspace }: Investigation,
  model: Model,
  bindings: Readonly<Record<string, string>>,
): Promise<Map<string, StoredTable>> {
  const sources = new Map<string, StoredTable>()
  for (const name of Object.keys(model.sources)) {
    const dataset = bindings[name]
    if (!dataset || !(await workspace.store.get('dataset', dataset))) continue
    const table = await openTableOf(workspace, dataset)
    sources.set(name, table.withTypes(model.sources[name]?.columns ?? {}))
  }
  return sources
}

/** Runs a model over open sources, with the results of earlier calls at hand and what people decided of pairs. */
export async function runOver(
  { workspace, results, pairs, counts, lexicons }: Investigation,
  model: Model,
  sources: ReadonlyMap<string, StoredTable>,
  signal: AbortSignal,
  {
    isCounting,
    unjudged,
    ...told
  }: Pick<RunContext, 'onStep' | 'onShare' | 'mostCompared'> & { isCounting?: boolean; unjudged?: string } = {},
): Promise<ModelRun> {
  const versions = new Map(
    [...sources].map(([name, { dataset, batches }]) => [
      name,
      contentHash([dataset.id, versionOf(dataset, batches), dataset.columns]),
    ]),
  )
  return runModel(model, {
    sources,
    versions,
    lexicons: new Map(lexicons),
    cache: results,
    pairs,
    constraints: await constraintsOf(workspace.store, model, sources, signal, unjudged),
    ...(workspace.links && { links: workspace.links }),
    signal,
    breathe,
    ...(isCounting && { counts }),
    ...told,
  })
}

/** Finds the rows that the window or an output asks for. */
export async function resolveRows(investigation: Investigation, of: RowSource, signal: AbortSignal): Promise<ResolvedRows> {
  if ('model' in of && of.sample) return resolveSample(investigation, { ...of, sample: of.sample }, signal)
  if (isCued(of)) return resolveCued(investigation, of, signal)
  if ('without' in of) return resolveDifference(investigation, of, signal)
  const { workspace } = investigation
  if ('dataset' in of) {
    const table = await openTableOf(workspace, of.dataset)
    const source = table.dataset.name
    const isPart = of.batch !== undefined || of.flagged !== undefined
    const relation = isPart ? await partRelation(investigation, table, of, signal) : wholeSource(source, table.rowCount)
    return { relation, sources: new Map([[source, table]]), leftParts: 1, screens: [] }
  }
  if ('run' in of) return resolveRun(investigation, of.run, of.step)
  const ambiguous = modelFaults(of.model).find(({ path }) => path.endsWith('.id'))
  if (ambiguous) throw faultError(ambiguous)
  const model = prefixOf(of.model, of.step)
  const sources = await openSources(investigation, model, of.bindings)
  if (of.step in model.sources) {
    const table = sources.get(of.step)
    if (!table) throw new AppError('model.sourceMissing', { source: of.step })
    return { relation: wholeSource(of.step, table.rowCount), sources, leftParts: 1, screens: [] }
  }
  const run = await runOver(investigation, model, sources, signal, { mostCompared: MOST_COMPARED_LIVE })
  const result = run.results.get(of.step)
  const layer = of.layer === undefined ? undefined : result?.layers[of.layer]
  const kept = of.group === undefined ? (layer ?? result?.relation) : result && membersOf(result.relation, of.group)
  const relation = kept && of.removed && of.layer !== undefined ? removedBy(result!, of.layer) : kept
  if (!relation) {
    const fault = run.faults[of.step]
    throw fault
      ? new AppError(fault.code, { ...fault.details, ...(fault.layer !== undefined && { layer: fault.layer }) })
      : new AppError('model.stepMissing', { step: of.step })
  }
  const leftParts = leftPartsOf(model, of.step)
  return { relation, sources, leftParts, screens: screensOf(investigation, model, of.step, relation, sources, of.layer) }
}

/** The rows that one row of a group stands for; undefined where there is none. */
function membersOf({ members }: Relation, group: number): Relation | undefined {
  if (!members || group + 1 >= members.starts.length) return undefined
  return selectRows(members.input, members.rows.subarray(members.starts[group], members.starts[group + 1]))
}

/** What a layer took away from the layer before it, or from the step's input. */
function removedBy({ input, layers }: StepResult, layer: number): Relation {
  const before = layers[layer - 1] ?? input
  const kept = layers[layer]!
  const known = removedRows.get(kept) ?? new Map<Relation, Relation>()
  removedRows.set(kept, known)
  const removed = known.get(before) ?? withoutRows(before, kept)
  known.set(before, removed)
  return removed
}

/** What layers took away, as long as their results stay: pages of it are read one by one. */
const removedRows = new WeakMap<Relation, Map<Relation, Relation>>()

/** A part of a dataset; one pass over it, whatever pages of it are read afterwards. */
async function partRelation(
  { results }: Investigation,
  table: StoredTable,
  part: TablePart,
  signal: AbortSignal,
): Promise<Relation> {
  const { dataset, batches, columns } = table
  const key = contentHash(['part', dataset.id, dataset.name, versionOf(dataset, batches), columns, part])
  const known = results.get(key)
  if (known) return known
  const relation: Relation = { parts: [{ source: dataset.name, rows: await partOfTable(table, part, signal) }], rules: null }
  results.set(key, relation)
  return relation
}

/** Parts on the left side of a link, also where screens stand behind it. */
function leftPartsOf(model: Model, id: string): number {
  const step = model.steps.find((candidate) => candidate.id === id)
  if (step?.op === 'screen' || step?.op === 'group') return leftPartsOf(model, step.from)
  return partCount(model, step?.op === 'link' || step?.op === 'overlap' ? step.left : id)
}

/** The result of a step as it is stored. */
export function recordOfRelation({ parts, rules, figures, own, members }: Relation): Omit<ResultRecord, 'run' | 'step'> {
  return {
    parts,
    rules,
    ...(figures && { figures }),
    ...(own && { own }),
    ...(members && { members: { parts: members.input.parts, starts: members.starts, rows: members.rows } }),
  }
}

function relationOfRecord({ parts, rules, figures, own, members }: ResultRecord): Relation {
  return {
    parts,
    rules,
    ...(figures && { figures }),
    ...(own && { own }),
    ...(members && { members: { input: { parts: members.parts, rules: null }, starts: members.starts, rows: members.rows } }),
  }
}

/** A saved run, read from the batches that it saw. */
export async function resolveRun(investigation: Investigation, id: string, step: string): Promise<ResolvedRows> {
  const { workspace } = investigation
  const run = await workspace.store.get('run', id)
  if (!run) throw new AppError('run.missing', { run: id })
  const record = await workspace.store.get('result', `${id}/${step}`)
  if (!record) throw new AppError('model.stepMissing', { step })
  const sources = await sourcesOfRun(workspace, run, new Set(record.parts.map(({ source }) => source)))
  const relation = relationOfRecord(record)
  const leftParts = leftPartsOf(run.model, step)
  const lexicons = await groupsOfRun(workspace.store, run.lexicons ?? {}, investigation.lexicons)
  return { relation, sources, leftParts, screens: screensOf({ lexicons }, run.model, step, relation, sources) }
}

/** Those of a run's sources that are wanted: the bound datasets, reduced to the batches that the run read. */
export async function sourcesOfRun(
  workspace: Workspace,
  run: RunRecord,
  wanted: ReadonlySet<string>,
): Promise<Map<string, StoredTable>> {
  const sources = new Map<string, StoredTable>()
  for (const [name, batches] of Object.entries(run.batches)) {
    if (!wanted.has(name)) continue
    const table = await openTableOfBatches(workspace, run.bindings[name]!, batches)
    sources.set(name, table.withTypes(run.model.sources[name]?.columns ?? {}))
  }
  return sources
}

/** The model without the steps that `step` does not need. */
export function prefixOf(model: Model, step: string): Model {
  const needed = new Set([step])
  for (const candidate of model.steps.toReversed()) {
    if (needed.has(candidate.id)) for (const input of inputsOf(candidate)) needed.add(input)
  }
  return { ...model, steps: model.steps.filter(({ id }) => needed.has(id)) }
}

/**
 * Compiled screens upstream of a step, each with the index of its first column in the step's columns. A screen that looks in columns of steps has them elsewhere once
 * a link has added sources; its hits are not shown there.
 */
function screensOf(
  { lexicons }: Pick<Investigation, 'lexicons'>,
  model: Model,
  step: string,
  relation: Relation,
  sources: ReadonlyMap<string, TableReader>,
  lastLayer = Number.POSITIVE_INFINITY,
): { screen: CompiledScreen; base: number }[] {
  const screens: { screen: CompiledScreen; base: number }[] = []
  const stepOf = (name: string): Step | undefined => model.steps.find(({ id }) => id === name)
  const widthOf = (parts: Relation['parts']) =>
    parts.reduce((sum, { source }) => sum + (sources.get(source)?.columns.length ?? 0), 0)
  const visit = (name: string, firstPart: number): void => {
    const found = stepOf(name)
    if (!found || found.op === 'cluster') return
    if (found.op === 'screen') {
      const parts = relation.parts.slice(firstPart, firstPart + partCount(model, name))
      const columns = columnsOf({ parts, own: ownColumnsOf(model, found.from, sources) }, sources)
      for (const [index, layer] of found.layers.entries()) {
        if (layer.off || (name === step && index > lastLayer)) continue
        const screen = compileLayer(layer.where, columns, lexicons, index)
        const isInPlace = parts.length === relation.parts.length || screen.columns.every((column) => column < widthOf(parts))
        if (isInPlace) screens.push({ screen, base: widthOf(relation.parts.slice(0, firstPart)) })
      }
    }
    let part = firstPart
    for (const input of inputsOf(found)) {
      visit(input, part)
      part += partCount(model, input)
    }
  }
  visit(step, 0)
  return screens
}
