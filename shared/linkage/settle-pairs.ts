import { NO_ROW } from '../table/column.ts'
import { type LinkFigures, linkGrades } from './figures.ts'
import type { FoundPairs } from './finder.ts'
import { placesByRank } from './pair-order.ts'
import { pairsFrom } from './pairs-from.ts'
import { plainFigures } from './select-figures.ts'

/** What is made of found pairs: the members of a link step that {@link PairFinder} leaves alone. Ordinals are those of the two sides. */
export interface Settling {
  keep: 'matched' | 'unmatched' | 'all'
  isSelf: boolean
  oneToOne: boolean
  window: { take?: 'first' | 'last' | undefined; times?: number | undefined } | null
  /** Days of both sides, where `take` needs them. */
  days: { left: Int32Array; right: Int32Array } | null
  /** Of scored pairs those from this probability on are links; what was found below it only where a person said so. Null: all that was found. */
  least: number | null
  /** Judged pairs: links whatever was found, and none whatever was found. */
  must: { left: Uint32Array; right: Uint32Array }
  cannot: { left: Uint32Array; right: Uint32Array }
  leftCount: number
  rightCount: number
}

/** A list of pairs on its way: the place of each in what was found ({@link ADDED} for a judged one that was not), and whether a person said that it is one. */
interface Chosen {
  leftRows: Uint32Array<ArrayBuffer>
  rightRows: Uint32Array<ArrayBuffer>
  places: Uint32Array<ArrayBuffer>
  isJudged: Uint8Array<ArrayBuffer> | null
}

/** Place of a judged pair that was not found. */
const ADDED = 0xffff_fffe

/**
 * The rows of a link: judgements first (they outrank rules), then `times` and `take`, then `oneToOne` (judged pairs before others, then by probability, score, rules
 * held, left and right row), then `keep`. Of partners on the earliest (latest) day all are kept, as nothing tells which came first. A judged link stays whatever
 * `times`, `take` and `oneToOne` say; it counts as a partner for `times`, and nobody else gets its rows in `oneToOne`. Figures follow their pairs; a row without a
 * partner has no score and the grade `not provable` until its absence is looked at. O(pairs · log pairs) with `oneToOne`, else O(pairs).
 */
export function settlePairs(given: FoundPairs, settling: Settling): FoundPairs {
  const { keep, oneToOne, window, must, cannot, least } = settling
  const isOpen = keep === 'matched' && !oneToOne && window?.take === undefined && window?.times === undefined
  const isUnjudged = must.left.length + cannot.left.length === 0
  const found = isUnjudged && least !== null ? pairsFrom(given, least) : given
  if (isOpen && isUnjudged) return found
  const judged = judgedPairs(found, settling)
  let chosen = judged.chosen
  if (window?.times !== undefined) chosen = repeatedPairs(chosen, window.times, settling.leftCount)
  if (window?.take !== undefined && settling.days) chosen = firstPairs(chosen, window.take, settling)
  if (oneToOne) chosen = bestPairs(chosen, found, settling)
  if (keep !== 'matched') chosen = withAlone(chosen, keep, settling)
  const isAsFound = chosen.places.length === found.leftRows.length && chosen.places.every((place, at) => place === at)
  const { added, removed } = judged
  if (isAsFound && added + removed === 0 && chosen.isJudged === null) return found
  return {
    leftRows: chosen.leftRows,
    rightRows: chosen.rightRows,
    rules: Uint32Array.from(chosen.places, (place) => found.rules[place] ?? 0),
    figures: figuresOf(found.figures, chosen, added, removed),
  }
}

/** Found pairs without those that are judged to be none, and with those that are judged to be one. */
function judgedPairs(found: FoundPairs, settling: Settling): { chosen: Chosen; added: number; removed: number } {
  const { leftRows, rightRows } = found
  const must = pairSet(settling.must, settling)
  const cannot = pairSet(settling.cannot, settling)
  for (const pair of cannot) must.delete(pair)
  const all = { leftRows, rightRows, places: countingUp(leftRows.length), isJudged: null }
  const codeAt = (at: number) => codeOf(leftRows[at]!, rightRows[at]!, settling)
  const isReached = reachedBy(found, settling.least)
  if (must.size + cannot.size === 0) return { chosen: filtered(all, isReached), added: 0, removed: 0 }
  let removed = 0
  const allowed = filtered(all, (at) => {
    const isCannot = cannot.has(codeAt(at))
    if (isCannot && isReached(at)) removed++
    return !isCannot && (isReached(at) || must.has(codeAt(at)))
  })
  if (must.size === 0) return { chosen: allowed, added: 0, removed }
  const isJudged = Uint8Array.from(allowed.places, (at) => (must.has(codeAt(at)) ? 1 : 0))
  let below = 0
  for (let at = 0; at < isJudged.length; at++) {
    if (!isJudged[at]) continue
    must.delete(codeAt(allowed.places[at]!))
    if (!isReached(allowed.places[at]!)) below++
  }
  const chosen = withAdded({ ...allowed, isJudged }, Float64Array.from(must).sort(), settling)
  return { chosen, added: must.size + below, removed }
}

