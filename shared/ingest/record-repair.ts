import { type ColumnShape, misfit } from './column-shape.ts'
import { type Dialect, isBlankCell, plainText } from './tokenizer.ts'

/** Places in a record where a cell may start, at most; a record with more is not repaired. */
const MOST_STARTS = 400
const MOST_SPANS = 20_000
/** Costs of what must have happened to a record, in the measure of `misfit`. */
const COST = { strayQuote: 3, joined: 4, joinedBlank: 0.7, lineBreak: 6, extra: 3, missing: 5, absent: 2.5 }

export interface Repair {
  cells: string[]
  /** Misfit and damage together; the lower the better. */
  cost: number
}

interface Reading {
  value: string
  cost: number
}

/**
 * The likeliest division of a record's text into the columns of its table, when its own delimiters and quotes do not give it: a quote too many, a
 * delimiter too many (an empty cell is left out, or two cells are one) or too few (a cell is cut where both parts fit their columns), the last cells
 * missing, another delimiter. Nothing is invented: the cells together hold the record's characters, delimiters and quotes apart.
 *
 * Null when no division has the table's width. Cost: up to spans × columns, some milliseconds for a damaged record.
 */
export function repairRecord(text: string, dialect: Dialect, shapes: readonly ColumnShape[], mayCut: boolean): Repair | null {
  const { delimiter } = dialect
  const borders = findAll(text, delimiter)
  if (borders.length + 1 > MOST_STARTS || borders.length + 1 > 4 * shapes.length + 40) return null
  const ends = [...borders, text.length]
  const cuts = mayCut ? findCuts(text, dialect) : []
  const starts = [0, ...borders.map((border) => border + delimiter.length), ...cuts].sort((a, b) => a - b)
  const joins = delimiter === ' ' ? COST.joinedBlank : COST.joined
  const spans: { to: number; next: number; reading: Reading; cut: boolean }[][] = []
  let count = 0
  const indexOf = new Map(starts.map((start, index) => [start, index]))
  const done = starts.length
  for (const start of starts) {
    const list: (typeof spans)[number] = []
    const segment = ends.find((end) => end >= start)!
    for (const cut of cuts) {
      if (cut > start && (cut <= segment || text[start] === dialect.quote)) {
        const reading = readCell(text.slice(start, cut), dialect, joins)
        if (reading && (cut <= segment || reading.cost === 0)) list.push({ to: cut, next: indexOf.get(cut)!, reading, cut: true })
      }
    }
    for (const end of ends) {
      if (end < start) continue
      const reading = readCell(text.slice(start, end), dialect, joins)
      if (!reading) continue
      const next = end === text.length ? done : indexOf.get(end + delimiter.length)!
      list.push({ to: end, next, reading, cut: false })
    }
    count += list.length
    if (count > MOST_SPANS) return null
    spans.push(list)
  }
  return cheapest(spans, done, shapes)
}

function cheapest(
  spans: readonly { to: number; next: number; reading: Reading; cut: boolean }[][],
  done: number,
  shapes: readonly ColumnShape[],
): Repair | null {
  const width = shapes.length
  const best = Array.from({ length: width + 1 }, () => new Float64Array(done + 1).fill(Number.POSITIVE_INFINITY))
  const from = Array.from({ length: width + 1 }, () =>
    new Array<{ column: number; start: number; value: string | null } | null>(done + 1).fill(null),
  )
  best[0]![0] = 0
  const reach = (
    column: number,
    at: number,
    cost: number,
    origin: { column: number; start: number; value: string | null },
  ): void => {
    if (cost >= best[column]![at]!) return
    best[column]![at] = cost
    from[column]![at] = origin
  }
  for (let start = 0; start < done; start++) {
    for (let column = 0; column <= width; column++) {
      const cost = best[column]![start]!
      if (cost === Number.POSITIVE_INFINITY) continue
      for (const { next, reading, cut } of spans[start]!) {
        if (!cut && isBlankCell(reading.value)) reach(column, next, cost + COST.extra, { column, start, value: null })
        if (column === width) continue
        const total = cost + reading.cost + misfit(reading.value, shapes[column]!) + (cut ? COST.missing : 0)
        reach(column + 1, next, total, { column, start, value: reading.value })
      }
    }
  }
  for (let column = 0; column < width; column++) {
    const cost = best[column]![done]!
    if (cost === Number.POSITIVE_INFINITY) continue
    reach(column + 1, done, cost + COST.absent + misfit('', shapes[column]!), { column, start: done, value: '' })
  }
  const cost = best[width]![done]!
  if (cost === Number.POSITIVE_INFINITY) return null
  const cells: string[] = []
  for (let column = width, at = done; ; ) {
    const origin = from[column]![at]
    if (!origin) break
    if (origin.value !== null) cells.unshift(origin.value)
    column = origin.column
    at = origin.start
  }
  return { cells, cost }
}

/** What a stretch of text is as one cell; null when it cannot be one. */
function readCell(raw: string, dialect: Dialect, joins: number): Reading | null {
  const { delimiter, quote, escapeMark } = dialect
  const text = raw.trim()
  if (quote !== '' && text.length >= 2 && text.startsWith(quote) && text.endsWith(quote)) {
    const inner = text.slice(1, -1)
    const bare = escapeMark === '' ? inner : inner.replaceAll(escapeMark + quote, '')
    const strays = bare.split(quote).length - 1
    const value = plainText(inner, dialect)
    if (strays === 0) return { value, cost: lineBreaks(inner) * 1.5 }
    if (bare.includes(quote + delimiter) || bare.includes(delimiter + quote)) return null
    return { value, cost: strays * COST.strayQuote + lineBreaks(inner) * COST.lineBreak }
  }
  const strays = quote === '' ? 0 : text.split(quote).length - 1
  const inner = findAll(text, delimiter).length
  if (inner > 0 && strays > 0 && (text.includes(quote + delimiter) || text.includes(delimiter + quote))) return null
  const leading = quote !== '' && text.startsWith(quote) ? COST.strayQuote : 0
  return { value: raw, cost: leading + strays * 0.5 + inner * joins + lineBreaks(text) * COST.lineBreak }
}

/** Where a delimiter may be missing: at quotes, and between or inside runs of characters of bare cells. */
function findCuts(text: string, { delimiter, quote }: Dialect): number[] {
  const cuts: number[] = []
  const isQuoted = new Uint8Array(text.length + 1)
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const isQuote = quote !== '' && text[at] === quote
    isQuoted[at] = inside ? 1 : 0
    if (isQuote) {
      inside = !inside
      if (at > 0 && (isCutAfter(text, at - 1, delimiter) || text[at - 1] === quote)) cuts.push(at)
    }
  }
  let length = 0
  for (let at = 1; at < text.length; at++) {
    length = text.startsWith(delimiter, at) ? 0 : length + 1
    if (isQuoted[at] || text[at] === quote || length > 80) continue
    if (isCutAfter(text, at - 1, delimiter) && !text.startsWith(delimiter, at) && text[at] !== ' ') cuts.push(at)
  }
  return [...new Set(cuts)].slice(0, 200)
}

function isCutAfter(text: string, at: number, delimiter: string): boolean {
  return !text.startsWith(delimiter, at - delimiter.length + 1) && text[at] !== '\n'
}

function lineBreaks(text: string): number {
  return text.includes('\n') || text.includes('\r') ? text.match(/\r\n|\r|\n/g)!.length : 0
}

function findAll(text: string, part: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) found.push(at)
  return found
}
