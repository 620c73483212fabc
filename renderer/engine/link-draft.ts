import type { LinkPreview, LinkProgress } from '../../shared/contract/links.ts'
import type { CallContext } from '../../shared/contract/method.ts'
import type { DraftStep } from '../../shared/contract/row-source-step.ts'
import { AppError } from '../../shared/errors.ts'
import type { BlockingSize } from '../../shared/linkage/blocking.ts'
import type { LinkNotes } from '../../shared/linkage/figures.ts'
import { spelledStep } from '../../shared/model/alias-groups.ts'
import type { LinkStep, Model } from '../../shared/model/model.ts'
import type { RunContext } from '../../shared/model/operator.ts'
import { type Relation, rowCountOf, selectRows, wholeSource } from '../../shared/model/relation.ts'
import { commonRule, linkBy } from '../../shared/model/run-link.ts'
import { SmallestNumbers } from '../../shared/screening/sample.ts'
import { breathe, type Investigation, MOST_COMPARED_LIVE, openSources, prefixOf, runOver } from './investigation.ts'
import { rowNumbering } from './sampled-rows.ts'
import type { StoredTable } from './store/segments.ts'

/** Left rows that a preview looks at. */
const SAMPLED_ROWS = 1000
const SEED = 'link.preview'

/** The inputs of a step of a draft, computed with what live counts may cost. */
export interface DraftInputs {
  sources: Map<string, StoredTable>
  inputs: Relation[]
}

/** Computes what stands before a step. A fault of an input is thrown as it is. */
export async function draftInputs(
  investigation: Investigation,
  { model, bindings }: Omit<DraftStep, 'step'>,
  names: readonly string[],
  signal: AbortSignal,
): Promise<DraftInputs> {
  const needed = new Set(names.flatMap((name) => prefixOf(model, name).steps.map(({ id }) => id)))
  const before: Model = { ...model, steps: model.steps.filter(({ id }) => needed.has(id)) }
  const sources = await openSources(investigation, before, bindings)
  const run = await runOver(investigation, before, sources, signal, { mostCompared: MOST_COMPARED_LIVE })
  const inputs = names.map((name) => {
    const fault = run.faults[name]
    if (fault) throw new AppError(fault.code, fault.details)
    const table = sources.get(name)
    const relation = run.results.get(name)?.relation ?? (table && wholeSource(name, table.rowCount))
    if (!relation) throw new AppError('model.sourceMissing', { source: name })
    return relation
  })
  return { sources, inputs }
}

/**
 * A step over at most 1,000 of its left rows, drawn by permanent random numbers, against all of the right ones; figures for the whole are in proportion.
 * What the sample alone cannot know (that two left rows compete for one partner) is left out.
 */
export async function previewLink(investigation: Investigation, draft: DraftStep, signal: AbortSignal): Promise<LinkPreview> {
  const started = performance.now()
  const step = spelledStep(linkStepOf(draft.model, draft.step), investigation.lexicons)
  const { sources, inputs } = await draftInputs(investigation, draft, [step.left, step.right], signal)
  const [left, right] = [inputs[0]!, inputs[1]!]
  const sample = await sampledRows(left, sources, signal)
  const context: RunContext = {
    sources,
    versions: new Map(),
    lexicons: new Map(),
    cache: { get: () => undefined, set: () => {} },
    ...(investigation.workspace.links && { links: investigation.workspace.links }),
    signal,
    breathe,
  }
  const whole = await sampledLinks(step, sample, right, context)
  const perRule: number[] = []
  for (const rule of step.decide ? [] : step.on) {
    const { oneToOne: _, ...alone } = step
    const links = step.on.length === 1 ? whole : await partnersOf({ ...alone, on: [rule], any: false }, sample, right, context)
    perRule.push(links.matched)
  }
  const share = rowCountOf(sample) / Math.max(1, rowCountOf(left))
  const expected = (count: number) => (share > 0 ? Math.round(count / share) : 0)
  const compared = expected(whole.notes.compared)
  const isSmall = Math.max(compared, expected(pairsIn(whole.notes.blocks))) <= MOST_COMPARED_LIVE
  const blocks = isSmall ? whole.notes.blocks : await wholeSizes(step, left, right, context)
  return {
    sampled: rowCountOf(sample),
    leftRows: rowCountOf(left),
    rightRows: rowCountOf(right),
    compared,
    links: expected(whole.links),
    matched: expected(whole.matched),
    perRule,
    notes: { ...whole.notes, compared, blocks, keyless: { ...whole.notes.keyless, left: expected(whole.notes.keyless.left) } },
    isCheap: Math.max(compared, pairsIn(blocks)) <= MOST_COMPARED_LIVE,
    milliseconds: Math.round(performance.now() - started),
  }
}