/** Whether a found pair is a link without anybody's word. */
function reachedBy({ figures }: FoundPairs, least: number | null): (at: number) => boolean {
  const probability = figures?.probability
  if (least === null || !probability) return () => true
  const asked = Math.fround(least)
  return (at) => probability[at]! >= asked
}

/** Pairs by left row, then right row, with others put in their place; those are given by {@link codeOf}, ascending. */
function withAdded(chosen: Chosen, added: Float64Array, settling: Settling): Chosen {
  const length = chosen.places.length + added.length
  const merged = emptyPairs(length)
  const isJudged = new Uint8Array(length)
  let [from, next] = [0, 0]
  for (let at = 0; at < length; at++) {
    const isFound =
      from < chosen.places.length &&
      (next === added.length || codeOf(chosen.leftRows[from]!, chosen.rightRows[from]!, settling) < added[next]!)
    if (isFound) {
      merged.leftRows[at] = chosen.leftRows[from]!
      merged.rightRows[at] = chosen.rightRows[from]!
      merged.places[at] = chosen.places[from]!
      isJudged[at] = chosen.isJudged?.[from++] ?? 0
    } else {
      merged.leftRows[at] = Math.floor(added[next]! / settling.rightCount)
      merged.rightRows[at] = added[next++]! % settling.rightCount
      merged.places[at] = ADDED
      isJudged[at] = 1
    }
  }
  return { ...merged, isJudged }
}

function emptyPairs(length: number): Omit<Chosen, 'isJudged'> {
  return { leftRows: new Uint32Array(length), rightRows: new Uint32Array(length), places: new Uint32Array(length) }
}

function countingUp(length: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(length)
  for (let at = 0; at < length; at++) places[at] = at
  return places
}

/** A pair as one number that sorts by left row, then right row. */
function codeOf(left: number, right: number, { rightCount }: Settling): number {
  return left * rightCount + right
}

/** Judged pairs by {@link codeOf}; of a table with itself the lower row stands left, and a row is no partner of itself. */
function pairSet(pairs: Settling['must'], settling: Settling): Set<number> {
  const codes = new Set<number>()
  for (let at = 0; at < pairs.left.length; at++) {
    const [left, right] = [pairs.left[at]!, pairs.right[at]!]
    if (!settling.isSelf) codes.add(codeOf(left, right, settling))
    else if (left !== right) codes.add(codeOf(Math.min(left, right), Math.max(left, right), settling))
  }
  return codes
}

function filtered(chosen: Chosen, isKept: (at: number) => boolean): Chosen {
  const kept = new Uint32Array(chosen.places.length)
  let length = 0
  for (let at = 0; at < kept.length; at++) if (isKept(at)) kept[length++] = at
  if (length === kept.length) return chosen
  const { leftRows, rightRows, places, isJudged } = chosen
  const picked = kept.subarray(0, length)
  return {
    leftRows: picked.map((at) => leftRows[at]!),
    rightRows: picked.map((at) => rightRows[at]!),
    places: picked.map((at) => places[at]!),
    isJudged: isJudged && Uint8Array.from(picked, (at) => isJudged[at]!),
  }
}

/** Pairs of left rows that have at least `times` partners. */
function repeatedPairs(chosen: Chosen, times: number, leftCount: number): Chosen {
  const partners = new Uint32Array(leftCount)
  for (const row of chosen.leftRows) partners[row]!++
  return filtered(chosen, (at) => partners[chosen.leftRows[at]!]! >= times || chosen.isJudged?.[at] === 1)
}

/** Of each left row's partners those of the earliest or latest day. */
function firstPairs(chosen: Chosen, take: 'first' | 'last', { days, leftCount }: Settling): Chosen {
  const sign = take === 'first' ? 1 : -1
  const best = new Float64Array(leftCount).fill(Number.POSITIVE_INFINITY)
  const isRanked = (at: number) => chosen.isJudged?.[at] !== 1
  const dayOf = (at: number) => sign * days!.right[chosen.rightRows[at]!]!
  chosen.leftRows.forEach((row, at) => {
    if (isRanked(at)) best[row] = Math.min(best[row]!, dayOf(at))
  })
  return filtered(chosen, (at) => !isRanked(at) || dayOf(at) === best[chosen.leftRows[at]!])
}

