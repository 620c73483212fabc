import { parseDate } from '../values/date.ts'
import { parseNumber } from '../values/number.ts'
import { learnShapes, misfit } from './column-shape.ts'
import { isBlankRecord } from './dialect.ts'
import { isBlankCell } from './tokenizer.ts'

/** Where a table begins among the first records of a file. */
export interface TableStart {
  /** Cells of a regular record. */
  width: number
  /** Index of the header's first record; −1 without a header. */
  header: number
  /** Records that the header takes: 0 without one, several where its lines were joined. */
  headerRecords: number
  /** Index of the first data record. */
  data: number
  /** Header texts, as many as the table is wide, '' for none. */
  headers: string[]
}

/** A table's columns are judged by so many records. */
const SAMPLE = 60
const MOST_HEADER_RECORDS = 4

/**
 * Finds the first table among records: its width, preamble before it, and its header.
 *
 * The width is that of most records, of the earlier ones where two shapes follow one another. The header is the first record as wide as the table and at
 * least half filled, if its cells are words rather than values like those below. Lines below that part a wide title, and repeated lines of words above
 * columns of values, belong to it. Blank records part nothing.
 */
export function findTableStart(records: readonly (readonly string[])[]): TableStart {
  const common = firstWidth(records)
  const first = common === 1 ? listStart(records) : records.findIndex((cells) => isTableRecord(cells, common))
  if (first === -1)
    return {
      width: Math.max(1, common),
      header: -1,
      headerRecords: 0,
      data: 0,
      headers: Array.from({ length: common }, () => ''),
    }
  const below = records.slice(first + 1).filter((cells) => cells.length === common && !isBlankRecord(cells))
  if (!isHeader(records[first]!, below.slice(0, SAMPLE), common)) {
    return { width: common, header: -1, headerRecords: 0, data: first, headers: Array.from({ length: common }, () => '') }
  }
  const above = titleAbove(records, first, common)
  let last = first
  for (let taken = 1; taken < MOST_HEADER_RECORDS; taken++) {
    const next = records.findIndex((cells, index) => index > last && !isBlankRecord(cells))
    if (next === -1 || next > last + 2 || !isSubheader(records, last, next, common)) break
    last = next
  }
  const lines = records.slice(above ?? first, last + 1).filter((cells) => !isBlankRecord(cells))
  const width = Math.max(common, lines[0]!.length > common && below.length === 0 ? lines[0]!.length : common)
  return { width, header: above ?? first, headerRecords: lines.length, data: last + 1, headers: joinHeader(lines, width) }
}

/**
 * The header of several lines: the texts above one another with one blank between. A title that stands over several columns, blank to the right of
 * it, counts for each column in which a line below has a text.
 */
export function joinHeader(lines: readonly (readonly string[])[], width: number): string[] {
  const cellOf = (line: readonly string[], column: number): string => line[column] ?? ''
  if (lines.length === 1) return Array.from({ length: width }, (_, column) => cellOf(lines[0]!, column))
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = []
    for (const [index, line] of lines.entries()) {
      let cell = cellOf(line, column).trim()
      const hasBelow = lines.slice(index + 1).some((other) => !isBlankCell(cellOf(other, column)))
      if (cell === '' && hasBelow) {
        let left = column - 1
        while (
          left >= 0 &&
          isBlankCell(cellOf(line, left)) &&
          lines.slice(index + 1).some((other) => !isBlankCell(cellOf(other, left)))
        )
          left--
        const reaches = left >= 0 && lines.slice(index + 1).some((other) => !isBlankCell(cellOf(other, left)))
        cell = reaches ? cellOf(line, left).trim() : ''
      }
      if (cell !== '') parts.push(cell)
    }
    return parts.join(' ')
  })
}

/** In a list, a blank line among the first five and none later parts lines about the list from the list. */
function listStart(records: readonly (readonly string[])[]): number {
  const blank = records.findLastIndex(isBlankRecord)
  const isPart = blank > 0 && blank < 5 && records.length > 20
  return records.findIndex((cells, index) => !isBlankRecord(cells) && (!isPart || index > blank))
}

/** The most frequent width; where two follow one another, each with many records, that of the earlier. */
function firstWidth(records: readonly (readonly string[])[]): number {
  const places = new Map<number, number[]>()
  records.forEach((cells, index) => {
    if (isBlankRecord(cells)) return
    const list = places.get(cells.length)
    if (list) list.push(index)
    else places.set(cells.length, [index])
  })
  const widths = [...places].sort(([widthA, a], [widthB, b]) => b.length - a.length || widthB - widthA)
  const most = widths[0]
  if (!most) return 0
  let [width, indexes] = most
  for (const [other, theirs] of widths.slice(1)) {
    const isEarlier = theirs[Math.floor(theirs.length * 0.9)]! < indexes[Math.floor(indexes.length * 0.1)]!
    if (isEarlier && other > 1 && theirs.length >= 3 && theirs.length * other >= 0.25 * indexes.length * width)
      [width, indexes] = [other, theirs]
  }
  return headerWidth(records, width) ?? width
}

/**
 * The width of a header of words, where most records are wider than it in different ways (delimiters stand in their texts without quotes) and some
 * are just as wide. Null for any other table.
 */
function headerWidth(records: readonly (readonly string[])[], common: number): number | null {
  const header = records.find((cells) => !isBlankRecord(cells))
  if (!header || header.length < 3 || header.length >= common || header.some(isBlankCell) || !looksLikeWords(header)) return null
  const widths = records.filter((cells) => !isBlankRecord(cells)).map((cells) => cells.length)
  const equal = widths.filter((width) => width === header.length).length
  const wider = new Set(widths.filter((width) => width > header.length)).size
  const narrower = widths.filter((width) => width < header.length).length
  return equal * 10 >= widths.length && equal >= 4 && wider >= 2 && narrower * 10 < widths.length ? header.length : null
}

