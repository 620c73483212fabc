import { SmallestNumbers } from '../screening/sample.ts'

/** Least probability of a pair that a review looks at. */
export const LEAST_REVIEWED = 0.01

/** From where strata begin, whatever the threshold. */
const stratumStarts = [LEAST_REVIEWED, 0.1, 0.5, 0.9, 0.99] as const

/** A stretch of probability (or score), `from` included, `to` not, but for the last. */
export interface ReviewStratum {
  from: number
  to: number
}

/** A pair that was drawn: its place among all pairs, and the place of its stratum. */
export interface DrawnPair {
  place: number
  stratum: number
}

/** The strata of a review, lowest first. The threshold is a border, so that each stratum is kept whole or left out whole. */
export function reviewStrata(threshold: number): ReviewStratum[] {
  const starts = [...new Set([...stratumStarts, ...(threshold > LEAST_REVIEWED && threshold < 1 ? [threshold] : [])])].sort(
    (a, b) => a - b,
  )
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? 1 }))
}

/** Index of the stratum that a figure is in; −1 below the first. Figures are of single precision, so is the border. */
export function stratumOf(strata: readonly ReviewStratum[], figure: number): number {
  let found = -1
  for (const [at, { from }] of strata.entries()) if (figure >= Math.fround(from)) found = at
  return found
}

/** A pair's permanent random number, 0 … 2³² − 1, from those of its rows. */
export function pairNumber(left: number, right: number): number {
  let mixed = Math.imul(left ^ (left >>> 15), 0x2c1b3c6d) ^ Math.imul(right ^ (right >>> 13), 0x297a2d39)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** What a review is drawn from: how many pairs there are, the figure of each (probability or score) and its permanent random number. */
export interface DrawnFrom {
  figures: ArrayLike<number>
  numberOf(place: number): number
}

/** Pairs that were drawn, and how many each stratum has in all. */
export interface ReviewDrawn {
  pairs: DrawnPair[]
  strata: (ReviewStratum & { pairs: number })[]
}

/** Pairs that are looked at between two breaths. */
const PAIRS_AT_ONCE = 1 << 18

/**
 * The pairs that are judged.
 *
 * - `strata`: the same number from each stratum, more where others have fewer; those with the smallest numbers, the strata in turn, so that whoever stops early has judged a sample of each.
 * - `threshold`: those nearest to the threshold, half of them on either side where there are enough, the nearest first.
 *
 * One pass over the pairs, in memory for those that are drawn. Independent of the order of the pairs as long as numbers differ.
 */
export async function drawReview(
  { figures, numberOf }: DrawnFrom,
  threshold: number,
  { kind, size }: { kind: 'threshold' | 'strata'; size: number },
  breathe: () => Promise<void>,
): Promise<ReviewDrawn> {
  const strata = reviewStrata(threshold).map((stratum) => ({ ...stratum, pairs: 0 }))
  const border = Math.fround(threshold)
  const isStratified = kind === 'strata'
  const gathered = Array.from({ length: isStratified ? strata.length : 2 }, () => new SmallestNumbers(size))
  for (let place = 0; place < figures.length; place++) {
    if (place % PAIRS_AT_ONCE === PAIRS_AT_ONCE - 1) await breathe()
    const figure = figures[place]!
    const stratum = stratumOf(strata, figure)
    if (stratum < 0) continue
    strata[stratum]!.pairs++
    if (isStratified) gathered[stratum]!.offer(place, numberOf(place))
    else gathered[figure >= border ? 0 : 1]!.offer(place, nearness(figure - border, numberOf(place)))
  }
  const places = gathered.map((each) => [...each.positions()])
  const drawn = isStratified ? inTurn(places, size) : nearest(places[0]!, places[1]!, size)
  if (!isStratified) {
    const rank = new Map(drawn.map((place) => [place, nearness(figures[place]! - border, numberOf(place))]))
    drawn.sort((a, b) => rank.get(a)! - rank.get(b)! || a - b)
  }
  return { pairs: drawn.map((place) => ({ place, stratum: stratumOf(strata, figures[place]!) })), strata }
}

const single = new Float32Array(1)
const bits = new Uint32Array(single.buffer)

/** A number that sorts by distance, then by the permanent random number: bits of a float that is not negative ascend with it. */
function nearness(distance: number, number: number): number {
  single[0] = Math.abs(distance)
  return bits[0]! * 2 ** 21 + (number >>> 11)
}

/** Half from each side, more where the other has fewer. */
function nearest(above: readonly number[], below: readonly number[], size: number): number[] {
  const fromAbove = Math.min(above.length, Math.max(Math.ceil(size / 2), size - below.length))
  return [...above.slice(0, fromAbove), ...below.slice(0, size - fromAbove)]
}

/** One of each list after the other. */
function inTurn(lists: readonly number[][], size: number): number[] {
  const drawn: number[] = []
  for (let round = 0; drawn.length < size && lists.some((places) => places.length > round); round++) {
    for (const places of lists) if (drawn.length < size && round < places.length) drawn.push(places[round]!)
  }
  return drawn
}