function pairsIn(blocks: readonly BlockingSize[]): number {
  return blocks.reduce((sum, { pairs }) => sum + pairs, 0)
}

/** What each blocking rule gives for all rows: counted under its keys, nothing is compared. */
async function wholeSizes(step: LinkStep, left: Relation, right: Relation, context: RunContext): Promise<BlockingSize[]> {
  let sizes: BlockingSize[] = []
  const rule = { ...commonRule(step), decide: step.decide ?? null, window: step.window ?? null, intervals: null }
  const onSizes = (_: string, known: readonly BlockingSize[]) => {
    sizes = [...known]
  }
  try {
    await linkBy(step, rule, step.window, [left, right], { ...context, mostCompared: 0, onSizes })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'link.needsRun') throw error
  }
  return sizes
}

/** Computes a step in full; its result stays in the cache, where counts and rows of the same model find it. */
export async function runLinkStep(
  investigation: Investigation,
  { model, bindings, step }: DraftStep,
  { signal, progress }: CallContext<LinkProgress>,
): Promise<LinkNotes> {
  const before = prefixOf(model, step)
  const sources = await openSources(investigation, before, bindings)
  const run = await runOver(investigation, before, sources, signal, {
    onShare: (id, share, compared) => {
      if (id === step) progress({ share, compared })
    },
  })
  const fault = run.faults[step]
  if (fault) throw new AppError(fault.code, fault.details)
  const result = run.results.get(step)
  if (!result) throw new AppError('model.stepMissing', { step })
  return result.relation.figures?.notes ?? noNotes
}

/** What is said of a link that nothing is to be said of. */
const noNotes: LinkNotes = {
  compared: 0,
  blocks: [],
  placeholders: [],
  keyless: { left: 0, right: 0 },
  judged: { added: 0, removed: 0 },
}

function linkStepOf(model: Model, id: string): LinkStep {
  const step = model.steps.find((candidate) => candidate.id === id)
  if (step?.op !== 'link') throw new AppError('model.stepMissing', { step: id })
  return step
}

async function sampledRows(left: Relation, sources: ReadonlyMap<string, StoredTable>, signal: AbortSignal): Promise<Relation> {
  const [part] = left.parts
  if (!part || part.rows.length <= SAMPLED_ROWS) return left
  const numberOf = await rowNumbering(sources.get(part.source)!, SEED)
  const smallest = new SmallestNumbers(SAMPLED_ROWS)
  for (let at = 0; at < part.rows.length; at++) smallest.offer(at, numberOf(part.rows[at]!))
  await breathe()
  signal.throwIfAborted()
  return selectRows(left, smallest.positions().sort())
}

interface SampledLinks {
  links: number
  /** Left rows with a partner. */
  matched: number
  notes: LinkNotes
}

/** Pairs of the sampled rows. Of a table with itself a row meets all others; each pair then counts half. */
async function sampledLinks(step: LinkStep, sample: Relation, right: Relation, context: RunContext): Promise<SampledLinks> {
  const isSelf = step.left === step.right
  const { left, right: other, ...rest } = step
  const asked: LinkStep = {
    ...rest,
    left,
    right: isSelf ? `${other} ` : other,
    keep: 'matched',
    oneToOne: rest.oneToOne === true && !isSelf,
  }
  const rule = { ...commonRule(asked), decide: step.decide ?? null, window: step.window ?? null, intervals: null }
  const found = await linkBy(asked, rule, step.window, [sample, right], context)
  const width = sample.parts.length
  const matched = new Set<number>()
  let links = 0
  for (let at = 0; at < rowCountOf(found); at++) {
    const isItself =
      isSelf && sample.parts.every((_, part) => found.parts[part]!.rows[at] === found.parts[width + part]!.rows[at])
    if (isItself) continue
    links++
    matched.add(found.parts[0]!.rows[at]!)
  }
  return { links: isSelf ? links / 2 : links, matched: matched.size, notes: found.figures?.notes ?? noNotes }
}

/** How many of the sampled rows have any partner; a rule that would flood is one that nearly every row meets. */
async function partnersOf(step: LinkStep, sample: Relation, right: Relation, context: RunContext): Promise<{ matched: number }> {
  const rows = rowCountOf(sample)
  try {
    if (step.left === step.right) return await sampledLinks(step, sample, right, context)
    const { window: _, ...alone } = step
    const asked: LinkStep = { ...alone, keep: 'unmatched' }
    const rule = { ...commonRule(asked), decide: null, window: null, intervals: null }
    return { matched: rows - rowCountOf(await linkBy(asked, rule, undefined, [sample, right], context)) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'model.tooManyPairs') return { matched: rows }
    throw error
  }
}
