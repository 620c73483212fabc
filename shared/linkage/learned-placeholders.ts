import type { CompareKind } from './key.ts'
import type { NumericKeys } from './numeric-keys.ts'

/** A key that so many rows have that it stands for nobody, and how many. */
export interface LearnedKey {
  key: number
  check: number
  rows: number
}

/** Fewer rows may have one caller. */
const LEAST_ROWS = 100
const LEAST_SHARE = 0.25
/** A column of few values, such as a district, has no placeholder: there every value stands on many rows. */
const TIMES_OTHERS = 20
/** A value of a quarter of all entries is among the candidates of so many counters (Misra and Gries 1982: more than one part in five). */
const COUNTERS = 4

const withPlaceholders: ReadonlySet<CompareKind> = new Set(['identityNumber', 'phone', 'plate', 'creditCode', 'id', 'exact'])

/** Whether placeholders are learned for a comparison: only where a value names one person or thing, or may do so (`exact`). */
export function hasPlaceholders(kind: CompareKind): boolean {
  return withPlaceholders.has(kind)
}

const known = new WeakMap<Float64Array, LearnedKey[]>()

/**
 * Keys of an identifier's column that at least 100 rows and a quarter of the filled ones have, and 20 times as many as the others have on the average:
 * `12345678910` in half of the rows. Most frequent first. One pass over the keys, kept as long as they are.
 */
export function learnPlaceholders(of: NumericKeys): LearnedKey[] {
  const found = known.get(of.keys) ?? learn(of)
  known.set(of.keys, found)
  return found
}

/** The keys without some of them; the same where there is nothing to leave out. */
export function withoutKeys(of: NumericKeys, left: readonly LearnedKey[]): NumericKeys {
  if (left.length === 0) return of
  const keys = of.keys.slice()
  for (let entry = 0; entry < keys.length; entry++) {
    if (left.some((learned) => isAt(of, entry, learned))) keys[entry] = Number.NaN
  }
  return { ...of, keys }
}

/** The first entry with a key; −1 where there is none. */
export function entryOf(of: NumericKeys, wanted: { key: number; check: number }): number {
  for (let entry = 0; entry < of.keys.length; entry++) if (isAt(of, entry, wanted)) return entry
  return -1
}

function isAt({ keys, checks }: NumericKeys, entry: number, { key, check }: { key: number; check: number }): boolean {
  return keys[entry] === key && (checks === null || checks[entry] === check)
}

function learn(of: NumericKeys): LearnedKey[] {
  if (of.keys.length < LEAST_ROWS) return []
  const candidates = candidatesOf(of)
  let filled = 0
  for (let entry = 0; entry < of.keys.length; entry++) {
    if (Number.isNaN(of.keys[entry])) continue
    filled++
    for (const candidate of candidates) if (isAt(of, entry, candidate)) candidate.rows++
  }
  const frequent = candidates.filter(({ rows }) => rows >= LEAST_ROWS && rows >= LEAST_SHARE * filled)
  if (frequent.length === 0) return []
  const others = new Set(of.keys).size - (filled < of.keys.length ? 2 : 1)
  const isOutstanding = ({ rows }: LearnedKey) => others === 0 || rows >= TIMES_OTHERS * ((filled - rows) / others)
  return frequent.filter(isOutstanding).sort((a, b) => b.rows - a.rows || a.key - b.key)
}

/** Every key that more than one in five entries have is among the answer, with no rows counted yet. */
function candidatesOf({ keys, checks }: NumericKeys): LearnedKey[] {
  const values = new Float64Array(COUNTERS)
  const seconds = new Float64Array(COUNTERS)
  const counts = new Uint32Array(COUNTERS)
  for (let entry = 0; entry < keys.length; entry++) {
    const key = keys[entry]!
    if (Number.isNaN(key)) continue
    const check = checks ? checks[entry]! : 0
    let free = -1
    let at = 0
    for (; at < COUNTERS; at++) {
      if (counts[at] === 0) free = at
      else if (values[at] === key && seconds[at] === check) break
    }
    if (at < COUNTERS) {
      counts[at]!++
    } else if (free >= 0) {
      values[free] = key
      seconds[free] = check
      counts[free] = 1
    } else {
      for (let other = 0; other < COUNTERS; other++) counts[other]!--
    }
  }
  return Array.from(values, (key, at) => ({ key, check: seconds[at]!, rows: 0 })).filter((_, at) => counts[at]! > 0)
}
