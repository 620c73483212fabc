import type { Messages } from './zh-CN.ts'

const count = (n: number) => n.toLocaleString('en-US')
const percent = (share: number) => (share > 0 && share < 0.005 ? 'under 1%' : `${Math.round(share * 100)}%`)

export const linkWork: Messages['linkWork'] = {
  title: 'Link',
  drag: 'Drag a column of one side onto one of the other to make a rule; or click one, then the other.',
  dragging: (column) => `Drop “${column}” on a column of the other side.`,
  pairedAlready: (left, right) => `Joined already: “${left}” and “${right}”`,
  paired: (left, right) => `Joined: “${left}” and “${right}”`,
  suggestions: 'Suggested rules',
  suggesting: 'Looking at both sides…',
  suggestion: (left, right) => `${left} ↔ ${right}`,
  share: percent,
  overlap: (share) => `the right side has ${percent(share)} of the left values`,
  hidden: 'one side is masked',
  how: (compare, atLeast, met) => `${compare}${atLeast === undefined ? '' : ` from ${atLeast} on`}, ${met}`,
  looser: (left, right, atLeast) => `${left} ↔ ${right} from ${atLeast} on`,
  addSuggestion: (left, right, how) => `Add rule: ${left} and ${right}, ${how}`,
  decide: {
    label: 'Decided by',
    rules: 'rules',
    probability: 'probability',
    hint: 'Each rule gives evidence; together they estimate how probable it is that two records are one, also with a typing error or a gap.',
    least: 'probability of at least',
    anyFit: 'any fit',
    noneReaches: (probability) =>
      `No pair has a probability of ${probability}. “Choose a threshold” shows where the pairs lie; another rule adds evidence.`,
    onePartner: (column) =>
      ` Nearly all values of “${column}” on the right differ, so each record has one partner; untick it where one may have several.`,
  },
  proof: {
    label: 'What absences rest on',
    date: 'Period by',
    area: 'area by',
    columns: {
      leftDate: 'Date column of the left side',
      rightDate: 'Date column of the right side',
      leftArea: 'Area column of the left side',
      rightArea: 'Area column of the right side',
    },
    none: 'none',
    hint: 'Only where the right list covers the time and area of the left row does finding nothing prove anything.',
    ask: 'See what absences prove',
    asking: 'Looking at what absences prove…',
    job: (step) => `What absences prove: ${step}`,
    reading: 'reading the right side',
    looked: (sampled, alone) =>
      sampled < alone
        ? `By ${count(sampled)} of ${count(alone)} rows without a partner (${percent(sampled / alone)}):`
        : `${count(alone)} rows without a partner:`,
    grade: (name, rows) => `${name} ${count(rows)}`,
    undated: 'no date to go by',
    wanting: (points) => `mostly for: ${points.join(', ')}`,
    points: {
      key: 'nothing to compare',
      period: 'period not covered',
      completeness: 'months with few rows',
      area: 'area not covered',
      filled: 'gaps in the right column',
      nearest: 'a record that comes very near',
    },
    covered: (from, to) => `right dates ${from} to ${to}`,
  },
  trying: {
    open: (n) => `Try rule ${n}`,
    close: (n) => `Close the trial of rule ${n}`,
    left: (n) => `Left value for rule ${n}`,
    right: (n) => `Right value for rule ${n}`,
    leftHint: 'a left value',
    rightHint: 'a right value',
    teach: 'Type a value on each side to see how this rule compares them.',
    similarity: (similarity) => `similarity ${similarity.toFixed(2)}`,
    holds: 'holds',
    fails: 'does not hold',
    forms: (left, right) => `compared: ${left} and ${right}`,
    noKey: (side) => `Nothing to compare on ${side}: empty, a placeholder, or no value of this kind.`,
    sides: { left: 'the left', right: 'the right', both: 'both sides' },
    aliases: {
      add: 'Take as one name',
      title: 'Aliases of this rule',
      remove: (names) => `No longer one name: ${names}`,
      groups: 'Aliases of lexicon groups',
      groupsHint:
        'A word of the group holds the names of one thing, as in “Town Hall OR City Hall”; rules, models and jobs may all refer to the group',
      newGroup: 'Aliases',
      keep: (group) => `Keep in @${group}`,
      keepHint: 'Kept in the lexicon group for other rules and models; see and restore it under Settings, Lexicons',
      kept: (group) => `Kept in the group “${group}”`,
    },
  },
  window: {
    shape: 'Order in time',
    noDates: 'Both sides need a column of dates.',
    shapes: {
      around: 'around',
      after: 'after',
      before: 'before',
      first: 'first after',
      last: 'last before',
      repeated: 'repeated',
    },
    times: 'At least so many times',
    timesAfter: 'times or more',
    within: 'days',
  },
  notes: {
    label: 'About this link',
    dayless: (name, column, rows) => `${count(rows)} rows of ${name} have no date in “${column}” and lie in no window`,
    keyless: {
      some: (side, rows, total) =>
        `${count(rows)} rows of ${side}${total ? ` (${percent(rows / total)})` : ''} have nothing to compare`,
      most: (side, rows, total) =>
        `${count(rows)} rows of ${side}${total ? ` (${percent(rows / total)})` : ''} have nothing to compare: the column is mostly empty, and finding nothing proves little.`,
      all: (side) => `No row of ${side} has anything to compare: the column is empty, or not of this kind.`,
    },
    noRows: (side) => `“${side}” has no rows: there is nothing to compare, and finding nothing proves nothing.`,
    manyEach: (each) =>
      `${count(each)} partners for each row on average: the rule does not tell records apart; add a rule or a window, or take another column.`,
    placeholder: (value, rows) => `${value} (${count(rows)} rows)`,
    placeholders: 'Too many rows have these values to be one:',
    isReal: (value) => `“${value}” is a real value, compare it`,
    real: 'is real',
    wereReal: 'Compared as real values:',
    isNone: (value) => `“${value}” is no real value after all`,
    compared: (pairs) => `${count(pairs)} pairs compared one by one`,
    judged: (added, removed) => `reviews added ${count(added)} and removed ${count(removed)}`,
    key: (column, form) => `${column} ${form}`,
    list: (parts) => parts.join('; '),
    blocks: 'Where pairs come from',
    block: (keys, pairs) => `${keys}: ${count(pairs)} pairs`,
    refused: (keys, value, left, right) =>
      `${keys}: “${value}” has ${count(left)} left and ${count(right)} right rows, too many; pairs were not taken from it`,
    moreRefused: (n) => `${n} more values gave no pairs`,
    forms: { value: 'equal', coarse: 'partly equal', start: 'equal beginnings', exchanged: 'equal when exchanged' },
  },
  preview: {
    label: 'Expected by a sample',
    running: 'Looking at a sample…',
    sampled: (rows, of) =>
      rows < of ? `By ${count(rows)} left rows (${percent(rows / of)} of ${count(of)}):` : `${count(of)} left rows:`,
    links: (n) => `about ${count(n)} links`,
    matched: (n, of) => `about ${count(n)} left rows have one (${percent(of === 0 ? 0 : n / of)})`,
    compared: (n) => `about ${count(n)} pairs to compare`,
    candidates: (n) => `${count(n)} candidates, the best of which are compared`,
    rule: (n, share) => `rule ${n} alone: ${percent(share)}`,
  },
  run: {
    start: 'Run link',
    hint: 'Too many pairs to compute with every edit; run it once, the result stays until something changes.',
    waiting: 'not run yet',
    done: (step) => `Linked: ${step}`,
    show: 'Show them',
    recounting: 'Computing it anew…',
    job: (step) => `Link: ${step}`,
    progress: (compared) => `${count(compared)} pairs compared`,
  },
  plot: {
    title: 'Probabilities and threshold',
    show: 'Choose a threshold',
    running: (compared) =>
      compared > 0
        ? `Estimating what each threshold gives… ${count(compared)} pairs compared`
        : 'Estimating what each threshold gives…',
    links: 'links',
    precision: 'expected precision',
    recall: 'expected recall',
    at: (probability) => `probability of at least ${probability.toFixed(2)}`,
    expected: (links, precision, recall) =>
      `${count(links)} links, expected precision ${percent(precision)}, recall ${percent(recall)}`,
    judged: (same, different) => `judged: ${count(same)} the same, ${count(different)} different`,
    none: 'No pairs to estimate a probability for.',
    nothing: 'No pair reaches it; move it down.',
    beforeWindow: 'Counted before the window takes first, last or repeated ones: the result has fewer.',
    pick: 'threshold',
  },
  model: {
    title: 'Weight of evidence',
    origin: (pairs, matches, rounds) =>
      `Estimated from all ${count(pairs)} pairs of both sides, without labels: ${count(matches)} pairs are expected to be one; stable after ${rounds} rounds.`,
    teach:
      'How many of the pairs that are one, and of those that are not, fall into a level: the ratio is the evidence; each bit doubles the odds. What you change stays as you say.',
    expected: 'Pairs expected to be one',
    estimate: 'Back to the estimate',
    estimateOf: (rule) => `Back to the estimate: ${rule}`,
    isGiven: 'changed',
    columns: { rule: 'Rule', level: 'Similarity', m: 'among same', u: 'among different', bits: 'Evidence (bits)' },
    equal: 'equal',
    otherwise: 'otherwise',
    from: (least) => `≥ ${least.toFixed(2)}`,
    m: (rule, level) => `${rule}, ${level}, percent among pairs that are one`,
    u: (rule, level) => `${rule}, ${level}, percent among pairs that are not`,
    bits: (bits) => `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(1)}`,
    shared: (bits) =>
      `Telephone, address and place count ${bits.toFixed(1)} bits together at most: somebody else of the same household or house has them too.`,
    byValue: 'equal values also by how rare they are',
  },
}
