import type { FoldedText } from '../values/fold.ts'
import type { Leaf, Plan, ProximityPlan } from './plan.ts'
import { firstAtLeast } from './sorted.ts'

/** A match in a cell: folded offsets, and either the leaf that matched or the two matches that stand close to each other. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly leaf?: Leaf
  readonly parts?: readonly [Match, Match]
}

/**
 * Pairs of a proximity inside another from which marks are chosen in one cell, nearest partners first: everything where the two sides
 * have up to about 140 matches each, and no hanging where a cell has thousands. Whether the proximity holds has no such limit.
 */
const MAX_PAIRS = 20_000

/** Matches of one leaf in a cell from which marks are chosen. */
const MAX_MATCHES = 200_000

/**
 * All matches of a plan for a place in the text (leaf, any, proximity) in one cell of one column, in order of start. A proximity's
 * match reaches from the start of the earlier to the end of the later of its two parts.
 */
export function matchesIn(plan: Plan, cell: FoldedText, column: number): Match[] {
  if (plan.kind === 'leaf') return everyMatchOf(plan.leaf, cell, column)
  if (plan.kind === 'any') return inOrder(plan.items.flatMap((item) => matchesIn(item, cell, column)))
  if (plan.kind === 'near' || plan.kind === 'then' || plan.kind === 'same') return pairs(plan, cell, column)
  throw new Error(`${plan.kind} has no place in a text`)
}

/** The matches of both sides that have a partner; empty where the proximity does not hold. n log n in the matches. */
export function participants(plan: ProximityPlan, cell: FoldedText, column: number): Match[] {
  const left = matchesIn(plan.left, cell, column)
  const right = left.length === 0 ? [] : matchesIn(plan.right, cell, column)
  if (right.length === 0) return []
  if (plan.kind === 'same') {
    const sentenceOf = sentences(cell)
    const shared = new Set(left.map(sentenceOf))
    const rightShared = new Set(right.map(sentenceOf).filter((sentence) => sentence >= 0 && shared.has(sentence)))
    return [...left, ...right].filter((match) => rightShared.has(sentenceOf(match)))
  }
  const { distance } = plan
  const near = plan.kind === 'near'
  const lefts = new Places(left, cell)
  const rights = new Places(right, cell)
  return [
    ...left.filter((match) => rights.startsWithin(match, distance, near) || (near && rights.endsWithin(match, distance, false))),
    ...right.filter((match) => lefts.endsWithin(match, distance, false) || (near && lefts.startsWithin(match, distance, true))),
  ]
}

/**
 * The leaf matches inside matches, each stretch of a leaf as tight as it stands there: one that contains another of its leaf is left
 * out, so that `*有限公司` marks no more than its partners ask for.
 */
export function leafMatchesOf(matches: readonly Match[]): Match[] {
  const byLeaf = new Map<Leaf | undefined, Match[]>()
  for (const match of matches.flatMap(leafPartsOf)) {
    const ofLeaf = byLeaf.get(match.leaf)
    if (ofLeaf) ofLeaf.push(match)
    else byLeaf.set(match.leaf, [match])
  }
  return [...byLeaf.values()].flatMap((ofLeaf) => {
    let nearestEnd = Infinity
    return ofLeaf
      .sort((a, b) => b.start - a.start || a.end - b.end)
      .filter((match) => {
        if (match.end >= nearestEnd) return false
        nearestEnd = match.end
        return true
      })
  })
}

function leafPartsOf(match: Match): Match[] {
  return match.parts ? match.parts.flatMap(leafPartsOf) : [match]
}

/** All matches of a leaf in a cell; the whole value for terms on category columns. */
export function leafMatches(leaf: Leaf, cell: FoldedText, column: number): Match[] {
  if (!leaf.columns.includes(column)) return []
  if (leaf.isWhole) {
    return leaf.pattern.matchesWhole(cell.folded.trim()) ? [{ start: 0, end: cell.folded.length, leaf }] : []
  }
  return leaf.pattern.find(cell.folded).map(({ start, end }) => ({ start, end, leaf }))
}

