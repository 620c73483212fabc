import { AppError } from '../errors.ts'
import { type BlockIndex, blockingSize, pairsUnder } from './block-index.ts'
import type { BlockingSize } from './blocking.ts'
import { NO_CODE } from './compared-rule.ts'
import type { FinderContext, FinderRule } from './finder.ts'
import { NumberList } from './number-list.ts'
import type { RowPairs } from './numeric-keys.ts'

/** Comparing more pairs than these takes hours. */
const MOST_CANDIDATES = 2_000_000_000
/** More than any coarse keys weigh together. */
const WHOLE = 1_000

/**
 * Reads the pairs that share a used key of any index: `read(from, to)` gives those of the left rows `from … to − 1`, by left row, each pair once (a stamp for each
 * right row, no set of pairs). With `isSelf` left row < right row.
 */
export function candidateReader(
  indexes: readonly BlockIndex[],
  rightCount: number,
  isSelf: boolean,
): (from: number, to: number) => RowPairs {
  const stamps = new Uint32Array(rightCount)
  return (from, to) => {
    const leftRows = new NumberList(new Uint32Array(1024))
    const rightRows = new NumberList(new Uint32Array(1024))
    for (let row = from; row < to; row++) {
      const stamp = row + 1
      for (const { left, starts, keys, refused, rightStarts, rightRows: rowsByKey } of indexes) {
        const code = left[row]!
        if (code === NO_CODE) continue
        for (let at = starts[code]!; at < starts[code + 1]!; at++) {
          const key = keys[at]!
          if (refused[key]) continue
          for (let place = rightStarts[key]!; place < rightStarts[key + 1]!; place++) {
            const other = rowsByKey[place]!
            if (stamps[other] === stamp || (isSelf && other <= row)) continue
            stamps[other] = stamp
            leftRows.add(row)
            rightRows.add(other)
          }
        }
      }
    }
    return { leftRows: leftRows.result(), rightRows: rightRows.result() }
  }
}

/**
 * As {@link candidateReader}, but of each row only its `most` best candidates: those whose shared keys are the rarest (each key counts 1 / the pairs under it). Those
 * that tie for the last place go together, unless nothing is better; a pair with a whole value in common always stays. Of a table with itself a pair stays if it is
 * among the best of either row. Which pairs stay does not depend on the order of rows.
 */
export function bestCandidateReader(
  indexes: readonly BlockIndex[],
  rightCount: number,
  isSelf: boolean,
  most: number,
): (from: number, to: number) => RowPairs {
  const weights = indexes.map((index) =>
    Float64Array.from(index.refused, (refused, key) => (refused ? 0 : weightOf(index, key, isSelf))),
  )
  const sums = new Float64Array(rightCount)
  const touched = new Uint32Array(rightCount)
  const kept: (Uint32Array | undefined)[] = []
  return (from, to) => {
    const leftRows = new NumberList(new Uint32Array(1024))
    const rightRows = new NumberList(new Uint32Array(1024))
    for (let row = from; row < to; row++) {
      let count = 0
      indexes.forEach(({ left, starts, keys, rightStarts, rightRows: rowsByKey }, at) => {
        const code = left[row]!
        if (code === NO_CODE) return
        for (let place = starts[code]!; place < starts[code + 1]!; place++) {
          const key = keys[place]!
          const weight = weights[at]![key]!
          if (weight === 0) continue
          for (let under = rightStarts[key]!; under < rightStarts[key + 1]!; under++) {
            const other = rowsByKey[under]!
            if (sums[other] === 0) touched[count++] = other
            sums[other]! += weight
          }
        }
      })
      if (isSelf && count > 0 && sums[row]! > 0) sums[row] = -1
      const least = count > most ? boundOf(sums, touched, count, most) : 0
      const mine = isSelf ? new Uint32Array(count) : null
      let mineCount = 0
      for (let at = 0; at < count; at++) {
        const other = touched[at]!
        const sum = sums[other]!
        sums[other] = 0
        if (sum < 0 || (sum < least && sum < WHOLE)) continue
        if (mine) mine[mineCount++] = other
        if (mine && other < row && kept[other]!.includes(row)) continue
        leftRows.add(mine ? Math.min(row, other) : row)
        rightRows.add(mine ? Math.max(row, other) : other)
      }
      if (mine) kept[row] = mine.slice(0, mineCount)
    }
    return { leftRows: leftRows.result(), rightRows: rightRows.result() }
  }
}

