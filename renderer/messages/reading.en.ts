import type { Messages } from './zh-CN.ts'

const count = (n: number) => n.toLocaleString('en-US')

export const reading: Messages['reading'] = {
  cues: {
    kinds: { plain: 'No cue', negated: 'Denied', resolved: 'Resolved', enquiry: 'Enquiry', thanks: 'Thanks' },
    tags: { negated: 'N', resolved: 'R', enquiry: 'Q', thanks: 'T' },
    tips: {
      negated: 'The hit is denied, as in “not blocked”',
      resolved: 'The matter is said to be resolved or withdrawn',
      enquiry: 'The hit stands in an enquiry',
      thanks: 'The hit stands in thanks or praise',
    },
    word: (kind, word) => `${kind} cue: ${word}`,
    rowTag: (tip) => `${tip}. Without such hits the row would not meet the screen.`,
    legend: 'Cues',
    open: 'By context',
    openTitle: 'See whether hits are denied, said to be resolved or only asked about. No row is taken away.',
    label: 'By context',
    all: 'All',
    option: (kind, rows) => `${kind} ${count(rows)}`,
    plainFirst: 'No cue first',
    looking: (percent) => `Reading contexts ${percent}%`,
    stop: 'Stop',
    close: 'Do not tell apart',
    hint: 'Contexts are inferred from words and their places: for ranking, not for deciding.',
  },
  pane: {
    tabs: { ticket: 'Ticket', similar: 'Similar', history: 'History' },
    marks: (n, of) => `mark ${n} of ${of}`,
    views: 'What is read',
    back: 'Back (Alt+←)',
    opened: (file, row) => `${file} row ${count(row)}`,
    similarOpened: 'A similar ticket; marked is what both have',
    versionOpened: 'Another version of this ticket',
  },
  similar: {
    title: 'Similar tickets',
    looking: 'Looking for similar tickets…',
    none: 'No similar ticket was found.',
    score: (percent) => `${percent}%`,
    scoreTitle: 'Share of what both tickets have; rare words weigh more',
    searched: (rows, total) => `There is no index: only the newest ${count(rows)} of ${count(total)} rows were searched.`,
    unindexed: (segments) => `${count(segments)} segments have no index and were not compared.`,
    open: 'Open this ticket',
  },
  history: {
    blank: 'empty',
    only: 'Received once only.',
    versions: (versions) => `Received ${count(versions)} times; differences are marked.`,
    version: (order, time) => `Version ${order} · imported ${time}`,
    current: ' (the one being read)',
    loading: 'Reading the history…',
  },
}
