import { type AbsenceInput, absenceOf, type KeyState, monthsAround } from '../../shared/linkage/absence.ts'
import type { AbsenceProof, CardRule, NearMiss } from '../../shared/linkage/card.ts'
import type { Comparer } from '../../shared/linkage/comparer.ts'
import { areaOf } from '../../shared/linkage/coverage.ts'
import { patternWeight } from '../../shared/linkage/estimate.ts'
import type { LinkComparison } from '../../shared/linkage/key.ts'
import { levelOf, MISSING_LEVEL } from '../../shared/linkage/levels.ts'
import { compareValues } from '../../shared/linkage/make-card.ts'
import { identifierKinds, meanOf, type Nearest } from '../../shared/linkage/near-miss.ts'
import type { ScoreModel } from '../../shared/linkage/score-model.ts'
import { NO_DAY } from '../../shared/linkage/window.ts'
import { type ProofColumns, proofColumns } from '../../shared/model/proof-columns.ts'
import { parseDate } from '../../shared/values/date.ts'
import { isMasked, isPlaceholder } from '../../shared/values/placeholder.ts'
import { similarity } from '../../shared/values/similarity.ts'
import { type BothSides, bothSidesOf, daysFrom } from './absence-sides.ts'
import { breathe, type Investigation, type ResolvedRows } from './investigation.ts'
import { type LinkOrigin, recordOf, SideValues } from './link-card.ts'

/** Nearest records that are remembered: many rows name the same company. */
const MOST_FOUND = 10_000
/** Absences between two breaths. */
const PART = 20
/** A similarity from which a record that is no partner makes an absence doubtful. */
const CLOSE = 0.9
/** A probability from which it does where a probability decides. */
const LIKELY = 0.05

/** A right row that came near, and whether it makes the absence doubtful. */
interface NearRow {
  row: number
  rules: CardRule[]
  why: NearMiss['why']
  point: NonNullable<AbsenceInput['nearest']>
}

/** The natural logarithm of the odds of a pair. */
type Odds = (likeness: Nearest['likeness']) => number

/** What the absence of a partner is worth, by row of the link. The right side is read, whole, at the first call. */
export function absenceReader(
  investigation: Investigation,
  rows: ResolvedRows,
  origin: LinkOrigin,
  comparers: readonly Comparer[],
  signal: AbortSignal,
  onRead: (share: number) => void,
): (index: number) => Promise<AbsenceProof> {
  const { step } = origin
  const on = step.on ?? []
  const { figures } = rows.relation
  const left = new SideValues(rows.relation, 0, rows.leftParts, step.id, rows.sources)
  const rightColumns = new SideValues(rows.relation, rows.leftParts, rows.relation.parts.length, step.id, rows.sources).columns
  const proof = proofColumns(step, left.columns, rightColumns)
  const names = [...on.map((key) => key.left), ...[proof.leftDate, proof.leftArea].filter((name) => name !== undefined)]
  const learned = figures?.notes.placeholders.filter(({ side }) => side === 'left') ?? []
  const odds = figures?.model ? oddsOf(figures.model) : undefined
  let reading: Promise<BothSides> | undefined
  let read = 0
  const found = new Map<string, NearRow | undefined>()
  return async (index) => {
    reading ??= bothSidesOf(investigation, rows, origin, comparers, proof, signal, onRead)
    const both = await reading
    if (++read % PART === 0) await breathe()
    signal.throwIfAborted()
    const value = await left.valuesAt(index, names)
    const texts = on.map((comparison) => value(comparison.left))
    const keys = on.map(({ left: column }, place) => {
      const isLearned = learned.some((each) => each.column === column && each.value === value(column).trim())
      return { column, state: isLearned ? ('placeholder' as const) : keyState(comparers[place]!, value(column)) }
    })
    const asked = askedDays(step, proof, value)
    const except = step.left === step.right ? both.placeOf(rows.relation.parts[0]!.rows[index]!) : -1
    const sought = windowOf(step) ? { asked, except, texts } : { asked: 'unknown' as const, except, texts }
    const isJudged = (figures?.notes.judged.removed ?? 0) > 0
    const key = JSON.stringify(sought)
    if (!found.has(key)) {
      if (found.size >= MOST_FOUND) found.clear()
      found.set(key, nearRow(both, origin, comparers, sought, odds, isJudged))
    }
    const near = found.get(key)
    const input: AbsenceInput = {
      keys,
      any: step.any ?? false,
      asked,
      reach: both.reach,
      area: proof.leftArea === undefined || !both.hasArea ? null : areaOf(value(proof.leftArea)),
      nearest: near?.point ?? null,
    }
    const months = monthsAround(asked, both.coverage)
    return {
      ...absenceOf(input, both.coverage),
      ...(months.length > 0 && { months }),
      variants: on.map(({ left: column }, place) => {
        const normal = comparers[place]!.normal(texts[place]!)
        return { column, values: normal === null ? [] : [...comparers[place]!.keys(normal)] }
      }),
      nearest: near ? await nearMiss(near, both) : null,
    }
  }
}

function keyState(comparer: Comparer, text: string): KeyState {
  const normal = comparer.normal(text)
  if (normal !== null && (comparer.keys(normal).length > 0 || comparer.kind === 'masked')) return 'good'
  if (text.trim() === '') return 'empty'
  if (isPlaceholder(text.trim())) return 'placeholder'
  return isMasked(text) || normal !== null ? 'masked' : 'unreadable'
}

function dayOf(text: string): number {
  const date = parseDate(text)
  if (!date || date.precision === 'year' || date.precision === 'month') return NO_DAY
  return Math.floor(date.epochMs / 86_400_000)
}

