import { AppError } from '../errors.ts'
import { linkRows } from '../linkage/link.ts'
import { type CompiledScreen, compileQuery } from '../screening/evaluate.ts'
import { parseQuery } from '../screening/parse.ts'
import type { Query } from '../screening/query.ts'
import type { QueryError } from '../screening/query-error.ts'
import type { StringColumn } from '../table/column.ts'
import { contentHash } from './canonical-json.ts'
import type { StepFault } from './fault.ts'
import type { StepReport } from './job-file.ts'
import { inputsOf, type LinkStep, type Model, type ScreenStep } from './model.ts'
import {
  chunksOf,
  columnsOf,
  joinRelations,
  type Relation,
  type RelationColumn,
  readLinkSide,
  rowCountOf,
  selectRows,
  sourceOf,
  type TableReader,
  wholeSource,
} from './relation.ts'

/** What a run needs of the world around it. */
export interface RunContext {
  sources: ReadonlyMap<string, TableReader>
  /** By source name: changes with the source's rows; part of the keys of `cache`. */
  versions: ReadonlyMap<string, string>
  lexicons: ReadonlyMap<string, Query>
  /** Results of steps and layers by content key, kept between runs. */
  cache: { get(key: string): Relation | undefined; set(key: string, relation: Relation): void }
  signal: AbortSignal
  /** Lets messages in; called after each segment. */
  breathe(): Promise<void>
  onStep?(report: StepReport): void
}

/** A finished step: its relation, and for a screen what it read and what remained after each layer. */
export interface StepResult {
  relation: Relation
  input: Relation
  layers: Relation[]
}

/** Outcome of a model: a report and a result for each step that could be computed, a fault for each that could not. */
export interface ModelRun {
  steps: StepReport[]
  faults: Record<string, StepFault>
  results: Map<string, StepResult>
}

/**
 * Runs the steps of a model in order. A step that fails stops only the steps that read it. Same sources and same model
 * give the same relations, row for row.
 */
export async function runModel(model: Model, context: RunContext): Promise<ModelRun> {
  const run: ModelRun = { steps: [], faults: {}, results: new Map() }
  const keys = new Map<string, string>()
  for (const source of Object.keys(model.sources)) keys.set(source, contentHash([source, context.versions.get(source) ?? '']))
  for (const step of model.steps) {
    const started = Date.now()
    const report: StepReport = { id: step.id, op: step.op }
    try {
      if (step.op !== 'screen' && step.op !== 'link') {
        throw new AppError('model.operatorUnsupported', { step: step.id, operator: step.op })
      }
      const inputs = inputsOf(step).map((name) => inputOf(model, run, context, name))
      report.in = rowCountOf(inputs[0]!)
      const result = await runStep(step, inputs, keys, report, context)
      run.results.set(step.id, result)
      report.out = rowCountOf(result.relation)
    } catch (error) {
      if (!(error instanceof AppError) || context.signal.aborted) throw error
      run.faults[step.id] = faultOf(error)
    }
    report.milliseconds = Date.now() - started
    run.steps.push(report)
    context.onStep?.(report)
  }
  return run
}

function faultOf(error: AppError): StepFault {
  const { layer, ...details } = error.details
  return { code: error.code, details, ...(typeof layer === 'number' && { layer }) }
}

function inputOf(model: Model, run: ModelRun, context: RunContext, name: string): Relation {
  const result = run.results.get(name)
  if (result) return result.relation
  if (run.faults[name]) throw new AppError('model.inputFailed', { input: name })
  if (!(name in model.sources)) throw new AppError('model.stepMissing', { step: name })
  return wholeSource(name, sourceOf(context.sources, name).rowCount)
}

async function runStep(
  step: ScreenStep | LinkStep,
  inputs: Relation[],
  keys: Map<string, string>,
  report: StepReport,
  context: RunContext,
): Promise<StepResult> {
  const inputKeys = inputsOf(step).map((name) => keys.get(name) ?? '')
  if (step.op === 'screen') {
    const { result, key } = await runScreen(step, inputs[0]!, inputKeys[0]!, report, context)
    keys.set(step.id, key)
    return result
  }
  const { id: _id, title: _title, ...rule } = step
  const key = contentHash([rule, inputKeys])
  keys.set(step.id, key)
  const relation = context.cache.get(key) ?? (await runLink(step, inputs[0]!, inputs[1]!, context))
  context.cache.set(key, relation)
  return { relation, input: inputs[0]!, layers: [] }
}

