import type { CompareKind } from '../../shared/linkage/key.ts'
import type { LinkStep } from '../../shared/model/model.ts'

export const comparisons: Record<CompareKind, string> = {
  exact: 'exactly equal',
  identityNumber: 'same identity number',
  phone: 'same phone',
  plate: 'same plate',
  creditCode: 'same credit code',
  id: 'same id',
  masked: 'fits masked',
  name: 'similar name',
  company: 'similar company',
  address: 'similar address',
  place: 'similar place',
  text: 'similar text',
  number: 'near number',
  date: 'near date',
}

/** A window of days around a date: 365 days before to 30 days after. */
function daysAround(from: number, to: number): string {
  const day = (days: number) => (days === 0 ? 'the day of' : `${Math.abs(days)} days ${days < 0 ? 'before' : 'after'}`)
  return `${day(from)} to ${day(to)}`
}

/** Which of several partners a window takes, and how many there must be. */
function takenOf({ take, times }: NonNullable<LinkStep['window']>): string {
  const most = { first: ', the earliest only', last: ', the latest only' }
  return `${times === undefined ? '' : `, at least ${times} times`}${take ? most[take] : ''}`
}

/** A graded comparison says from which similarity on it holds. */
function ruleWords({ left, right, compare, atLeast }: LinkStep['on'][number]): string {
  const least = atLeast !== undefined && atLeast < 1 ? ` (at least ${atLeast})` : ''
  return `“${left}” and “${right}”: ${comparisons[compare]}${least}`
}

/** Which rules take names for one that are given as aliases: lexicon groups by name, the rule's own by number. */
function aliasWords({ left, right, aliases = [], aliasGroups = [] }: LinkStep['on'][number]): string[] {
  const given = [...aliasGroups.map((name) => `@${name}`), ...(aliases.length > 0 ? [`${aliases.length} of the rule`] : [])]
  return given.length > 0 ? [`; “${left}” and “${right}” with aliases (${given.join(', ')})`] : []
}

/** What a link step does, in one sentence. */
export function linkSentence(step: LinkStep, left: string, right: string): string {
  const { decide } = step
  const rules = step.on.map(ruleWords).join(step.any ? ' or ' : ' and ')
  const condition = decide
    ? `a probability of at least ${decide.probability} of being one, by ${step.on.map(({ left: one, right: other }) => `“${one}” and “${other}”`).join(', ')}`
    : rules
  const [from, to] = step.window?.days ?? [0, 0]
  const window = step.window
    ? `, with “${step.window.right}” from ${daysAround(from, to)} “${step.window.left}”${takenOf(step.window)}`
    : ''
  const kept = {
    matched: 'keeps the rows that have one',
    unmatched: 'keeps the rows that have none',
    all: 'keeps every row, with the record where there is one',
  }[step.keep ?? 'matched']
  const best = step.oneToOne && step.keep !== 'unmatched' ? ', each record with its best partner only' : ''
  return `For each row of “${left}”, looks in “${right}” for records with ${condition}${window}; ${kept}${best}${step.on.flatMap(aliasWords).join('')}.`
}
