import { AppError } from '../errors.ts'
import { type CompiledScreen, compileQuery } from '../screening/evaluate.ts'
import { parseQuery } from '../screening/parse.ts'
import { printQuery } from '../screening/print.ts'
import { partsOf, type Query } from '../screening/query.ts'
import type { QueryError } from '../screening/query-error.ts'
import { spelledStep } from './alias-groups.ts'
import { contentHash } from './canonical-json.ts'
import type { StepFault } from './fault.ts'
import type { StepReport } from './job-file.ts'
import { inputsOf, isCircular, type LaterStep, laterOperators, type Model, type ScreenStep, type Step } from './model.ts'
import type { LayerCounts, RunContext, StepContext } from './operator.ts'
import { columnsOf, type Relation, type RelationColumn, rowCountOf, sourceOf, wholeSource } from './relation.ts'
import { runCluster } from './run-cluster.ts'
import { runGroup } from './run-group.ts'
import { runLink } from './run-link.ts'
import { runOverlap } from './run-overlap.ts'
import { keptRows, screenRelation } from './screen-relation.ts'

/** A finished step: its relation, and for a screen what it read and what remained after each layer. */
export interface StepResult {
  relation: Relation
  input: Relation
  layers: Relation[]
  /** By layer, where terms were counted; null for one that is off. */
  counts: (LayerCounts | null)[]
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
    const started = performance.now()
    const report: StepReport = { id: step.id, op: step.op }
    try {
      if (isLater(step)) throw new AppError('model.operatorUnsupported', { step: step.id, operator: step.op })
      const inputs = inputsOf(step).map((name) => inputOf(model, run, context, name, step))
      report.in = rowCountOf(inputs[0]!)
      const result = await runStep(model, step, inputs, keys, report, context)
      run.results.set(step.id, result)
      report.out = rowCountOf(result.relation)
    } catch (error) {
      if (!(error instanceof AppError) || context.signal.aborted) throw error
      run.faults[step.id] = faultOf(error)
    }
    report.milliseconds = Math.round((performance.now() - started) * 100) / 100
    run.steps.push(report)
    context.onStep?.(report)
  }
  return run
}

function faultOf(error: AppError): StepFault {
  const { layer, ...details } = error.details
  return { code: error.code, details, ...(typeof layer === 'number' && { layer }) }
}

function inputOf(model: Model, run: ModelRun, context: RunContext, name: string, step: Step): Relation {
  const result = run.results.get(name)
  if (result) return result.relation
  if (run.faults[name]) throw new AppError('model.inputFailed', { input: name })
  if (isCircular(model, step, name)) throw new AppError('model.circular', { step: step.id, found: name })
  if (!(name in model.sources)) throw new AppError('model.stepMissing', { step: name })
  return wholeSource(name, sourceOf(context.sources, name).rowCount)
}

async function runStep(
  model: Model,
  step: Exclude<Step, LaterStep>,
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
  const spelled = step.op === 'link' || step.op === 'overlap' ? spelledStep(step, context.lexicons) : step
  const { id, title: _title, ...rule } = spelled
  const ownSteps = inputs.some(({ own }) => own) || step.op === 'group' || step.op === 'cluster' ? id : ''
  const key = contentHash([rule, inputKeys, context.constraints?.get(id)?.version ?? '', ownSteps])
  keys.set(id, key)
  const relation = context.cache.get(key) ?? (await compute(model, spelled, inputs, { ...context, inputKeys }))
  context.cache.set(key, relation)
  noteLinks(report, relation)
  return { relation, input: inputs[0]!, layers: [], counts: [] }
}

/** Operators that a later version runs. */
function isLater(step: Step): step is LaterStep {
  return laterOperators.some((operator) => operator === step.op)
}

function compute(
  model: Model,
  step: Exclude<Step, ScreenStep | LaterStep>,
  inputs: Relation[],
  context: StepContext,
): Promise<Relation> {
  switch (step.op) {
    case 'link':
      return runLink(step, inputs, context, model)
    case 'overlap':
      return runOverlap(step, inputs, context, model)
    case 'group':
      return runGroup(step, inputs, context, model)
    case 'cluster':
      return runCluster(step, inputs, context, model)
  }
}

/** What a link says of itself, in its report. */
function noteLinks(report: StepReport, { figures }: Relation): void {
  if (!figures) return
  const { compared, placeholders, judged } = figures.notes
  if (compared > 0) report.compared = compared
  if (placeholders.length > 0) report.placeholders = placeholders
  if (judged.added + judged.removed > 0) report.judged = judged
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
  const counts: StepResult['counts'] = []
  let relation = input
  let key = inputKey
  report.layers = []
  for (const [index, layer] of step.layers.entries()) {
    const before = rowCountOf(relation)
    let counted: LayerCounts | null = null
    if (!layer.off) {
      const screen = compileLayer(layer.where, columns, context.lexicons, index)
      key = contentHash([key, layer.where, usedGroups(screen.origin.query, context.lexicons)])
      const done = await layerResult(relation, columns, screen, key, context)
      relation = done.relation
      counted = done.counts
    }
    layers.push(relation)
    counts.push(counted)
    report.layers.push({
      name: layer.name ?? '',
      in: before,
      out: rowCountOf(relation),
      ...(counted && counted.unindexed > 0 && { unindexed: counted.unindexed }),
    })
  }
  return { result: { relation, input, layers, counts }, key }
}

/** A layer's rows, and its counts where they are asked for; from the cache, or computed together. */
async function layerResult(
  input: Relation,
  columns: readonly RelationColumn[],
  screen: CompiledScreen,
  key: string,
  context: RunContext,
): Promise<{ relation: Relation; counts: LayerCounts | null }> {
  const known = context.cache.get(key)
  const knownCounts = context.counts?.get(key)
  if (known && (knownCounts || !context.counts)) return { relation: known, counts: knownCounts ?? null }
  const screened = await screenRelation(input, columns, screen, context, context.counts !== undefined)
  const relation = keptRows(input, screened)
  const counts: LayerCounts = { terms: screen.terms, rows: screened.counts, unindexed: screened.unindexed }
  context.cache.set(key, relation)
  context.counts?.set(key, counts)
  return { relation, counts }
}

/** The lexicon groups that a query calls, each with what it stands for: what else decides its result. */
function usedGroups(query: Query, lexicons: ReadonlyMap<string, Query>, found = new Map<string, string>()): [string, string][] {
  if (query.kind === 'lexicon') {
    const group = lexicons.get(query.name)
    if (group && !found.has(query.name)) {
      found.set(query.name, printedGroup(group))
      usedGroups(group, lexicons, found)
    }
  }
  for (const part of partsOf(query)) usedGroups(part, lexicons, found)
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

const printedGroups = new WeakMap<Query, string>()

/** The hash of a group as it prints; a long one is printed once. */
function printedGroup(group: Query): string {
  const known = printedGroups.get(group) ?? contentHash(printQuery(group))
  printedGroups.set(group, known)
  return known
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
