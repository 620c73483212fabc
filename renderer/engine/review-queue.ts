import type { ReviewDraw, ReviewPair, ReviewQueue, ReviewRecord, ReviewRule } from '../../shared/contract/link-reviews.ts'
import type { LinkProgress } from '../../shared/contract/links.ts'
import type { CallContext } from '../../shared/contract/method.ts'
import type { DraftStep } from '../../shared/contract/row-source-step.ts'
import { AppError } from '../../shared/errors.ts'
import { comparerOf } from '../../shared/linkage/comparers.ts'
import type { LinkComparison } from '../../shared/linkage/key.ts'
import { drawReview, LEAST_REVIEWED, pairNumber, type ReviewDrawn } from '../../shared/linkage/review-draw.ts'
import { spelledStep } from '../../shared/model/alias-groups.ts'
import { appendedRows } from '../../shared/model/appended-rows.ts'
import { type LinkStep, type Model, type OverlapStep, partCount } from '../../shared/model/model.ts'
import {
  columnsOf,
  findColumn,
  OWN_PART,
  ownValues,
  type Relation,
  type RelationColumn,
  rowCountOf,
  selectRows,
} from '../../shared/model/relation.ts'
import type { ModelRun } from '../../shared/model/run.ts'
import { breathe, type Investigation, openSources, prefixOf, runOver } from './investigation.ts'
import { constraintsOf } from './link-constraints.ts'
import { recordColumns, recordContent } from './record-content.ts'
import { refOf } from './row-refs.ts'
import { rowNumbering } from './sampled-rows.ts'
import type { StoredTable } from './store/segments.ts'

/** All pairs that a review may be about. */
interface ReviewedLinks {
  step: LinkStep | OverlapStep
  sources: ReadonlyMap<string, StoredTable>
  /** Results of the step and of those before it. */
  results: ModelRun['results']
  relation: Relation
  leftParts: number
  threshold: number | null
  /** Probability by row of the relation, else score, else 1. */
  figures: Float32Array
}

/** A pair that was drawn, with its place among all of them. */
export interface DrawnPair extends Pick<ReviewPair, 'stratum'> {
  place: number
  left: ReviewRecord
  right: ReviewRecord
}

/** The pairs that are judged of a link step. A step that is no link is `link.missing`. */
export async function reviewQueue(
  investigation: Investigation,
  { draw, isBlind, ...draft }: DraftStep & { draw: ReviewDraw; isBlind: boolean },
  context: CallContext<LinkProgress>,
): Promise<ReviewQueue> {
  const links = await reviewedLinks(investigation, draft, context)
  const { relation, step, threshold } = links
  const { pairs: drawn, strata } = await drawPairs(links, draw, context.signal)
  const ruleOf = ruleReader(links)
  const comparisons = comparedOf(step)
  const { score = null, probability = null } = isBlind ? {} : (relation.figures ?? {})
  const pairs = await inGroups(drawn, context.signal, async ({ place, ...pair }): Promise<ReviewPair> => {
    const rules = await Promise.all(comparisons.map((compared) => ruleOf(compared, place, isBlind)))
    return { ...pair, rules, score: score?.[place] ?? null, probability: probability?.[place] ?? null }
  })
  const [left, right] = sidesOf(links)
  return { columns: { left: [...left.columns], right: [...right.columns] }, pairs, threshold, strata }
}

/** Draws pairs as {@link reviewQueue} does and tells which records they are. */
export async function drawnPairs(
  investigation: Investigation,
  { draw, ...draft }: DraftStep & { draw: ReviewDraw },
  context: CallContext<LinkProgress>,
): Promise<Pick<ReviewDrawn, 'strata'> & { pairs: DrawnPair[]; threshold: number | null; rowsOnly: number }> {
  const links = await reviewedLinks(investigation, draft, context)
  const { store } = investigation.workspace
  const judged = await constraintsOf(store, prefixOf(draft.model, draft.step), links.sources, context.signal)
  const rowsOnly = judged.get(draft.step)?.rowsOnly ?? 0
  return { ...(await drawPairs(links, draw, context.signal)), threshold: links.threshold, rowsOnly }
}

