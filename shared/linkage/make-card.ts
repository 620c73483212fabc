import { daysBetween, parseDate } from '../values/date.ts'
import type { AbsenceProof, CardDecision, CardRecord, CardRule, CardValue, EvidenceCard } from './card.ts'
import type { Comparer } from './comparer.ts'
import { type LinkFigures, linkGrades } from './figures.ts'
import type { LinkComparison } from './key.ts'
import { levelOf } from './levels.ts'

/** Values of a row by column. */
export type RowValues = (column: string) => string

/** What a card is made of. `comparers` are those of `on`, in its order. */
export interface CardInput {
  rule: EvidenceCard['rule']
  on: readonly LinkComparison[]
  comparers: readonly Comparer[]
  window: { left: string; right: string } | null
  intervals: { left: { from: string; to: string }; right: { from: string; to: string } } | null
  /** Whether a probability decides. */
  isScored: boolean
  /** Bit n is set where `on[n]` holds. */
  mask: number
  figures: LinkFigures | undefined
  /** The row's ordinal among `figures`. */
  at: number
  left: { record: CardRecord; value: RowValues }
  /** Null for a row without a partner, whose card tells what its absence is worth. */
  right: { record: CardRecord; value: RowValues } | null
  absence: AbsenceProof | null
  decision: CardDecision | null
}

/** The card of a link's row: a pure function of its values and figures. */
export function makeCard(input: CardInput): EvidenceCard {
  const { rule, left, right, absence, decision, figures, at } = input
  if (!right) {
    return {
      grade: absence?.grade ?? 'not provable',
      score: null,
      probability: null,
      rule,
      left: left.record,
      right: null,
      rules: [],
      ...(absence && { absence }),
    }
  }
  const prior = figures?.model?.prior
  return {
    grade: linkGrades[figures?.grades?.[at] ?? 0]!,
    score: figures?.score ? known(figures.score[at]) : 1,
    probability: figures?.probability ? known(figures.probability[at]) : null,
    rule,
    left: left.record,
    right: right.record,
    rules: input.on.map((comparison, place) => ruleOf(input, comparison, place, left.value, right.value)),
    ...(input.isScored && prior !== undefined && !isUnscored(input) && { prior: rounded(Math.log2(prior / (1 - prior))) }),
    ...windowOf(input, left.value, right.value),
    ...intervalsOf(input, left.value, right.value),
    ...(decision && { decision }),
  }
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : rounded(value)
}

/** Figures are single floats; six digits of them are said. */
function rounded(value: number): number {
  return Number(value.toPrecision(6))
}

function ruleOf(input: CardInput, comparison: LinkComparison, place: number, left: RowValues, right: RowValues): CardRule {
  const { figures, at, isScored, mask } = input
  const part = figures?.parts?.[at * figures.width + place]
  const candidates = figures?.candidates?.[at]
  const compared = compareValues(input.comparers[place]!, comparison, left(comparison.left), right(comparison.right))
  const isMasked = comparison.compare === 'masked' && compared.score < 1 && compared.how === 'hidden'
  const isKnown = part !== undefined && !Number.isNaN(part)
  return {
    ...compared,
    // The finder knew how rare the words of both columns are; a pair alone does not tell.
    ...(!isScored && isKnown && { score: rounded(part) }),
    holds: isUnscored(input) ? isEvidence(input, place, compared.score) : ((mask >>> place) & 1) === 1,
    ...(isScored && isKnown && { bits: rounded(part) }),
    ...(isMasked &&
      candidates !== undefined && {
        masked: { determined: compared.score, candidates, chance: chanceOf(figures?.probability?.[at]) },
      }),
  }
}

/** A pair that a person made a link of where a probability decides: what its rules weigh was not kept. */
function isUnscored({ isScored, figures, at }: CardInput): boolean {
  return isScored && Number.isNaN(figures?.score?.[at] ?? Number.NaN)
}

/** Whether values that are so alike are found more often among pairs that are one than among others. */
function isEvidence({ figures }: CardInput, place: number, similarity: number): boolean {
  const comparison = figures?.model?.comparisons[place]
  if (!comparison) return similarity === 1
  const level = levelOf(comparison.least, similarity)
  return comparison.m[level]! > comparison.u[level]!
}

/** The probability of a masked link is 1 − the chance that a record fits without being meant. */
function chanceOf(probability: number | undefined): number {
  return probability === undefined || Number.isNaN(probability) ? 0 : rounded(1 - probability)
}

/** Two values under one comparison, without what decides whether it holds. */
export function compareValues(
  comparer: Comparer,
  { compare, left, right }: LinkComparison,
  leftText: string,
  rightText: string,
): Omit<CardRule, 'holds'> {
  const values = { compare, left: { column: left, value: leftText }, right: { column: right, value: rightText } }
  const [one, other] = [comparer.normal(leftText), comparer.normal(rightText)]
  if (one === null || other === null) return { ...values, score: 0, key: '', how: 'none' }
  const { similarity, how: likeness } = comparer.compare(one, other)
  const isAlias = comparer.isAlias?.(leftText) || comparer.isAlias?.(rightText)
  const how = likeness === 'equal' && isAlias ? 'alias' : likeness
  const rightKeys = comparer.keys(other)
  const key = comparer.keys(one).find((candidate) => rightKeys.includes(candidate))
  return { ...values, score: rounded(similarity), key: key ?? '', how }
}

function windowOf({ window }: CardInput, left: RowValues, right: RowValues): Pick<EvidenceCard, 'window'> {
  if (!window) return {}
  const [one, other]: CardValue[] = [cardValue(window.left, left), cardValue(window.right, right)] as const
  const [from, to] = [parseDate(one!.value), parseDate(other!.value)]
  return from && to ? { window: { left: one!, right: other!, days: daysBetween(from, to) } } : {}
}

/** Days in common, first and last included; an end that is not stated is still open. */
function intervalsOf({ intervals }: CardInput, left: RowValues, right: RowValues): Pick<EvidenceCard, 'intervals'> {
  if (!intervals) return {}
  const ends = (side: 'left' | 'right', value: RowValues): [CardValue, CardValue] => [
    cardValue(intervals[side].from, value),
    cardValue(intervals[side].to, value),
  ]
  const [mine, theirs] = [ends('left', left), ends('right', right)]
  const starts = [mine[0], theirs[0]].flatMap(({ value }) => parseDate(value) ?? [])
  const stops = [mine[1], theirs[1]].flatMap(({ value }) => parseDate(value) ?? [])
  const latest = starts.sort((a, b) => b.epochMs - a.epochMs)[0]
  const earliest = stops.sort((a, b) => a.epochMs - b.epochMs)[0]
  const days = latest && earliest ? daysBetween(latest, earliest) + 1 : 0
  return { intervals: { left: mine, right: theirs, days } }
}

function cardValue(column: string, value: RowValues): CardValue {
  return { column, value: value(column) }
}
