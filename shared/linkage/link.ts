import { AppError } from '../errors.ts'
import type { StringColumn } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { type Buckets, bucketsOf, lowerBound } from './buckets.ts'
import { composeKeys, exactType, type KeyTable, keyTable, type LinkComparison, requireEquality } from './key.ts'
import { bestPartners, Pairs, withUnmatched } from './pairs.ts'
import { daysOf, NO_DAY } from './window.ts'

/** One side of a link: rows 0 … rowCount − 1 and their columns by name. `column` throws `model.columnMissing` itself. */
export interface LinkSide {
  readonly rowCount: number
  column(name: string): StringColumn
  /** The column's type, where it is known; `exact` goes by the normal form of a type that both columns have. */
  type?(name: string): ColumnType | undefined
}

/** Right date − left date in whole calendar days must lie in `days`, both ends included. */
export interface LinkWindow {
  left: string
  right: string
  days: readonly [number, number]
}

/**
 * A link step (interfaces.md, model file). Every comparison of `on` must hold, with `any` one of them; at most 32 of them.
 * `keep`: pairs, left rows without a partner, or both. `oneToOne`: each row in at most one pair. `isSelf`: both sides are the same
 * table; a pair is given once, with left row < right row. `maxPairs` (20 million) stops a link that would flood.
 */
export interface LinkRule {
  on: readonly LinkComparison[]
  any?: boolean | undefined
  keep: 'matched' | 'unmatched' | 'all'
  window?: LinkWindow | undefined
  oneToOne?: boolean | undefined
  isSelf?: boolean | undefined
  maxPairs?: number | undefined
}

/**
 * Pairs in the order of left row, then right row. `rightRows` is `NO_ROW` for a left row without a partner;
 * `rules` has bit n set where `on[n]` holds for the pair, 0 for an unmatched row.
 */
export interface LinkResult {
  leftRows: Uint32Array
  rightRows: Uint32Array
  rules: Uint32Array
}

const MOST_PAIRS = 20_000_000

/** The keys of one comparison (of all of them together, unless `any`) and the right rows under each. */
interface Join {
  table: KeyTable
  buckets: Buckets
  rules: number
}

/**
 * Joins two sides on equality of normalised values ({@link LinkComparison}); a value without a key never matches, nor does a row without a
 * readable day when there is a window. Cost: reading each column once, one map of the shorter side's keys, then the pairs.
 * Throws `model.comparisonUnsupported` for comparisons that need a similarity, `model.tooManyPairs` with `maxPairs` and the most frequent value
 * (`left`, `right`: columns; `value`; `leftCount`, `rightCount`: its rows) when the result floods.
 */
export function linkRows(left: LinkSide, right: LinkSide, rule: LinkRule): LinkResult {
  rule.on.forEach(requireEquality)
  const { isSelf = false, keep } = rule
  const leftDays = rule.window ? daysOf(left.column(rule.window.left)) : null
  const rightDays = rule.window ? daysOf(right.column(rule.window.right)) : null
  const joins = joinsOf(left, right, rule, rightDays)
  const finder = new PartnerFinder(joins, right.rowCount, leftDays, rightDays, rule)
  const isExistenceEnough = keep === 'unmatched' && !isSelf && !rule.oneToOne
  let pairs = new Pairs()
  for (let row = 0; row < left.rowCount; row++) {
    const found = finder.partnersOf(row, isExistenceEnough)
    for (let at = 0; at < found; at++) pairs.add(row, finder.rows[at]!, finder.masks[finder.rows[at]!]!)
    finder.clear(found)
    if (!isExistenceEnough && pairs.length > (rule.maxPairs ?? MOST_PAIRS)) throw flood(left, right, rule, joins)
  }
  if (rule.oneToOne) pairs = bestPartners(pairs, left.rowCount, right.rowCount, isSelf)
  return (keep === 'matched' ? pairs : withUnmatched(pairs, left.rowCount, keep, isSelf)).result()
}