/** Computes the step without what was judged of it, down to the least probability that is looked at. */
export async function reviewedLinks(
  investigation: Investigation,
  { model, bindings, step: id }: DraftStep,
  { signal, progress }: CallContext<LinkProgress>,
): Promise<ReviewedLinks> {
  const before = prefixOf(model, id)
  const found = before.steps.find((candidate) => candidate.id === id)
  if (found?.op !== 'link' && found?.op !== 'overlap') throw new AppError('link.missing', { step: id })
  const step = spelledStep(found, investigation.lexicons)
  const sources = await openSources(investigation, before, bindings)
  const computed = async (asked: LinkStep | OverlapStep) => {
    const reviewed: Model = { ...before, steps: before.steps.map((other) => (other.id === id ? asked : other)) }
    const run = await runOver(investigation, reviewed, sources, signal, {
      unjudged: id,
      onShare: (of, share, compared) => {
        if (of === id) progress({ share, compared })
      },
    })
    const fault = run.faults[id]
    if (fault) throw new AppError(fault.code, fault.details)
    const relation = run.results.get(id)?.relation
    if (!relation) throw new AppError('model.stepMissing', { step: id })
    return { results: run.results, relation }
  }
  const { results, relation: lowered } = await computed(loweredStep(step))
  const relation = choosesByDay(step)
    ? keptAndBelow((await computed({ ...step, keep: 'matched' })).relation, lowered, step)
    : lowered
  const threshold = step.op === 'link' ? (step.decide?.probability ?? null) : null
  const { probability, score } = relation.figures ?? {}
  const figures = probability ?? score ?? new Float32Array(rowCountOf(relation)).fill(1)
  return { step, sources, results, relation, leftParts: partCount(model, step.left), threshold, figures }
}

function loweredStep(step: LinkStep | OverlapStep): LinkStep | OverlapStep {
  if (step.op === 'overlap' || !step.decide) return { ...step, keep: 'matched' }
  const probability = Math.min(LEAST_REVIEWED, step.decide.probability)
  return { ...step, keep: 'matched', decide: { ...step.decide, probability } }
}

/** Which partners such a step keeps depends on which others reach its threshold. */
function choosesByDay(step: LinkStep | OverlapStep): step is LinkStep & { decide: NonNullable<LinkStep['decide']> } {
  if (step.op === 'overlap' || !step.decide) return false
  return step.decide.probability > LEAST_REVIEWED && (step.window?.take !== undefined || step.window?.times !== undefined)
}

/** From the threshold on the pairs that the step keeps, below it those that it would keep if it were lower. */
function keptAndBelow(kept: Relation, lowered: Relation, { decide }: { decide: { probability: number } }): Relation {
  const least = Math.fround(decide.probability)
  const below = Uint32Array.from(lowered.parts[0]!.rows.keys()).filter((at) => lowered.figures!.probability![at]! < least)
  return appendedRows(kept, selectRows(lowered, below))
}

/** The tables of the two records that are judged: the first of either side. */
function sidesOf({ relation, sources, leftParts }: ReviewedLinks): [StoredTable, StoredTable] {
  const tableAt = (part: number) => sources.get(relation.parts[part]!.source)!
  return [tableAt(0), tableAt(leftParts)]
}

async function drawPairs(
  links: ReviewedLinks,
  draw: ReviewDraw,
  signal: AbortSignal,
): Promise<Pick<ReviewDrawn, 'strata'> & { pairs: DrawnPair[] }> {
  const { relation, leftParts, figures, threshold, step } = links
  const [left, right] = sidesOf(links)
  const [leftRows, rightRows] = [relation.parts[0]!.rows, relation.parts[leftParts]!.rows]
  const [leftNumber, rightNumber] = [await rowNumbering(left, draw.seed), await rowNumbering(right, draw.seed)]
  const numberOf = (place: number) => pairNumber(leftNumber(leftRows[place]!), rightNumber(rightRows[place]!))
  const drawn = await drawReview({ figures, numberOf }, threshold ?? 0, draw, async () => {
    await breathe()
    signal.throwIfAborted()
  })
  const pairs = await inGroups(drawn.pairs, signal, async ({ place, stratum }): Promise<DrawnPair> => {
    const record = (table: StoredTable, rows: Uint32Array, side: 'left' | 'right') => readRecord(table, rows[place]!, step, side)
    return { place, stratum, left: await record(left, leftRows, 'left'), right: await record(right, rightRows, 'right') }
  })
  return { pairs, strata: drawn.strata }
}