async function runScreen(
  step: ScreenStep,
  input: Relation,
  inputKey: string,
  report: StepReport,
  context: RunContext,
): Promise<{ result: StepResult; key: string }> {
  const columns = columnsOf(input, context.sources)
  const layers: Relation[] = []
  let relation = input
  let key = inputKey
  report.layers = []
  for (const [index, layer] of step.layers.entries()) {
    const before = rowCountOf(relation)
    if (!layer.off) {
      const screen = compileLayer(layer.where, columns, context.lexicons, index)
      key = contentHash([key, layer.where])
      relation = context.cache.get(key) ?? (await screenRelation(relation, columns, screen, context))
      context.cache.set(key, relation)
    }
    layers.push(relation)
    report.layers.push({ name: layer.name ?? '', in: before, out: rowCountOf(relation) })
  }
  return { result: { relation, input, layers }, key }
}

/** Parses and compiles a layer; a fault is `query.invalid` with the position in the layer's text. */
export function compileLayer(
  where: string,
  columns: readonly RelationColumn[],
  lexicons: ReadonlyMap<string, Query>,
  layer: number,
): CompiledScreen {
  const parsed = parseQuery(where)
  if (!parsed.ok) throw queryError(parsed.error, where, layer)
  const compiled = compileQuery(parsed.query, columns, lexicons)
  if (!compiled.ok) throw queryError(compiled.error, where, layer)
  return compiled.screen
}

/** A query's fault as `query.invalid`, with its place in the text. */
export function queryError(error: QueryError, where: string, layer: number): AppError {
  const { code, position, length, details, suggestion } = error
  const at = { layer, query: code, position, length, where }
  return new AppError('query.invalid', { ...details, ...at, ...(suggestion !== null && { suggestion }) })
}

/** Rows of a relation that a compiled screen keeps. */
export async function screenRelation(
  relation: Relation,
  columns: readonly RelationColumn[],
  screen: CompiledScreen,
  context: Pick<RunContext, 'sources' | 'signal' | 'breathe'>,
): Promise<Relation> {
  const kept: Uint32Array[] = []
  for (const chunk of chunksOf(relation, context.sources)) {
    const values = new Map<number, StringColumn>()
    for (const column of screen.columns) values.set(column, await chunk.column(columns[column]!))
    kept.push(ordinalsOf(screen.screenRows(values, chunk.rows), chunk.rows, chunk.start))
    await context.breathe()
    context.signal.throwIfAborted()
  }
  return selectRows(relation, concat(kept))
}

/** Ordinals in the relation of `hits`, which are some of `rows`, both ascending. */
function ordinalsOf(hits: Uint32Array, rows: Uint32Array, start: number): Uint32Array {
  let at = 0
  return hits.map((hit) => {
    while (rows[at] !== hit) at++
    return start + at
  })
}

function concat(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

async function runLink(step: LinkStep, left: Relation, right: Relation, context: RunContext): Promise<Relation> {
  if (step.decide) throw new AppError('model.comparisonUnsupported', { step: step.id, compare: 'decide' })
  const windowColumns = (which: 'left' | 'right') => (step.window ? [step.window[which]] : [])
  const leftNames = [...step.on.map((key) => key.left), ...windowColumns('left')]
  const rightNames = [...step.on.map((key) => key.right), ...windowColumns('right')]
  const leftSide = await readLinkSide(left, leftNames, step.id, context.sources)
  const rightSide = await readLinkSide(right, rightNames, step.id, context.sources)
  await context.breathe()
  context.signal.throwIfAborted()
  const pairs = linkRows(leftSide, rightSide, { ...step, keep: step.keep ?? 'matched', isSelf: step.left === step.right })
  return joinRelations(left, right, pairs)
}
