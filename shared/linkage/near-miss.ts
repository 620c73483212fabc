import type { Comparer, Likeness } from './comparer.ts'
import type { CompareKind } from './key.ts'
import { NearKeys } from './near-keys.ts'

/** Identifiers, of which one wrong character makes another. */
export const identifierKinds: ReadonlySet<CompareKind> = new Set([
  'identityNumber',
  'phone',
  'plate',
  'creditCode',
  'id',
  'exact',
])

const LEAST = 0.6
/** Less alike is not worth showing. */
const SHOWN = 0.5
const MOST_CANDIDATES = 60
const MOST_NORMALS = 50_000
/** An identifier of fewer characters has many others one edit away. */
const SHORTEST_IDENTIFIER = 4

/** How a right row compares, rule by rule; null where a value is missing. */
export interface Nearest {
  row: number
  likeness: readonly (Likeness | null)[]
}

/** Which right rows are asked for, and what makes one the nearest. */
export interface NearestWish {
  except?: number | undefined
  isMeant?: ((row: number) => boolean) | undefined
  worth?: ((likeness: Nearest['likeness']) => number) | undefined
  /** Less is not worth showing. */
  least?: number | undefined
}

/** The mean similarity of all rules; one without a value on either side counts 0. */
export function meanOf(likeness: Nearest['likeness']): number {
  return likeness.reduce((sum, each) => sum + (each?.similarity ?? 0), 0) / Math.max(1, likeness.length)
}

/**
 * Right rows by coarse keys, so that of a left row without a partner the nearest record is found: of at most 60 rows that share most coarse keys, that of the
 * highest mean similarity. Which of several equally good rows is taken depends on what they say, not on where they stand. Memory: 8 bytes for each coarse key.
 */
export class NearMissIndex {
  private readonly keys: NearKeys
  private readonly normals: Map<string, unknown>[]

  constructor(
    private readonly comparers: readonly Comparer[],
    private readonly value: (rule: number, row: number) => string,
    rowCount: number,
  ) {
    this.keys = new NearKeys(rowCount)
    this.normals = comparers.map(() => new Map())
  }

  /** Takes in the next right row; rows come in ascending order. Gives for each rule whether the row has a key that is none of `placeholders`. */
  add(row: number, placeholders: readonly ReadonlySet<string>[] = []): boolean[] {
    return this.comparers.map((comparer, rule) => {
      const text = this.value(rule, row)
      this.keys.describe(row, text)
      const normal = this.normalOf(rule, text)
      if (normal === null) return false
      this.keys.add(row, rightKeys(comparer, normal, rule))
      if (comparer.kind === 'masked') return true
      return comparer.keys(normal).some((key) => !placeholders[rule]?.has(key))
    })
  }

  /** Ends the taking in; before it no row is near. `pause` is called now and then. */
  settle(pause: () => Promise<void>): Promise<void> {
    return this.keys.settle(pause)
  }

  /**
   * The nearest right row to a left row with these values, `except` itself, among those that `isMeant`: the one of the most `worth`, else of the highest mean
   * similarity; null where none is half alike or worth anything.
   */
  nearest(values: readonly string[], { except = -1, isMeant, worth = meanOf, least = SHOWN }: NearestWish = {}): Nearest | null {
    const normals = values.map((text, rule) => this.normalOf(rule, text))
    const keys = this.comparers.flatMap((comparer, rule) =>
      normals[rule] === null ? [] : leftKeys(comparer, normals[rule], rule),
    )
    let best: Nearest | null = null
    let most = least
    for (const row of this.keys.sharing(keys, MOST_CANDIDATES, (row) => row !== except && (isMeant?.(row) ?? true))) {
      const likeness = this.comparers.map((comparer, rule) => {
        const right = this.normalOf(rule, this.value(rule, row))
        return normals[rule] === null || right === null ? null : comparer.compare(normals[rule], right)
      })
      const value = worth(likeness)
      if (value > most || (best === null && value >= most)) {
        best = { row, likeness }
        most = value
      }
    }
    return best
  }

  /** Normal forms of names, which come again and again, are made once. */
  private normalOf(rule: number, text: string): unknown {
    const comparer = this.comparers[rule]!
    if (identifierKinds.has(comparer.kind)) return comparer.normal(text)
    const known = this.normals[rule]!
    const found = known.get(text)
    if (found !== undefined) return found
    const normal = comparer.normal(text)
    if (known.size >= MOST_NORMALS) known.clear()
    known.set(text, normal)
    return normal
  }
}

function rightKeys(comparer: Comparer, normal: unknown, rule: number): string[] {
  const keys = comparer.blocks(normal, LEAST).map((key) => `${rule} ${key}`)
  if (identifierKinds.has(comparer.kind)) {
    for (const key of comparer.keys(normal)) keys.push(...twoThirds(key, key.length, rule))
  }
  return keys
}

/** As {@link rightKeys}, for right values that are one character shorter or longer, too. */
function leftKeys(comparer: Comparer, normal: unknown, rule: number): string[] {
  const keys = rightKeys(comparer, normal, rule)
  if (identifierKinds.has(comparer.kind)) {
    for (const key of comparer.keys(normal)) {
      keys.push(...twoThirds(key, key.length - 1, rule), ...twoThirds(key, key.length + 1, rule))
    }
  }
  return keys
}

/** Beginning and end, of which one wrong character (or two exchanged ones) leaves the one as it was, or both without the middle, as in a value of `length` characters. */
function twoThirds(key: string, length: number, rule: number): string[] {
  if (length < SHORTEST_IDENTIFIER) return []
  const long = Math.floor((2 * length) / 3)
  const short = length - long - 1
  return [
    `${rule} ^${length} ${key.slice(0, long)}`,
    `${rule} $${length} ${key.slice(-long)}`,
    `${rule} ~${length} ${key.slice(0, short)} ${key.slice(-short)}`,
  ]
}
