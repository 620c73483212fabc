import { PairTable } from './phrase-table.ts'
import type { PhraseText } from './phrase-text.ts'

/** Tokens of the shortest and the longest phrase. */
export const SHORTEST_PHRASE = 2
export const LONGEST_PHRASE = 6

/** A run of tokens that enough rows have, with what tells whether it is a phrase. */
export interface PhraseCandidate {
  /** Folded. */
  text: string
  /** In tokens. */
  length: number
  occurrences: number
  /** Rows of the two groups that have it. */
  rows: readonly [number, number]
  /** Pointwise mutual information in bits at its weakest joint: log₂ p(phrase) / (p(first part) × p(second part)), the least of all ways to cut it in two. */
  cohesion: number
  /** Entropy in bits of the tokens before and behind it. A barrier is a neighbour of its own each time: what stands at the ends of sentences is free there. */
  leftFreedom: number
  rightFreedom: number
}

export interface CountOptions {
  /** Rows of group 0 that have a phrase at least. */
  minimumRows: number
  /** Candidates with less are not looked at further. */
  minimumCohesion: number
  /** Awaited between pieces of the work, with the share that is done; rejects where it was cancelled. */
  pause(done: number): Promise<void>
}

/** n-grams of one length that enough rows have; ids count from 1, and index 0 stands for none. */
interface Level {
  left: Uint32Array
  right: Uint32Array
  occurrences: Uint32Array
  rows: readonly [Uint32Array, Uint32Array]
  first: Uint32Array
}

const ROWS_BETWEEN_PAUSES = 8192

/**
 * All phrases of 2 to 6 tokens that `minimumRows` rows of group 0 have and that hold together, the shorter first, in order of appearance. Exact, not estimated: an n-gram is
 * counted where the two (n − 1)-grams in it are frequent, which leaves out none that could be (Agrawal & Srikant 1994). One pass over the text a length; 10 bytes
 * a token besides the table. The same text gives the same list.
 */
export async function countPhrases(text: PhraseText, options: CountOptions): Promise<PhraseCandidate[]> {
  const ids = new Uint32Array(text.tokens.length)
  const levels: Level[] = [countTokens(text, ids)]
  const total = levels[0]!.occurrences.reduce((sum, count) => sum + count, 0)
  const candidates: PhraseCandidate[] = []
  for (let length = SHORTEST_PHRASE; length <= LONGEST_PHRASE; length++) {
    const done = (share: number) => options.pause((length - SHORTEST_PHRASE + share) / (LONGEST_PHRASE - 1))
    const level = await countPairs(text, ids, options.minimumRows, done)
    await done(1)
    if (level.first.length === 1) break
    levels.push(level)
    const cohesive = cohesionOf(levels, total)
    const kept = Uint8Array.from(cohesive, (cohesion) => (cohesion >= options.minimumCohesion ? 1 : 0))
    kept[0] = 0
    await done(1)
    const freedoms = freedomOf(text.tokens, ids, level.occurrences, kept, length)
    for (let id = 1; id < kept.length; id++) {
      if (kept[id] === 0) continue
      candidates.push({
        text: textAt(text, level.first[id]!, length),
        length,
        occurrences: level.occurrences[id]!,
        rows: [level.rows[0][id]!, level.rows[1][id]!],
        cohesion: cohesive[id]!,
        leftFreedom: freedoms.left[id]!,
        rightFreedom: freedoms.right[id]!,
      })
    }
  }
  return candidates
}

/** Gives each place of `ids` the id of its token, 0 for barriers. */
function countTokens({ tokens }: PhraseText, ids: Uint32Array): Level {
  const idOf = new Uint32Array(0x10000)
  const occurrences = [0]
  for (let place = 0; place < tokens.length; place++) {
    const token = tokens[place]!
    if (token === 0) continue
    if (idOf[token] === 0) {
      idOf[token] = occurrences.length
      occurrences.push(0)
    }
    ids[place] = idOf[token]!
    occurrences[idOf[token]!]!++
  }
  const none = new Uint32Array(0)
  return { left: none, right: none, occurrences: Uint32Array.from(occurrences), rows: [none, none], first: none }
}