function filled(cells: readonly string[]): number {
  return cells.reduce((count, cell) => (isBlankCell(cell) ? count : count + 1), 0)
}

/** As wide as the table, but for blank cells at the end, and half filled. */
function isTableRecord(cells: readonly string[], width: number): boolean {
  const count = filled(cells)
  if (count === 0 || count < Math.min(2, width) || count * 2 < width) return false
  return cells.length <= width || cells.slice(width).every(isBlankCell)
}

/** A number, a date, a time, or anything that is digits for the most part. */
function isValue(cell: string): boolean {
  const text = cell.trim()
  if (text === '') return false
  if (parseNumber(text) !== null || parseDate(text) !== null) return true
  const digits = text.match(/\d/g)?.length ?? 0
  return digits > 0 && digits * 2 > text.replace(/[\s\p{P}\p{S}]/gu, '').length
}

/** Whether cells are words rather than values, hardly one twice: what a header is made of. */
export function looksLikeWords(cells: readonly string[]): boolean {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const values = words.filter((word) => isValue(word) || word.length > 200)
  return values.length * 4 <= words.length && new Set(words).size * 2 > words.length
}

/** Words above values, or texts that are never values of their columns. */
function isHeader(cells: readonly string[], below: readonly (readonly string[])[], width: number): boolean {
  if (below.length === 0) return width > 1 && looksLikeWords(cells)
  const valued = valueShares(below, width)
  const words = looksLikeWords(cells)
  let contrast = 0
  let alike = 0
  cells.forEach((cell, column) => {
    if (column >= width || isBlankCell(cell)) return
    if (valued[column]! < 0.7) return
    if (isValue(cell) && !isYearAbove(cell, below, column) && !isNameAbove(cell, below, column)) alike++
    else contrast++
  })
  if (contrast + alike > 0) return contrast > alike && (words || contrast > 2 * alike)
  if (!words) return false
  if (width === 1) return false
  const shapes = learnShapes(below, width)
  const repeated = cells.filter(
    (cell, column) => column < width && !isBlankCell(cell) && (shapes[column]!.values.get(cell.trim()) ?? 0) > 0,
  ).length
  if (below.length >= 5 && repeated * 2 >= filled(cells)) return false
  const own = meanMisfit(cells, shapes)
  const theirs = below.map((record) => meanMisfit(record, shapes)).sort((a, b) => a - b)
  return below.length < 5 || own >= theirs[Math.floor(theirs.length / 2)]!
}

/** 2018 as a title over figures that are no years. */
function isYearAbove(cell: string, below: readonly (readonly string[])[], column: number): boolean {
  const isYear = (text: string): boolean => /^(?:19|20)\d\d年?$/.test(text.trim())
  return isYear(cell) && below.filter((record) => isYear(record[column] ?? '')).length * 4 < below.length
}

/** A title with letters (`x1`, `Apr-16`) over values without any. */
function isNameAbove(cell: string, below: readonly (readonly string[])[], column: number): boolean {
  return /\p{L}/u.test(cell) && below.every((record) => !/\p{L}/u.test(record[column] ?? ''))
}

function meanMisfit(cells: readonly string[], shapes: ReturnType<typeof learnShapes>): number {
  return shapes.reduce((sum, shape, column) => sum + misfit(cells[column] ?? '', shape), 0) / shapes.length
}

/** Share of values among the filled cells of each column; 0 where fewer than a fifth of the cells are filled. */
function valueShares(records: readonly (readonly string[])[], width: number): number[] {
  return Array.from({ length: width }, (_, column) => {
    const cells = records.map((record) => record[column] ?? '').filter((cell) => !isBlankCell(cell))
    if (cells.length * 5 < records.length || cells.length === 0) return 0
    return cells.filter(isValue).length / cells.length
  })
}

/** A line of at least two titles right above the header, over columns and not at the left margin. */
function titleAbove(records: readonly (readonly string[])[], header: number, width: number): number | null {
  const above = records[header - 1]
  if (!above || above.length !== width || !isBlankCell(above[0] ?? '')) return null
  return filled(above) >= 2 && filled(above) < width && looksLikeWords(above) ? header - 1 : null
}

/** A further header line: it parts a wide title, or has words where the records below have values, and no value itself. */
function isSubheader(records: readonly (readonly string[])[], last: number, index: number, width: number): boolean {
  const cells = records[index]!
  const upper = records[last]!
  if (cells.length !== width || cells.some(isValue)) return false
  const below = records
    .slice(index + 1)
    .filter((record) => record.length === width && !isBlankRecord(record))
    .slice(0, SAMPLE)
  if (below.length === 0) return false
  const valued = valueShares(below, width)
  const words = cells.filter((cell, column) => !isBlankCell(cell) && valued[column]! >= 0.7).length
  const parts = cells.filter((cell, column) => !isBlankCell(cell) && isBlankCell(upper[column] ?? '')).length
  const isParting = parts > 0 && isBlankCell(cells[0]!) && filled(cells) >= 2
  if (isParting && (words > 0 || filled(cells) <= width * 0.7)) return true
  if (index !== last + 1 || below.length < 5) return false
  const typed = valued.filter((share) => share >= 0.7).length
  return typed >= 2 && words * 10 >= typed * 9 && filled(cells) * 2 >= width
}
