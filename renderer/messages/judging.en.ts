import type { JudgingMessages } from './judging.zh-CN.ts'

const count = (n: number) => Math.round(n).toLocaleString('en-US')
const signed = (n: number) => n.toFixed(2).replace('-', '−')
const percent = (share: number) => `${(100 * share).toFixed(1)}%`
const span = ({ low, high }: { low: number; high: number }) => `${(100 * low).toFixed(1)}–${percent(high)}`
const rows = (n: number) => `${count(n)} ${Math.round(n) === 1 ? 'row' : 'rows'}`
const rowSpan = ({ low, high }: { low: number; high: number }) => `${count(low)}–${count(high)}`

export const judging: JudgingMessages = {
  open: 'Judge a sample',
  openHint: 'Judge a random sample row by row; gives precision and recall',
  label: 'Judging',
  title: (step, layer) => `Judging · ${step}${layer ? ` · ${layer}` : ''}`,
  close: 'Back to the workbench (Esc)',
  percent,
  verdicts: { relevant: 'Relevant', irrelevant: 'Not relevant', unsure: 'Unsure' },
  unjudged: 'not judged',
  views: { hits: 'Hits', others: 'Not hit', disputed: 'Disputed', result: 'Result' },
  viewLabel: 'Which side to judge',
  viewOf: (name, n) => `${name} ${count(n)}`,
  judge: 'Judge',
  judges: ['A', 'B'],
  settled: 'Settled',
  setup: 'Sample and judges',
  size: 'Rows of each side',
  seed: 'Seed',
  again: 'Draw another',
  againHint:
    'After changing the query by what this sample showed, draw another with a new seed; the same one would flatter the result.',
  seedHint: 'The same rows and seed always give the same sample; a larger one still holds what was judged.',
  plan: (n, reach, most) =>
    `${count(n)} rows of each side: the 95% interval of the precision is about ±${(100 * reach).toFixed(0)} points; if no row outside is relevant, at most ${percent(most)} of them are.`,
  firstJudge: 'First judge',
  secondJudge: 'Second judge',
  nameTaken: 'The names must differ and have no “/”.',
  blind: 'Each judges alone: neither sees the verdicts of the other before both are done.',
  names: 'Another name is another person: verdicts stay under the name they were given, and are there again with it.',
  drawnFrom: (n) => `drawn from ${rows(n)}`,
  list: 'Sample',
  item: (n, number, verdict) => `${n}, ${number}, ${verdict}`,
  ticket: 'Whole ticket',
  ticketPlace: (n, of) => `${count(n)} of ${count(of)}`,
  sourceRow: (source, row) => `${source}, row ${count(row)}`,
  said: (judge, verdict) => `${judge}: ${verdict}`,
  masked: 'Personal values are masked; hold Alt to see them.',
  progress: (judged, of) => `Judged ${count(judged)}/${count(of)}`,
  nextOpen: 'To the next row not judged (Enter)',
  filter: (verdict, n) => `${verdict} ${count(n)}`,
  filterHint: (verdict) => `Show only: ${verdict}`,
  showAll: 'Show all',
  nothingSuch: 'No such rows.',
  precisionNow: (estimate) => `Precision ${percent(estimate.value)} (${span(estimate)})`,
  prevalenceNow: (estimate, missed) =>
    `Relevant outside ${percent(estimate.value)}, at most ${percent(estimate.high)}${missed ? `: at most ${rows(missed.high)} missed` : ''}`,
  notYet: 'After a few verdicts the estimate and its 95% interval stand here.',
  plot: (name, estimate) => `${name}: ${percent(estimate.value)}, 95% interval ${span(estimate)}`,
  keys: [
    { key: 'Space', does: 'relevant' },
    { key: 'x', does: 'not relevant' },
    { key: '? or u', does: 'unsure' },
    { key: '↑↓ k j', does: 'previous, next' },
    { key: 'n p', does: 'hits' },
    { key: 'Backspace', does: 'undo' },
  ],
  gridKeys: 'Space relevant · x not relevant · ? unsure · Backspace undo · Ctrl+Space select',
  noHits: 'This layer has no hits',
  noHitsText: 'Without hits there is nothing to judge. Widen the query, or judge the rows outside to see what is missed.',
  noOthers: 'No rows outside',
  noOthersText: 'This screen keeps every row of the dataset; nothing can be missed.',
  toOthers: 'Judge rows not hit',
  toHits: 'Judge hits',
  toResult: 'See the result',
  sideDone: (name, n) => `${name}: ${rows(n)} judged`,
  sideDoneText: 'Use ↑ to go back and change a verdict.',
  nextJudge: (judge) => `Now ${judge} judges`,
  settle: (n) => `Settle ${rows(n)}`,
  settleHint: (first, second) => `What ${first} and ${second} judged differently, settled together: Space, x, ?`,
  noDispute: 'No disagreement',
  noDisputeText: 'There is nothing to settle; the estimates use the verdicts of both.',
  result: {
    title: 'Result',
    from: (judge) => `By the verdicts of ${judge}`,
    fromBoth: (first, second) => `By what ${first} and ${second} agree on or settled`,
    precision: 'Precision',
    recall: 'Recall',
    prevalence: 'Share of relevant rows outside',
    precisionText: (hits, judged, estimate, found) =>
      `Of ${count(hits)} hits ${count(judged)} were judged: precision ${percent(estimate.value)} (95% interval ${span(estimate)}). So about ${rows(found.value)} (${rowSpan(found)}) of the hits answer the question.`,
    precisionNone: 'No hit was judged yet; the precision is not known.',
    missedText: (others, judged, relevant, estimate, missed) =>
      relevant === 0
        ? `Of ${rows(others)} outside ${count(judged)} were judged and none is relevant: at most ${percent(estimate.high)} are missed, ${rows(missed.high)}.`
        : `Of ${rows(others)} outside ${count(judged)} were judged and ${count(relevant)} are relevant: about ${percent(estimate.value)} (95% interval ${span(estimate)}) are missed, about ${rows(missed.value)} (${rowSpan(missed)}).`,
    missedNone: 'No row outside was judged yet; what is missed, and so the recall, is not known.',
    recallText: (estimate) =>
      `Recall ${percent(estimate.value)} (95% interval ${span(estimate)}): the share of all relevant rows that this screen finds.`,
    recallNone: 'No relevant row was seen on either side; the recall is not known.',
    recallWide:
      'The interval is too wide to tell. The rows outside are far more than the sample: judge more of them, or judge within a wider screen.',
    unsure: (n, low, high) =>
      `${rows(n)} judged unsure are left out. Were all of them not relevant, the precision would be ${percent(low)}; were all relevant, ${percent(high)}.`,
    disputed: (n) => `${rows(n)} disputed and not settled are left out.`,
    besides: (n) => `${rows(n)} judged in the table but not in the sample are left out: they were not drawn at random.`,
    partial: (judged, of) =>
      `The sample is in random order: what is judged so far (${count(judged)}/${count(of)}) holds as well, with a wider interval.`,
    method: (size, seed) =>
      `Sample: ${rows(size)} of each side, seed ${seed}. Shares have Wilson intervals with finite population correction; that of the recall is combined from both (MOVER-R).`,
  },
  agreement: {
    title: 'Agreement of the judges',
    waiting: (first, done, second, otherDone, of) =>
      `${first} has judged ${count(done)}/${count(of)}, ${second} ${count(otherDone)}/${count(of)}. The agreement is shown when both have judged a side to its end; until then each judges alone.`,
    kappa: (kappa, word) =>
      `Cohen’s κ = ${signed(kappa.value)} (95% interval ${signed(kappa.low)} to ${signed(kappa.high)}), ${word}.`,
    noKappa: 'Both gave one and the same verdict to all rows; κ has no meaning.',
    same: (agreed, both) =>
      `Both judged ${rows(both)} and agree on ${count(agreed)} (${percent(both === 0 ? 0 : agreed / both)}).`,
    words: ['no agreement beyond chance', 'slight', 'fair', 'moderate', 'substantial', 'almost perfect'],
    table: (first, second) => `Rows: ${first}; columns: ${second}`,
    settled: (n, of) => `${rows(of)} disputed, ${count(n)} settled.`,
  },
}
