import type { AbsencePoint, NearMiss } from '../../shared/linkage/card.ts'
import { percentOf } from '../../shared/referral/card-words.ts'
import type { Messages } from './zh-CN.ts'

const count = (n: number) => n.toLocaleString('en-US')
const rows = (n: number) => `${count(n)} ${n === 1 ? 'row' : 'rows'}`
const chance = (share: number) => (share > 0 && share < 0.0001 ? 'below 0.01%' : `${Number((share * 100).toPrecision(2))}%`)

const likely = (share: number) => (share >= 0.9999 ? 'above 99.99%' : `${(share * 100).toFixed(share > 0.99 ? 2 : 1)}%`)

const why: Record<NearMiss['why']['reason'], string> = {
  rule: 'a rule does not hold',
  window: 'outside the time window',
  probability: 'probability too low',
  oneToOne: 'has another partner, one to one',
  judged: 'judged different',
}

const keyStates: Record<string, string> = {
  empty: 'is empty, nothing to compare',
  placeholder: 'is a placeholder, nothing to compare',
  masked: 'is masked, cannot be looked up',
  unreadable: 'is not readable, cannot be looked up',
}

/** What was found at a point, with its figures. */
function pointText({ what, verdict, details }: AbsencePoint): string {
  const figure = (name: string) => Number(details[name] ?? 0)
  const texts: Record<AbsencePoint['what'], () => string> = {
    key: () => (verdict === 'good' ? 'all filled, comparable' : `“${details.column}” ${keyStates[String(details.state)] ?? ''}`),
    period: () => {
      if (details.reason === 'unknown') return 'no dates to compare; unknown whether the other side covers it'
      const one = details.askedFrom === details.askedTo ? `${details.askedFrom}` : `${details.askedFrom} to ${details.askedTo}`
      const spans = `asked for ${one}; the other side has ${details.from} to ${details.to}`
      if (details.gapFrom) return `${spans}, without a row from ${details.gapFrom} to ${details.gapTo}`
      return details.month ? `${spans}, ${details.month} is missing` : spans
    },
    completeness: () =>
      details.month
        ? `${details.month} has only ${rows(figure('rows'))}; usual are ${count(figure('median'))} a month`
        : `${rows(figure('rows'))} in these months; usual are ${count(figure('median'))} a month`,
    area: () => {
      if (!details.area) return 'this row names no area'
      if (details.areas === 0) return 'the other side names no areas'
      return verdict === 'good'
        ? `the other side has records of “${details.area}”`
        : `the other side has none of “${details.area}”`
    },
    filled: () =>
      details.rows === 0 ? 'the other side has no rows' : `${rows(figure('rows'))}, ${percentOf(figure('filled'))} comparable`,
    nearest: () => {
      if (details.similarity === undefined) return 'no record comes near'
      const near =
        details.probability === undefined
          ? `${percentOf(figure('similarity'))} alike`
          : `probability ${likely(figure('probability'))}`
      if (verdict !== 'good') return `one comes very near (${near}): look at it`
      return `the nearest is ${near}; ${why[details.reason as NearMiss['why']['reason']]}`
    },
  }
  return texts[what]()
}

export const linkEvidence: Messages['linkEvidence'] = {
  title: 'Evidence card',
  percent: percentOf,
  loading: 'Checking the other side…',
  grades: {
    exact: 'Exact',
    similar: 'Similar',
    masked: 'Fits the mask',
    scored: 'By probability',
    judged: 'Judged',
    proved: 'Absence proved',
    weak: 'Weak proof',
    'not provable': 'Absence not provable',
  },
  gradeHints: {
    exact: 'Identifiers or normalised values are equal',
    similar: 'The rules hold, but not every value is equal',
    masked: 'What is visible agrees; the hidden part is unknown, so this is not the same',
    scored: 'All comparisons together reach the threshold',
    judged: 'Decided by a person',
    proved: 'Every point suffices: not found means there is none',
    weak: 'Something is wanting: not found is a hint only',
    'not provable': 'A point is missing: not found says nothing',
  },
  byAlias: '; names that somebody gave as aliases count as one',
  score: (score) => `${percentOf(score)} alike`,
  probability: (probability) => `probability ${likely(probability)}`,
  noPartner: (source) => `No record in “${source}” fits the rules. `,
  result: 'Result',
  blank: '(empty)',
  missing: 'no value',
  masked: (determined, candidates, by) =>
    `${percentOf(determined)} visible; ${count(candidates)} fit as well; chance hit ${chance(by)}`,
  window: (days) => (days === 0 ? 'same day' : days > 0 ? `${count(days)} days later` : `${count(-days)} days earlier`),
  overlap: (days) => (days > 0 ? `${count(days)} days in common` : 'neither says when it ended'),
  until: (from, to) => `${from || '…'} ${to ? `to ${to}` : 'on'}`,
  decision: {
    label: 'Review: ',
    same: 'judged the same',
    different: 'judged different',
    judges: (names) => names.join(', '),
    settled: 'settled',
  },
  origin: {
    title: 'Origin',
    place: (file, sheet, row) => `${file}${sheet ? ` ${sheet}` : ''}, row ${count(row)}`,
    hash: 'SHA-256',
    copy: (hash) => `Copy ${hash}`,
    copied: 'Copied',
    rule: 'Rule',
    version: 'version',
  },
  waterfall: {
    title: 'Where the probability comes from',
    prior: 'start',
    priorHint: 'how likely any two records are one',
    total: 'together',
    bits: (bits) => `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(1)}`,
    unit: 'evidence (bits; one more doubles the odds)',
    missing: 'no value, no evidence',
  },
  absence: {
    title: 'Proof of absence',
    points: {
      key: "This row's key",
      period: 'Period',
      completeness: 'Months complete',
      area: 'Area',
      filled: 'Filled on the other side',
      nearest: 'Near records',
    },
    verdicts: { good: 'good', weak: 'weak', bad: 'missing' },
    pointText,
    months: 'Rows of the other side by month',
    month: (month, n, isAsked) => `${month}: ${rows(n)}${isAsked ? ' (asked for)' : ''}`,
    variants: 'Looked for',
    nearest: 'Nearest record',
    why,
  },
  how: {
    equal: 'equal',
    typing: 'typing error',
    sound: 'same sound',
    shape: 'similar shape',
    order: 'other order',
    hidden: 'fits the mask',
    short: 'short name',
    branch: 'branch',
    region: 'other region',
    contained: 'contained',
    words: 'similar words',
    numerals: 'numerals',
    alias: 'alias',
    near: 'near',
    none: 'different',
  },
}
