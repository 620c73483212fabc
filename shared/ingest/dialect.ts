import { parseDate } from '../values/date.ts'
import { parseNumber } from '../values/number.ts'
import { allRecords, type Dialect, isBlankCell, type RawRecord } from './tokenizer.ts'

const SAMPLE_TEXT = 200_000
const SAMPLE_RECORDS = 400
/** Delimiters, likeliest first, with how much their evidence counts: blanks and colons stand in ordinary text too. */
const DELIMITERS: readonly (readonly [string, number])[] = [
  [',', 1],
  ['\t', 1],
  [';', 1],
  ['|', 1],
  ['\u0001', 1],
  ['\u001f', 1],
  ['^', 0.9],
  ['~', 0.9],
  ['，', 0.8],
  ['、', 0.5],
  ['#', 0.7],
  [' ', 0.6],
  [':', 0.5],
]
/** A score that says that no record was parted. */
const NO_EVIDENCE = 1e-6
/** What parts cells in no ordinary text. */
const OTHERS = ['\t', ';', '|', '\u0001', '\u001f', '^', '~']
/** Delimiters that are marks of ordinary text. */
const TEXT_MARKS = ['，', '、', '#', ' ', ':']
const ESCAPES = ['\\', '\0', '']

/** What is set by hand; null where it is to be found. `quote` is '' for a file without quotes. */
export interface GivenDialect {
  delimiter: string | null
  quote: string | null
}

/**
 * Finds delimiter, quote and escape in the head of a text: the reading in which most records have one width above 1, cells are numbers, dates and
 * short words rather than text with delimiters in it, and quotes stand where quotes may. `,` without any evidence.
 */
export function detectDialect(text: string, given: GivenDialect, isCut: boolean): Dialect {
  const sample = text.slice(0, SAMPLE_TEXT)
  const cut = isCut || sample.length < text.length
  const bareReturn = hasBareReturns(sample)
  const quote = given.quote ?? findQuote(sample)
  const delimiters: readonly (readonly [string, number])[] = given.delimiter === null ? DELIMITERS : [[given.delimiter, 1]]
  let best = { dialect: plainDialect(given.delimiter ?? ',', quote, bareReturn), score: 0 }
  for (const [delimiter, weight] of delimiters) {
    if (!sample.includes(delimiter)) continue
    const dialect = plainDialect(delimiter, quote, bareReturn)
    const records = allRecords(sample, dialect, !cut, SAMPLE_RECORDS)
    const score = weight * fitness(records, sample, dialect)
    if (score > best.score * 1.0001) best = { dialect, score }
  }
  if (given.quote === null && best.score <= NO_EVIDENCE && isQuoteContent(sample, best.dialect, cut)) {
    return { ...best.dialect, quote: '', escapeMark: '' }
  }
  const dialect = withEscape(best.dialect, sample, cut)
  return given.delimiter === null ? withPadding(dialect, sample, cut) : dialect
}

function plainDialect(delimiter: string, quote: string, bareReturn: boolean): Dialect {
  return { delimiter, quote, escapeMark: quote, bareReturn }
}

/** A bare CR ends records in a file that has few other line ends, or when as many bare CRs as line ends stand in it. */
function hasBareReturns(text: string): boolean {
  const feeds = text.split('\n').length - 1
  const bare = text.match(/\r(?!\n)/g)?.length ?? 0
  return bare > 0 && bare * 4 >= feeds
}

/** In a list without delimiters, quotes that stand alone or run over many lines are content. */
function isQuoteContent(sample: string, dialect: Dialect, isCut: boolean): boolean {
  const lines = allRecords(sample, { ...dialect, quote: '' }, true, SAMPLE_RECORDS)
  if (commonWidth(lines.map(({ cells }) => cells)) > 1) return false
  const records = allRecords(sample, dialect, true, SAMPLE_RECORDS)
  return records.some(
    ({ isOdd, isOpen, lines }, index) => isOdd || lines > 20 || (isOpen && !(isCut && index === records.length - 1)),
  )
}

/** `'` when cells begin and end with it and hardly any with `"`. */
function findQuote(text: string): string {
  const bounds = (quote: string): number => {
    const opening = text.match(new RegExp(`(?:^|[,;|\\t\\r\\n] ?)${quote}(?=[^,;|\\t\\r\\n])`, 'g'))?.length ?? 0
    const closing = text.match(new RegExp(`[^,;|\\t\\r\\n]${quote}(?=$|[,;|\\t\\r\\n])`, 'g'))?.length ?? 0
    return Math.min(opening, closing)
  }
  const single = bounds("'")
  return single >= 2 && single > 4 * bounds('"') ? "'" : '"'
}

/** The most frequent number of cells among the records that are not blank; the wider one when two are as frequent. */
export function commonWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const cells of records) {
    if (!isBlankRecord(cells)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([widthA, a], [widthB, b]) => b - a || widthB - widthA)
  return best?.[0] ?? 0
}

export function isBlankRecord(cells: readonly string[]): boolean {
  return cells.every(isBlankCell)
}

/** Share of records of the common width, times the share of their cells that are values of a kind, weighted by the width; 0 when nothing is parted. */
function fitness(records: readonly RawRecord[], sample: string, { delimiter, quote }: Dialect): number {
  const used = records.filter(({ cells }) => !isBlankRecord(cells))
  const width = commonWidth(used.map(({ cells }) => cells))
  if (width < 2 || used.length === 0) return fallback(used, sample, delimiter)
  const fitting = used.filter(({ cells, isOdd }) => cells.length === width && !isOdd)
  if (fitting.length === 0) return 0
  const share = fitting.length / used.length
  if (TEXT_MARKS.includes(delimiter) && !isRegularEnough(fitting, share, delimiter)) return 0
  let kinds = 0
  let cells = 0
  for (const record of fitting.slice(0, 100)) {
    for (const cell of record.cells) {
      cells++
      kinds += kindOf(cell.trim(), quote)
    }
  }
  return share * (kinds / cells) * Math.min(1, 0.8 + width / 50)
}

