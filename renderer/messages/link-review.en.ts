import type { Messages } from './zh-CN.ts'

const count = (n: number) => n.toLocaleString('en-US')
const signed = (n: number) => n.toFixed(2).replace('-', '−')
const percent = (share: number) => `${(100 * share).toFixed(1)}%`
const pairs = (n: number) => `${count(n)} ${n === 1 ? 'pair' : 'pairs'}`

export const linkReview: Messages['linkReview'] = {
  title: 'Review of links',
  open: 'Review',
  openHint: 'Judge pair by pair whether both are the same; verdicts hold next month too',
  label: 'Review of links',
  titleOf: (step) => `Review of links · ${step}`,
  computing: (share) => `Computing ${Math.round(100 * share)}%`,
  judges: ['A', 'B'],
  verdicts: { same: 'Same', different: 'Different', unsure: 'Unsure' },
  findings: { same: 'Same', different: 'Different', unsure: 'Unsure', disputed: 'Disputed' },
  unjudged: 'not judged',
  views: { queue: 'Queue', disputed: 'Disputed', result: 'Result' },
  viewLabel: 'Which pairs to judge',
  viewOf: (name, n) => `${name} ${count(n)}`,
  kindLabel: 'How pairs are picked',
  kinds: { threshold: 'Near the threshold', strata: 'Stratified sample' },
  kindHints: {
    threshold: 'The pairs nearest to the threshold, half on either side: the least certain first',
    strata: 'As many at random from every stretch of probability: gives precision and recall',
  },
  lowest: 'Least alike',
  lowestHint: 'Those with the lowest score; where all are alike, at random',
  size: 'Pairs',
  blind: 'Blind',
  blindHint: 'Hides probability, score and likeness: only the records are seen',
  setup: {
    title: 'Judges and seed',
    namesHint: 'Evidence cards name who judged a pair.',
    seedHint:
      'The same pairs and the same seed always give the same draw. Verdicts are kept: with the seed of before they are seen again.',
    againHint:
      'After the rules or the threshold were changed by what was judged, draw with another seed: the figures would flatter otherwise.',
  },
  list: 'Pairs to judge',
  pair: 'Both records',
  sides: { left: 'Left record', right: 'Right record' },
  rules: 'Values that are compared',
  alike: 'same text',
  unlike: 'other text',
  days: { window: 'Window', from: 'From', to: 'To' },
  noValue: '(empty)',
  origin: (file, row) => `${file}, row ${count(row)}`,
  place: (n, of) => `Pair ${count(n)} of ${count(of)}`,
  said: (judge, verdict) => `${judge}: ${verdict}`,
  score: (probability, score) =>
    [
      ...(probability === null ? [] : [`probability ${probability.toFixed(3)}`]),
      ...(score === null ? [] : [`score ${score.toFixed(2)}`]),
    ].join(', '),
  nextOpen: 'To the next pair that is not judged (Enter)',
  nothingSuch: 'No such pair.',
  keys: [
    { key: 'Space or s', does: 'same' },
    { key: 'd or x', does: 'different' },
    { key: '? or u', does: 'unsure' },
    { key: '↑↓ k j', does: 'previous, next' },
    { key: 'Backspace', does: 'take back' },
    { key: 'Esc', does: 'leave' },
  ],
  done: (n) => `${pairs(n)} judged`,
  doneText: 'Use ↑ to go back and change a verdict.',
  toResult: 'Show the result',
  toQueue: 'Go on judging',
  noPairs: 'No pairs to judge',
  noPairsText: 'This link found no pair. Loosen its comparisons first.',
  result: {
    title: 'Result',
    binding: (must, cannot) =>
      `${pairs(must)} judged same ${must === 1 ? 'is' : 'are'} always linked, ${pairs(cannot)} judged different never, also when next month's data come. Unsure and disputed pairs follow the rules.`,
    rowsOnly: (pairs) =>
      `${count(pairs)} of them are of records that too many rows are like (more than a million pairs of rows in all): they hold for the two rows that were judged, not for others or next month’s.`,
    precision: 'Precision',
    recall: 'Recall',
    notYet: 'Appears with its 95% interval when some pairs of every stretch are judged.',
    onlyStrata: 'These pairs were not drawn at random and say nothing of the whole. Draw by strata instead.',
    noRecall: 'A link by rules has no pairs below a threshold; one by probability needs verdicts in every stretch.',
    precisionText: (pairs, estimate) =>
      `Of the ${count(pairs)} links about ${percent(estimate.value)} are right (95% interval ${percent(estimate.low)}–${percent(estimate.high)}).`,
    recallText: (estimate) =>
      `Of the pairs that belong together about ${percent(estimate.value)} are links (95% interval ${percent(estimate.low)}–${percent(estimate.high)}). Among pairs with a probability of at least 0.01; lower ones and those that were never compared are left out.`,
    agreement: 'Agreement of the judges',
    agreed: (agreed, both, kappa) =>
      `Both judged ${pairs(both)} and agree on ${count(agreed)}. ${
        kappa
          ? `Cohen's κ = ${signed(kappa.value)} (95% interval ${signed(kappa.low)} to ${signed(kappa.high)}).`
          : 'All verdicts are the same one; κ has no meaning.'
      }`,
    noAgreement: (first, second) => `Agreement (κ) appears when ${first} and ${second} have judged the same pairs.`,
    strata: 'Pairs and verdicts by stretch',
    stratum: 'Probability (score)',
    span: (from, to) => `${from}–${to}`,
    pairs: 'In all',
    count,
    settle: (n) => `Settle ${pairs(n)}`,
    method:
      'Stretches are weighed by their pairs (Horvitz–Thompson); intervals are Wilson’s on the effective sample; that of recall is made from both sides (MOVER-R).',
  },
}