function joinsOf(left: LinkSide, right: LinkSide, rule: LinkRule, rightDays: Int32Array | null): Join[] {
  const tables = rule.on.map(({ compare, left: leftName, right: rightName }) => {
    const leftColumn = left.column(leftName)
    const isSameColumn = rule.isSelf && leftName === rightName
    const type = exactType(left.type?.(leftName), right.type?.(rightName))
    return keyTable(compare, leftColumn, isSameColumn ? leftColumn : right.column(rightName), type)
  })
  const everyRule = 2 ** tables.length - 1
  const joined = rule.any ? tables : [tables.reduce(composeKeys)]
  return joined.map((table, index) => ({
    table,
    buckets: bucketsOf(table.right, table.count, rightDays),
    rules: rule.any ? (1 << index) >>> 0 : everyRule,
  }))
}

/** Finds the right rows of one left row at a time: `rows[0 … found)` ascending, `masks[row]` the rules that hold. */
class PartnerFinder {
  rows: Uint32Array<ArrayBuffer>
  readonly masks: Uint32Array
  constructor(
    private readonly joins: readonly Join[],
    rightCount: number,
    private readonly leftDays: Int32Array | null,
    private readonly rightDays: Int32Array | null,
    private readonly rule: LinkRule,
  ) {
    this.rows = new Uint32Array(rightCount)
    this.masks = new Uint32Array(rightCount)
  }

  partnersOf(row: number, isOneEnough: boolean): number {
    const day = this.leftDays === null ? 0 : this.leftDays[row]!
    if (day === NO_DAY) return 0
    let found = 0
    let isAscending = true
    for (const { table, buckets, rules } of this.joins) {
      for (let at = table.left.offsets[row]!; at < table.left.offsets[row + 1]!; at++) {
        const id = table.left.ids[at]!
        const end = buckets.starts[id + 1]!
        for (let position = lowerBound(buckets, id, this.least(row, day)); position < end; position++) {
          const candidate = buckets.rows[position]!
          if (this.rightDays !== null && this.rightDays[candidate]! - day > this.rule.window!.days[1]) break
          if (this.rule.isSelf && candidate <= row) continue
          if (this.masks[candidate] === 0) {
            if (found > 0 && candidate < this.rows[found - 1]!) isAscending = false
            this.rows[found++] = candidate
          }
          this.masks[candidate]! |= rules
          if (isOneEnough) return found
        }
      }
    }
    if (!isAscending) this.rows.subarray(0, found).sort()
    return found
  }

  /** Forgets the last answer. */
  clear(found: number): void {
    for (let at = 0; at < found; at++) this.masks[this.rows[at]!] = 0
  }

  /** Where in a bucket to begin: at the window's first day, or past the row itself. */
  private least(row: number, day: number): number {
    if (this.rightDays !== null) return day + this.rule.window!.days[0]
    return this.rule.isSelf ? row + 1 : 0
  }
}

/** Names the key with the most pairs, by the value of one of its right rows. */
function flood(left: LinkSide, right: LinkSide, rule: LinkRule, joins: readonly Join[]): AppError {
  let worst = { pairs: -1, leftCount: 0, rightCount: 0, row: 0, index: 0 }
  joins.forEach(({ table, buckets }, index) => {
    const leftCounts = new Uint32Array(table.count)
    for (const id of table.left.ids) leftCounts[id]!++
    for (let id = 0; id < table.count; id++) {
      const rightCount = buckets.starts[id + 1]! - buckets.starts[id]!
      const pairs = leftCounts[id]! * rightCount
      if (pairs <= worst.pairs) continue
      worst = { pairs, leftCount: leftCounts[id]!, rightCount, row: buckets.rows[buckets.starts[id]!] ?? 0, index }
    }
  })
  const comparisons = rule.any ? [rule.on[worst.index]!] : rule.on
  return new AppError('model.tooManyPairs', {
    maxPairs: rule.maxPairs ?? MOST_PAIRS,
    left: comparisons.map((comparison) => comparison.left).join('、'),
    right: comparisons.map((comparison) => comparison.right).join('、'),
    value: comparisons.map((comparison) => right.column(comparison.right).get(worst.row)).join('、'),
    leftCount: worst.leftCount,
    rightCount: worst.rightCount,
    rows: left.rowCount,
  })
}