/** Each row in one pair at most, the best first; judged pairs are kept all and take their rows from the others. */
function bestPairs(chosen: Chosen, found: FoundPairs, { isSelf, leftCount, rightCount }: Settling): Chosen {
  const leftTaken = new Uint8Array(leftCount)
  const rightTaken = isSelf ? leftTaken : new Uint8Array(rightCount)
  const isKept = new Uint8Array(chosen.places.length)
  const keep = (at: number) => {
    isKept[at] = 1
    leftTaken[chosen.leftRows[at]!] = 1
    rightTaken[chosen.rightRows[at]!] = 1
  }
  chosen.isJudged?.forEach((judged, at) => {
    if (judged) keep(at)
  })
  const { score = null, probability = null } = found.figures ?? {}
  const bits = Float64Array.from(chosen.places, (place) => bitCount(found.rules[place] ?? 0))
  const order = placesByRank(
    ...[probability, score].flatMap((figure) => (figure ? [fallingBy(figure, chosen.places)] : [])),
    bits.map((count) => -count),
  )
  for (const at of order) if (!leftTaken[chosen.leftRows[at]!] && !rightTaken[chosen.rightRows[at]!]) keep(at)
  return filtered(chosen, (at) => isKept[at] === 1)
}

/** A figure by pair so that the best comes first when it ascends; what has none comes last. */
function fallingBy(figure: Float32Array, places: Uint32Array): Float64Array {
  return Float64Array.from(places, (place) => {
    const value = figure[place]
    return value === undefined || Number.isNaN(value) ? Number.POSITIVE_INFINITY : -value
  })
}

/** The pairs with every left row that has none, or only those rows. */
function withAlone(chosen: Chosen, keep: 'unmatched' | 'all', { isSelf, leftCount }: Settling): Chosen {
  const isMatched = new Uint8Array(leftCount)
  chosen.leftRows.forEach((row, at) => {
    isMatched[row] = 1
    if (isSelf) isMatched[chosen.rightRows[at]!] = 1
  })
  let alone = 0
  for (let row = 0; row < leftCount; row++) if (!isMatched[row]) alone++
  const length = alone + (keep === 'all' ? chosen.places.length : 0)
  const leftRows = new Uint32Array(length)
  const rightRows = new Uint32Array(length).fill(NO_ROW)
  const places = new Uint32Array(length).fill(NO_ROW)
  const isJudged = chosen.isJudged && new Uint8Array(length)
  let next = 0
  let at = 0
  for (let row = 0; row < leftCount; row++) {
    if (!isMatched[row]) leftRows[next++] = row
    for (; keep === 'all' && at < chosen.places.length && chosen.leftRows[at] === row; at++) {
      leftRows[next] = row
      rightRows[next] = chosen.rightRows[at]!
      places[next] = chosen.places[at]!
      if (isJudged) isJudged[next] = chosen.isJudged![at]!
      next++
    }
  }
  return { leftRows, rightRows, places, isJudged }
}

/** Figures by row of the settled link; null where there are none and nobody judged. */
function figuresOf(found: LinkFigures | null, chosen: Chosen, added: number, removed: number): LinkFigures | null {
  const { places, isJudged } = chosen
  if (!found && !isJudged && added + removed === 0) return null
  const base = found ?? plainFigures
  const { width } = base
  const grades = base.grades || isJudged ? new Uint8Array(places.length) : null
  if (grades) {
    places.forEach((place, at) => {
      grades[at] =
        place === NO_ROW ? grade('not provable') : isJudged?.[at] ? grade('judged') : (base.grades?.[place] ?? grade('exact'))
    })
  }
  const parts = base.parts && new Float32Array(width * places.length).fill(Number.NaN)
  places.forEach((place, at) => {
    if (parts && place < ADDED) parts.set(base.parts!.subarray(width * place, width * (place + 1)), width * at)
  })
  const notes = base.notes
  return {
    ...base,
    score: base.score
      ? gathered(base.score, places)
      : added > 0
        ? Float32Array.from(places, (place) => (place < ADDED ? 1 : Number.NaN))
        : null,
    probability: base.probability && gathered(base.probability, places),
    parts,
    grades,
    candidates: base.candidates && Uint32Array.from(places, (place) => base.candidates![place] ?? 0),
    notes: { ...notes, judged: { added: notes.judged.added + added, removed: notes.judged.removed + removed } },
  }
}

function gathered(figure: Float32Array, places: Uint32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(places, (place) => figure[place] ?? Number.NaN)
}

function grade(name: (typeof linkGrades)[number]): number {
  return linkGrades.indexOf(name)
}

function bitCount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