/** Joins neighbouring ids to those of the next length, in place; what too few rows have becomes 0. */
async function countPairs(
  { starts, groups }: PhraseText,
  ids: Uint32Array,
  minimumRows: number,
  pause: (share: number) => Promise<void>,
): Promise<Level> {
  const table = new PairTable()
  const rows = groups.length
  for (let row = 0; row < rows; row++) {
    const end = starts[row + 1]!
    const group = groups[row]!
    for (let place = starts[row]!; place < end; place++) {
      const left = ids[place]!
      const right = place + 1 < end ? ids[place + 1]! : 0
      ids[place] = left === 0 || right === 0 ? 0 : table.count(left, right, place, row, group) + 1
    }
    if (row % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) await pause(row / rows)
  }
  const idOf = new Uint32Array(table.size + 1)
  const kept: number[] = []
  for (let entry = 0; entry < table.size; entry++) {
    if (table.rows[0][entry]! < minimumRows) continue
    kept.push(entry)
    idOf[entry + 1] = kept.length
  }
  for (let place = 0; place < ids.length; place++) ids[place] = idOf[ids[place]!]!
  const pick = (from: Uint32Array) => {
    const picked = new Uint32Array(kept.length + 1)
    for (let id = 0; id < kept.length; id++) picked[id + 1] = from[kept[id]!]!
    return picked
  }
  return {
    left: pick(table.left),
    right: pick(table.right),
    occurrences: pick(table.occurrences),
    rows: [pick(table.rows[0]), pick(table.rows[1])],
    first: pick(table.first),
  }
}

/** By id of the last level: mutual information at the weakest joint. */
function cohesionOf(levels: readonly Level[], total: number): Float64Array {
  const last = levels.at(-1)!
  const length = levels.length
  const cohesion = new Float64Array(last.occurrences.length)
  const prefixes = new Uint32Array(length)
  for (let id = 1; id < cohesion.length; id++) {
    let prefix = id
    for (let left = length - 1; left >= 1; left--) {
      prefix = levels[left]!.left[prefix]!
      prefixes[left] = levels[left - 1]!.occurrences[prefix]!
    }
    let suffix = id
    let least = Number.POSITIVE_INFINITY
    for (let right = length - 1; right >= 1; right--) {
      suffix = levels[right]!.right[suffix]!
      const product = prefixes[length - right]! * levels[right - 1]!.occurrences[suffix]!
      least = Math.min(least, Math.log2((last.occurrences[id]! * total) / product))
    }
    cohesion[id] = least
  }
  return cohesion
}

/** Entropies of the neighbours of the kept ids: their places side by side, then counted one id at a time. */
function freedomOf(tokens: Uint16Array, ids: Uint32Array, occurrences: Uint32Array, kept: Uint8Array, length: number) {
  const starts = new Uint32Array(kept.length + 1)
  for (let id = 0; id < kept.length; id++) starts[id + 1] = starts[id]! + (kept[id] === 1 ? occurrences[id]! : 0)
  const places = new Uint32Array(starts[kept.length]!)
  const next = starts.slice()
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place]!
    if (kept[id] === 1) places[next[id]!++] = place
  }
  const left = new Float64Array(kept.length)
  const right = new Float64Array(kept.length)
  const seen = new Uint32Array(0x10000)
  for (let id = 1; id < kept.length; id++) {
    if (kept[id] === 0) continue
    const own = places.subarray(starts[id]!, starts[id + 1]!)
    left[id] = entropyAt(own, -1, tokens, seen)
    right[id] = entropyAt(own, length, tokens, seen)
  }
  return { left, right }
}

/** Entropy in bits of the tokens `offset` behind these places; `seen` is all 0 before and after. */
function entropyAt(places: Uint32Array, offset: number, tokens: Uint16Array, seen: Uint32Array): number {
  const different: number[] = []
  for (const place of places) {
    const token = tokens[place + offset] ?? 0
    if (seen[token]!++ === 0) different.push(token)
  }
  const total = places.length
  let entropy = 0
  for (const token of different) {
    const count = seen[token]!
    entropy += token === 0 ? (count / total) * Math.log2(total) : (count / total) * Math.log2(total / count)
    seen[token] = 0
  }
  return entropy
}

function textAt({ tokens, wordOf }: PhraseText, place: number, length: number): string {
  let text = ''
  for (let at = place; at < place + length; at++) text += wordOf(tokens[at]!)
  return text
}