/** What a leaf offers its partners: every start and end. */
function everyMatchOf(leaf: Leaf, cell: FoldedText, column: number): Match[] {
  if (leaf.isWhole || !leaf.columns.includes(column)) return leafMatches(leaf, cell, column)
  const matches: Match[] = []
  leaf.pattern.forEachMatch(cell.folded, (start, end) => {
    if (matches.length < MAX_MATCHES) matches.push({ start, end, leaf })
  })
  return matches
}

/** Matches in order of start with their places in characters of the original. */
class Places {
  private readonly starts: number[]
  /** The largest end among the matches up to an index. */
  private readonly reach: number[]

  constructor(
    matches: readonly Match[],
    private readonly cell: FoldedText,
  ) {
    this.starts = matches.map((match) => startOf(match, cell))
    let furthest = 0
    this.reach = matches.map((match) => {
      furthest = Math.max(furthest, endOf(match, cell))
      return furthest
    })
  }

  /** Whether a match starts behind the start of this one (or, `orWith`, at it) and at most `distance` behind its end. */
  startsWithin(match: Match, distance: number, orWith: boolean): boolean {
    const index = firstAtLeast(this.starts, startOf(match, this.cell) + (orWith ? 0 : 1))
    return index < this.starts.length && this.starts[index]! - endOf(match, this.cell) <= distance
  }

  /** Whether a match starts before the start of this one (or, `orWith`, at it) and ends at most `distance` before it. */
  endsWithin(match: Match, distance: number, orWith: boolean): boolean {
    const start = startOf(match, this.cell)
    const index = firstAtLeast(this.starts, start + (orWith ? 1 : 0)) - 1
    return index >= 0 && start - this.reach[index]! <= distance
  }
}

/** Every pair of the two sides that stands in the relation, as one match each; for a proximity inside another. */
function pairs(plan: ProximityPlan, cell: FoldedText, column: number): Match[] {
  const left = matchesIn(plan.left, cell, column)
  const right = left.length === 0 ? [] : matchesIn(plan.right, cell, column)
  const sentenceOf = plan.kind === 'same' ? sentences(cell) : undefined
  const limit = Math.max(1, Math.floor(MAX_PAIRS / (left.length + 1)))
  const starts = right.map((match) => match.start)
  const found = new Map<string, Match>()
  for (const one of left) {
    const isPartner = (other: Match) => {
      if (sentenceOf) return sentenceOf(one) >= 0 && sentenceOf(one) === sentenceOf(other)
      if (plan.kind === 'then' && startOf(other, cell) <= startOf(one, cell)) return false
      return gap(one, other, cell) <= plan.distance
    }
    const middle = firstAtLeast(starts, one.start)
    for (let step = 0; step < limit && (step <= middle || middle + step < right.length); step++) {
      for (const other of [right[middle + step], right[middle - 1 - step]]) {
        if (!other || !isPartner(other)) continue
        const start = Math.min(one.start, other.start)
        const end = Math.max(one.end, other.end)
        const key = `${start} ${end}`
        if (!found.has(key) && found.size < MAX_PAIRS) found.set(key, { start, end, parts: [one, other] })
      }
    }
  }
  return inOrder([...found.values()])
}

function startOf(match: Match, cell: FoldedText): number {
  return cell.characterIndex(cell.originalStart(match.start))
}

function endOf(match: Match, cell: FoldedText): number {
  return cell.characterIndex(cell.originalEnd(match.end))
}

/** Characters of the original between two matches; 0 where they touch or overlap. */
function gap(one: Match, other: Match, cell: FoldedText): number {
  return Math.max(0, startOf(other, cell) - endOf(one, cell), startOf(one, cell) - endOf(other, cell))
}

/** Gives each match the number of the sentence it lies in, -1 where it reaches over a sentence's end. An end belongs to its sentence. */
function sentences(cell: FoldedText): (match: Match) => number {
  const ends: number[] = []
  for (let index = 0; index < cell.folded.length; index++) {
    if ('。!?;\n\r'.includes(cell.folded[index]!)) ends.push(index + 1)
  }
  return (match) => {
    const sentence = firstAtLeast(ends, match.start + 1)
    return sentence === firstAtLeast(ends, match.end) ? sentence : -1
  }
}

function inOrder(matches: Match[]): Match[] {
  return matches.sort((a, b) => a.start - b.start || a.end - b.end)
}