function askedDays(step: LinkOrigin['step'], proof: ProofColumns, value: (name: string) => string): AbsenceInput['asked'] {
  if (proof.leftDate === undefined || proof.rightDate === undefined) return 'unknown'
  const day = dayOf(value(proof.leftDate))
  return day === NO_DAY ? 'unknown' : daysFrom(step, day)
}

function windowOf(step: LinkOrigin['step']) {
  return step.op === 'link' ? step.window : undefined
}

function isWithin(day: number, { from, to }: { from: number; to: number }): boolean {
  return day !== NO_DAY && day >= from && day <= to
}

/** By a model's levels, the frequency of single values left out. */
function oddsOf(model: ScoreModel): Odds {
  const weigh = patternWeight(model)
  const prior = Math.log(model.prior / (1 - model.prior))
  return (likeness) => {
    const levels = model.comparisons.map(({ rule, least }) => {
      const compared = likeness[rule]
      return compared ? levelOf(least, compared.similarity) : MISSING_LEVEL
    })
    return prior + weigh(Int8Array.from(levels))
  }
}

/** The nearest record: with a window first of those that lie in it, unless none of them makes the absence doubtful. */
function nearRow(
  both: BothSides,
  { step }: LinkOrigin,
  comparers: readonly Comparer[],
  { texts, asked, except }: { texts: readonly string[]; asked: AbsenceInput['asked']; except: number },
  odds: Odds | undefined,
  isJudged: boolean,
): NearRow | undefined {
  const on = step.on ?? []
  const { days, index } = both
  const wish = odds ? { except, worth: odds, least: Number.NEGATIVE_INFINITY } : { except }
  const inWindow =
    days && asked !== 'unknown' && windowOf(step) ? [{ ...wish, isMeant: (row: number) => isWithin(days[row]!, asked) }] : []
  let near: NearRow | undefined
  for (const each of [...inWindow, wish]) {
    const nearest = index.nearest(texts, each)
    if (!nearest) continue
    const { row, likeness } = nearest
    const rules = on.map((comparison, place): CardRule => {
      const compared = compareValues(comparers[place]!, comparison, texts[place]!, both.columns[place]!.get(row))
      return { ...compared, holds: likeness[place] !== null && holdsFrom(comparison, compared.score) }
    })
    const why = whyNot(step, rules, days !== null && asked !== 'unknown' && isWithin(days[row]!, asked), isJudged)
    near = { row, rules, why, point: nearestPoint(rules, why, likeness, comparers, texts, odds) }
    if (near.point.isSuspicious) break
  }
  return near
}

async function nearMiss({ row, rules, why }: NearRow, { relation, sources }: BothSides): Promise<NearMiss> {
  const part = relation.parts[0]!
  return { record: await recordOf(sources.get(part.source)!, part.rows[row]!), rules, why }
}

function holdsFrom({ compare, atLeast }: LinkComparison, score: number): boolean {
  return compare === 'masked' && atLeast === undefined ? score > 0 : score >= (atLeast ?? 1)
}

function whyNot(step: LinkOrigin['step'], rules: readonly CardRule[], isInWindow: boolean, isJudged: boolean): NearMiss['why'] {
  if (step.op === 'link' && step.decide) return { reason: 'probability' }
  const failed = rules.findIndex(({ holds }) => !holds)
  const isHeld = step.any ? rules.some(({ holds }) => holds) : failed < 0
  if (!isHeld) return { reason: 'rule', rule: Math.max(0, failed) }
  if (step.op === 'overlap' || (step.window && (!isInWindow || step.window.times))) return { reason: 'window' }
  if (step.oneToOne) return { reason: 'oneToOne' }
  if (isJudged) return { reason: 'judged' }
  const scores = rules.map(({ score }) => score)
  return { reason: 'rule', rule: scores.indexOf(Math.min(...scores)) }
}

/**
 * Whether the nearest record makes the absence doubtful: every rule nearly holds or agrees with what a sign hides, or an identifier is one edit away while another
 * rule agrees; where a probability decides, it is not small.
 */
function nearestPoint(
  rules: readonly CardRule[],
  { reason }: NearMiss['why'],
  likeness: Nearest['likeness'],
  comparers: readonly Comparer[],
  texts: readonly string[],
  odds: Odds | undefined,
): NearRow['point'] {
  const details = { similarity: Number(meanOf(likeness).toPrecision(3)), reason }
  if (reason === 'window' || reason === 'judged') return { isSuspicious: false, details }
  if (reason === 'oneToOne') return { isSuspicious: true, details }
  if (odds) {
    const probability = Number((1 / (1 + Math.exp(-odds(likeness)))).toPrecision(3))
    return { isSuspicious: probability >= LIKELY, details: { ...details, probability } }
  }
  const agrees = rules.filter(({ score }) => score === 1).length
  const isClose = rules.every(({ holds, score, how, compare }) => {
    return holds || how === 'hidden' || (!identifierKinds.has(compare) && score >= CLOSE)
  })
  const isOneEdit = rules.some(
    (rule, place) =>
      rule.score < 1 && identifierKinds.has(rule.compare) && agrees > 0 && isEdit(comparers[place]!, texts[place]!, rule),
  )
  return { isSuspicious: isClose || isOneEdit, details }
}

function isEdit(comparer: Comparer, text: string, { right }: CardRule): boolean {
  const keysOf = (value: string) => {
    const normal = comparer.normal(value)
    return normal === null ? [] : comparer.keys(normal)
  }
  const others = keysOf(right.value)
  return keysOf(text).some((key) =>
    others.some((other) => similarity(key, other) >= 1 - 1 / Math.max(key.length, other.length) - 1e-9),
  )
}