function weightOf(index: BlockIndex, key: number, isSelf: boolean): number {
  const isWhole = index.rule.keys.length === 1 && index.rule.keys[0]!.form === 'value'
  return (isWhole ? WHOLE : 0) + 1 / Math.max(1, pairsUnder(index, key, isSelf))
}

/** The least sum of a row that stays: that of the last of the best, or the next higher one where too many have it (quickselect). */
function boundOf(sums: Float64Array, touched: Uint32Array, count: number, most: number): number {
  if (scratch.length < count) scratch = new Float64Array(2 * count)
  for (let at = 0; at < count; at++) scratch[at] = sums[touched[at]!]!
  const last = most - 1
  let [low, high] = [0, count - 1]
  while (low < high) {
    const pivot = scratch[(low + high) >>> 1]!
    let [up, down] = [low, high]
    while (up <= down) {
      while (scratch[up]! > pivot) up++
      while (scratch[down]! < pivot) down--
      if (up > down) break
      const value = scratch[up]!
      scratch[up++] = scratch[down]!
      scratch[down--] = value
    }
    if (last <= down) high = down
    else if (last >= up) low = up
    else break
  }
  const bound = scratch[last]!
  let staying = 0
  let next = Number.POSITIVE_INFINITY
  for (let at = 0; at < count; at++) {
    const sum = scratch[at]!
    if (sum >= bound) staying++
    if (sum > bound && sum < next) next = sum
  }
  return staying > most && next < Number.POSITIVE_INFINITY ? next : bound
}

let scratch = new Float64Array(1024)

/** What the indexes give together, counted under their keys: at least as many as there are pairs to compare. */
export function sizesOf(indexes: readonly BlockIndex[], isSelf: boolean): { sizes: BlockingSize[]; pairs: number } {
  const sizes = indexes.map((index) => blockingSize(index, isSelf))
  return { sizes, pairs: sizes.reduce((sum, size) => sum + size.pairs, 0) }
}

/** The used key with the most pairs. */
export function worstKey(
  indexes: readonly BlockIndex[],
  isSelf: boolean,
): { index: BlockIndex; key: number; pairs: number } | null {
  let worst: { index: BlockIndex; key: number; pairs: number } | null = null
  for (const index of indexes) {
    for (let key = 0; key < index.refused.length; key++) {
      const pairs = index.refused[key] ? 0 : pairsUnder(index, key, isSelf)
      if (pairs > (worst?.pairs ?? 0)) worst = { index, key, pairs }
    }
  }
  return worst
}

/** Throws where more pairs would have to be compared than may be: `link.needsRun` by what the call allows, `link.tooManyCandidates` in any case. */
export function requireFewPairs(
  indexes: readonly BlockIndex[],
  pairs: number,
  rule: FinderRule,
  { mostCompared }: FinderContext,
): void {
  if (pairs > MOST_CANDIDATES) {
    const worst = worstKey(indexes, rule.isSelf)!
    throw new AppError('link.tooManyCandidates', {
      left: worst.index.rule.keys.map((key) => rule.on[key.rule]!.left).join('、'),
      right: worst.index.rule.keys.map((key) => rule.on[key.rule]!.right).join('、'),
      value: worst.index.name(worst.key),
      leftRows: worst.index.leftCounts[worst.key]!,
      rightRows: worst.index.rightStarts[worst.key + 1]! - worst.index.rightStarts[worst.key]!,
      pairs: worst.pairs,
    })
  }
  if (mostCompared !== undefined && pairs > mostCompared) throw new AppError('link.needsRun', { compared: pairs })
}
