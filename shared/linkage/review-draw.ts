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

/**
 * The pairs that are judged. `figures` and `numbers` by pair (probability or score; permanent random number).
 *
 * - `strata`: the same number from each stratum, more where others have fewer; those with the smallest numbers, the strata in turn, so that whoever stops early has judged a sample of each.
 * - `threshold`: those nearest to the threshold, half of them on either side where there are enough, the nearest first.
 *
 * O(pairs · log pairs). Independent of the order of the pairs as long as numbers differ.
 */
export function drawReview(
  figures: ArrayLike<number>,
  numbers: ArrayLike<number>,
  threshold: number,
  { kind, size }: { kind: 'threshold' | 'strata'; size: number },
): DrawnPair[] {
  const strata = reviewStrata(threshold)
  const byStratum: number[][] = strata.map(() => [])
  for (let place = 0; place < figures.length; place++) byStratum[stratumOf(strata, figures[place]!)]?.push(place)
  if (kind === 'strata') return drawStrata(byStratum, numbers, size)
  const distance = (place: number) => Math.abs(figures[place]! - threshold)
  const nearest = (a: number, b: number) => distance(a) - distance(b) || numbers[a]! - numbers[b]! || a - b
  const isAbove = (place: number) => figures[place]! >= Math.fround(threshold)
  const all = byStratum.flatMap((places, stratum) => places.map((place) => ({ place, stratum })))
  const sides = [true, false].map((side) => {
    return all.filter(({ place }) => isAbove(place) === side).sort((a, b) => nearest(a.place, b.place))
  })
  const half = Math.ceil(size / 2)
  const [above, below] = [sides[0]!, sides[1]!]
  const fromAbove = Math.min(above.length, Math.max(half, size - below.length))
  const drawn = [...above.slice(0, fromAbove), ...below.slice(0, size - fromAbove)]
  return drawn.sort((a, b) => nearest(a.place, b.place))
}

function drawStrata(byStratum: readonly number[][], numbers: ArrayLike<number>, size: number): DrawnPair[] {
  const ordered = byStratum.map((places) => places.sort((a, b) => numbers[a]! - numbers[b]! || a - b))
  const drawn: DrawnPair[] = []
  for (let round = 0; drawn.length < size && ordered.some((places) => places.length > round); round++) {
    for (const [stratum, places] of ordered.entries()) {
      if (drawn.length < size && round < places.length) drawn.push({ place: places[round]!, stratum })
    }
  }
  return drawn
}
