import type { FoldedText } from '../values/fold.ts'
import type { Leaf, Plan, ProximityPlan } from './plan.ts'
import { firstAtLeast } from './sorted.ts'

/** False for a leaf that is known not to be in the cell; spares looking for it. */
export type MayMatch = (leaf: Leaf) => boolean

/**
 * Where the matches of a part lie in one cell, in characters of the original: starts ascending and distinct, for each the furthest end.
 * That is all a proximity needs to know: of two matches with the same start the longer has every partner the shorter has, and below
 * SAME only matches within a sentence are looked at. So a nest of proximities costs n log n in the matches of its leaves.
 */
interface Extents {
  readonly starts: number[]
  readonly ends: number[]
}

/** Where a literal of a leaf stands in the cell, in characters of the original, ascending; undefined where that is not known. */
export type KnownPlaces = (leaf: Leaf) => readonly number[] | undefined

/** Whether a proximity holds in a cell of this column. Exact. The text is asked for where places are not known. */
export function holdsIn(
  plan: ProximityPlan,
  text: () => FoldedText,
  column: number,
  mayMatch: MayMatch = () => true,
  placesOf: KnownPlaces = () => undefined,
): boolean {
  return new CellExtents(text, column, mayMatch, placesOf).of(plan, false).starts.length > 0
}

const NONE: Extents = { starts: [], ends: [] }

class CellExtents {
  private ends: number[] | undefined

  private known: FoldedText | undefined

  constructor(
    private readonly text: () => FoldedText,
    private readonly column: number,
    private readonly mayMatch: MayMatch,
    private readonly placesOf: KnownPlaces,
  ) {}

  private get cell(): FoldedText {
    this.known ??= this.text()
    return this.known
  }

  /** With `inSentence` only matches that reach over no sentence's end. */
  of(plan: Plan, inSentence: boolean): Extents {
    if (plan.kind === 'leaf') return this.ofLeaf(plan.leaf, inSentence)
    if (plan.kind === 'any') return plan.items.map((item) => this.of(item, inSentence)).reduce(merged, NONE)
    if (plan.kind === 'near' || plan.kind === 'then' || plan.kind === 'same') return this.ofProximity(plan, inSentence)
    throw new Error(`${plan.kind} has no place in a text`)
  }

  private ofLeaf(leaf: Leaf, inSentence: boolean): Extents {
    const places = this.placesOf(leaf)
    if (!leaf.columns.includes(this.column) || (places ? places.length === 0 : !this.mayMatch(leaf))) return NONE
    const extents: Extents = { starts: [], ends: [] }
    const take = (start: number, end: number): void => {
      if (!inSentence || end <= this.sentenceEnd(start)) add(extents, start, end)
    }
    if (places) {
      const { length } = leaf.pattern.literal
      for (const place of places) take(place, place + length)
      return extents
    }
    const { cell } = this
    const visit = (from: number, to: number): void => {
      take(cell.characterIndex(cell.originalStart(from)), cell.characterIndex(cell.originalEnd(to)))
    }
    if (!leaf.isWhole) leaf.pattern.forEachMatch(cell.folded, visit)
    else if (leaf.pattern.matchesWhole(cell.folded.trim())) visit(0, cell.folded.length)
    return extents
  }

  private ofProximity(plan: ProximityPlan, inSentence: boolean): Extents {
    const isSame = plan.kind === 'same'
    const left = this.of(plan.left, inSentence || isSame)
    if (left.starts.length === 0) return left
    const right = this.of(plan.right, inSentence || isSame)
    if (right.starts.length === 0) return right
    const lastPartner = (start: number, end: number): number => {
      const reach = isSame ? Infinity : end + plan.distance
      return inSentence || isSame ? Math.min(reach, this.sentenceEnd(start) - 1) : reach
    }
    const inOrder = hulls(left, right, plan.kind === 'then' ? 1 : 0, lastPartner)
    return plan.kind === 'then' ? inOrder : merged(inOrder, hulls(right, left, 0, lastPartner))
  }

  /** The end of the sentence a character stands in; an ending sign belongs to its sentence. */
  private sentenceEnd(character: number): number {
    this.ends ??= this.sentenceEnds()
    return this.ends[firstAtLeast(this.ends, character + 1)] ?? Infinity
  }

  private sentenceEnds(): number[] {
    const { cell } = this
    const ends: number[] = []
    for (let index = 0; index < cell.folded.length; index++) {
      if ('。!?;\n\r'.includes(cell.folded[index]!)) ends.push(cell.characterIndex(cell.originalEnd(index + 1)))
    }
    return ends
  }
}

/** Adds an extent whose start is not before the last one's. */
function add({ starts, ends }: Extents, start: number, end: number): void {
  const last = starts.length - 1
  if (last >= 0 && starts[last] === start) ends[last] = Math.max(ends[last]!, end)
  else {
    starts.push(start)
    ends.push(end)
  }
}

function merged(a: Extents, b: Extents): Extents {
  if (a.starts.length === 0) return b
  if (b.starts.length === 0) return a
  const both: Extents = { starts: [], ends: [] }
  for (let i = 0, j = 0; i < a.starts.length || j < b.starts.length; ) {
    const isFirst = j === b.starts.length || (i < a.starts.length && a.starts[i]! <= b.starts[j]!)
    if (isFirst) add(both, a.starts[i]!, a.ends[i++]!)
    else add(both, b.starts[j]!, b.ends[j++]!)
  }
  return both
}

/** The hulls of each of `a` with a partner of `b` that starts at least `ahead` behind its start and not behind `lastPartner`. */
function hulls(a: Extents, b: Extents, ahead: number, lastPartner: (start: number, end: number) => number): Extents {
  const found: Extents = { starts: [], ends: [] }
  const furthest = new RangeMaximum(b.ends)
  a.starts.forEach((start, index) => {
    const end = a.ends[index]!
    const from = firstAtLeast(b.starts, start + ahead)
    const to = firstAtLeast(b.starts, lastPartner(start, end) + 1)
    if (from < to) add(found, start, Math.max(end, furthest.between(from, to)))
  })
  return found
}

/** The largest of neighbouring values; short stretches are read, for longer ones a table of powers of two is kept. */
class RangeMaximum {
  private rows: number[][]
  constructor(private readonly values: readonly number[]) {
    this.rows = [[...values]]
  }

  /** `from` included, `to` not; not empty. */
  between(from: number, to: number): number {
    if (to - from <= 8) {
      let largest = this.values[from]!
      for (let index = from + 1; index < to; index++) largest = Math.max(largest, this.values[index]!)
      return largest
    }
    const level = 31 - Math.clz32(to - from)
    while (this.rows.length <= level) this.grow()
    const row = this.rows[level]!
    return Math.max(row[from]!, row[to - 2 ** level]!)
  }

  private grow(): void {
    const below = this.rows.at(-1)!
    const half = 2 ** (this.rows.length - 1)
    const length = Math.max(0, below.length - half)
    this.rows.push(Array.from({ length }, (_, index) => Math.max(below[index]!, below[index + half]!)))
  }
}