/** Pairs that are read at once: their cells lie all over the tables. */
const PAIRS_AT_ONCE = 16

async function inGroups<T, Read>(items: readonly T[], signal: AbortSignal, read: (item: T) => Promise<Read>): Promise<Read[]> {
  const done: Read[] = []
  for (let first = 0; first < items.length; first += PAIRS_AT_ONCE) {
    done.push(...(await Promise.all(items.slice(first, first + PAIRS_AT_ONCE).map(read))))
    signal.throwIfAborted()
  }
  return done
}

async function readRecord(
  table: StoredTable,
  ordinal: number,
  step: LinkStep | OverlapStep,
  side: 'left' | 'right',
): Promise<ReviewRecord> {
  const read = (columns: readonly { name: string }[]) => Promise.all(columns.map(({ name }) => cellAt(table, name, ordinal)))
  const number = table.columns.filter(({ field }) => field === 'ticketNo').slice(0, 1)
  const columns = recordColumns(table.columns, number, await read(number), step, side)
  const { batch } = await table.origin(ordinal)
  return {
    ref: await refOf(table, ordinal),
    content: recordContent(columns, await read(columns)),
    columns: columns.map(({ name }) => name),
    file: batch.fileName,
  }
}

function cellAt(table: StoredTable, name: string, ordinal: number): Promise<string> {
  const segment = table.segmentOf(ordinal)
  return table.cell(segment, name, ordinal - table.segments[segment]!.start)
}

/** What is shown above a pair: the step's comparisons, then the days that its window or its intervals go by, which have no likeness. */
function comparedOf(step: LinkStep | OverlapStep): Compared[] {
  const compared: Compared[] = [...(step.on ?? [])]
  const add = (day: NonNullable<ReviewRule['day']>, left: string, right: string) =>
    compared.push({ left, right, compare: 'date', day })
  if (step.op === 'link') {
    if (step.window) add('window', step.window.left, step.window.right)
    return compared
  }
  for (const end of ['from', 'to'] as const) add(end, step.intervals.left[end], step.intervals.right[end])
  return compared
}

interface Compared extends LinkComparison, Pick<ReviewRule, 'day'> {}

/** Reads both values of a comparison by the place of the pair. */
function ruleReader(links: ReviewedLinks) {
  const { relation, leftParts, sources, step } = links
  const sides = {
    left: columnsOf(partsBefore(relation, leftParts), sources),
    right: columnsOf(partsFrom(relation, leftParts), sources),
  }
  const comparers = new Map<LinkComparison, ReturnType<typeof comparerOf>>()
  const textAt = async (column: RelationColumn, place: number, firstPart: number): Promise<string> => {
    if (column.part === OWN_PART) return ownValues(relation, column).get(place)
    const { source, rows } = relation.parts[firstPart + column.part]!
    return cellAt(sources.get(source)!, column.own, rows[place]!)
  }
  return async (comparison: Compared, place: number, isBlind: boolean): Promise<ReviewRule> => {
    const [left, right] = (['left', 'right'] as const).map((side) => findColumn(sides[side], comparison[side], step.id))
    const leftText = await textAt(left!, place, 0)
    const rightText = await textAt(right!, place, leftParts)
    const { compare, tolerance, aliases, day } = comparison
    const context = { leftType: left!.type, rightType: right!.type, tolerance, aliases }
    const comparer = comparers.get(comparison) ?? comparerOf(compare, context)
    comparers.set(comparison, comparer)
    const [leftNormal, rightNormal] = [comparer.normal(leftText), comparer.normal(rightText)]
    const isMissing = isBlind || day !== undefined || leftNormal === null || rightNormal === null
    return {
      compare,
      ...(day && { day }),
      left: { column: comparison.left, value: leftText },
      right: { column: comparison.right, value: rightText },
      likeness: isMissing ? null : comparer.compare(leftNormal, rightNormal),
    }
  }
}

/** Columns that a side's steps added have the side's step for their source and stay with it by name. */
function partsBefore({ parts, own }: Relation, leftParts: number): Pick<Relation, 'parts' | 'own'> {
  return { parts: parts.slice(0, leftParts), ...(own && { own }) }
}

function partsFrom({ parts, own }: Relation, leftParts: number): Pick<Relation, 'parts' | 'own'> {
  return { parts: parts.slice(leftParts), ...(own && { own }) }
}