/** Marks of ordinary text part cells only beside a column of values, and all but blanks only where nearly all records are regular. */
function isRegularEnough(fitting: readonly RawRecord[], share: number, delimiter: string): boolean {
  const isValue = (cell: string): boolean => parseNumber(cell) !== null || parseDate(cell) !== null
  const columns = fitting[0]!.cells.map(
    (_, column) => fitting.filter(({ cells }) => isValue(cells[column]!)).length / fitting.length,
  )
  return share >= (delimiter === ' ' ? 0.2 : 0.9) && columns.some((values) => values >= 0.6)
}

/** A comma or semicolon in few records is better than none, but not evidence. */
function fallback(used: readonly RawRecord[], sample: string, delimiter: string): number {
  return used.length > 0 && (delimiter === ',' || delimiter === '\t') && sample.includes(delimiter) ? NO_EVIDENCE : 0
}

/** 1 for a number, a date, a word or nothing; less for text, least for text with what may be other delimiters or halves of quotes in it. */
function kindOf(cell: string, quote: string): number {
  if (cell === '') return 0.8
  if (parseNumber(cell) !== null || parseDate(cell) !== null) return 1
  if (/^[\p{L}\p{N}_.@/-]+$/u.test(cell)) return 0.95
  if (OTHERS.some((other) => cell.includes(other))) return 0.3
  if (quote !== '' && count(cell, quote) % 2 === 1) return 0.1
  return cell.includes(',') ? 0.6 : 0.8
}

/**
 * Another escape than the doubled quote, when it makes more records regular. Quotes that are not escaped at all are assumed only when doubling leaves
 * many records irregular. Where `'` quotes and every `"` is doubled, `"` escapes.
 */
function withEscape(dialect: Dialect, sample: string, isCut: boolean): Dialect {
  const { quote } = dialect
  if (quote === '') return dialect
  const regularLines = (candidate: Dialect): { lines: number; records: number; total: number } => {
    const records = allRecords(sample, candidate, !isCut, SAMPLE_RECORDS)
    const width = commonWidth(records.map(({ cells }) => cells))
    const regular = records.filter(({ cells, isOdd }) => cells.length === width && !(isOdd && candidate.escapeMark !== ''))
    return { lines: regular.reduce((sum, record) => sum + record.lines, 0), records: regular.length, total: records.length }
  }
  if (quote === "'" && sample.includes('""') && !/(?<!")"(?:"")*(?!")/.test(sample)) return { ...dialect, escapeMark: '"' }
  const before = regularLines(dialect)
  let best = { dialect, lines: before.lines }
  for (const escapeMark of ESCAPES) {
    if (escapeMark === '' ? before.records >= 0.97 * before.total - 1 : !sample.includes(escapeMark + quote)) continue
    const candidate = { ...dialect, escapeMark }
    const { lines } = regularLines(candidate)
    if (lines > best.lines) best = { dialect: candidate, lines }
  }
  return best.dialect
}

/** `, ` where every delimiter is followed by a blank: the blank is no content. */
function withPadding(dialect: Dialect, sample: string, isCut: boolean): Dialect {
  const padded = `${dialect.delimiter} `
  if (dialect.delimiter === ' ' || !sample.includes(padded)) return doubled(dialect, sample, isCut)
  const records = allRecords(sample, dialect, !isCut, SAMPLE_RECORDS).filter(({ cells }) => !isBlankRecord(cells))
  const width = commonWidth(records.map(({ cells }) => cells))
  const fitting = records.filter(({ cells }) => cells.length === width)
  const all = fitting.filter(({ cells, start, end }) => {
    const text = sample.slice(start, end)
    return cells.slice(1).every((cell) => cell.startsWith(' ')) || count(text, dialect.delimiter) === count(text, padded)
  })
  const isPadded = width > 1 && fitting.length > 1 && all.length >= 0.95 * fitting.length
  return isPadded && isAsWide(sample, dialect, padded, isCut) ? { ...dialect, delimiter: padded } : dialect
}

/** `;;` where every delimiter is doubled. */
function doubled(dialect: Dialect, sample: string, isCut: boolean): Dialect {
  const twice = dialect.delimiter.repeat(2)
  if (!sample.includes(twice)) return dialect
  const records = allRecords(sample, dialect, !isCut, SAMPLE_RECORDS).filter(({ cells }) => !isBlankRecord(cells))
  const isDoubled =
    records.length > 1 && records.every(({ cells }) => cells.length > 2 && cells.every((cell, at) => at % 2 === 0 || cell === ''))
  return isDoubled ? { ...dialect, delimiter: twice } : dialect
}

/** Whether the longer delimiter gives at least as many records of the same width. */
function isAsWide(sample: string, dialect: Dialect, delimiter: string, isCut: boolean): boolean {
  const widths = (candidate: Dialect): [number, number] => {
    const cells = allRecords(sample, candidate, !isCut, SAMPLE_RECORDS).map((record) => record.cells)
    const width = commonWidth(cells)
    return [width, cells.filter((record) => record.length === width).length]
  }
  const [before, regular] = widths(dialect)
  const [after, regularAfter] = widths({ ...dialect, delimiter })
  return after === before && regularAfter >= 0.95 * regular
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}
