import { parseDate } from '../../../shared/values/date.ts'
import { parseNumber } from '../../../shared/values/number.ts'
import { isBlank } from './table-source.ts'

/**
 * Index of the header among the first records, or −1 without one. A header is the first record that is as wide as the
 * table and whose cells are words: neither numbers nor dates, none twice more often than not.
 */
export function findHeader(records: readonly (readonly string[])[]): number {
  const width = commonWidth(records)
  for (let index = 0; index < records.length; index++) {
    const cells = records[index]!
    if (filled(cells) === 0 || filled(cells) < Math.min(2, width) || filled(cells) * 2 < width) continue
    return looksLikeHeader(cells) ? index : -1
  }
  return -1
}

/** The most frequent number of cells among the records that are not blank; the wider one when two are as frequent. */
export function commonWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const cells of records) {
    if (!isBlank(cells)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([widthA, a], [widthB, b]) => b - a || widthB - widthA)
  return best?.[0] ?? 0
}

function filled(cells: readonly string[]): number {
  return cells.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0)
}

function looksLikeHeader(cells: readonly string[]): boolean {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const values = words.filter((word) => parseNumber(word) !== null || parseDate(word) !== null || word.length > 60)
  return values.length * 4 <= words.length && new Set(words).size * 2 > words.length
}
