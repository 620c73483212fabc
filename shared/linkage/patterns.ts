import { MISSING_LEVEL } from './levels.ts'

/** How many pairs have the same levels in every comparison. */
export interface LevelPattern {
  levels: Int8Array<ArrayBuffer>
  count: number
}

/** Counts pairs by their levels. A pattern is a number below 2⁵³: levels are that few among many comparisons. */
export class PatternCounter {
  private readonly places = new Map<number, number>()
  private readonly found: LevelPattern[] = []

  /** `counts`: levels of each comparison. */
  constructor(private readonly counts: readonly number[]) {}

  /** The place of the pair's pattern, which now counts one more. */
  add(levels: Int8Array): number {
    let code = 0
    for (let at = 0; at < this.counts.length; at++) code = code * (this.counts[at]! + 1) + levels[at]! - MISSING_LEVEL
    const known = this.places.get(code)
    const place = known ?? this.found.length
    if (known === undefined) {
      this.places.set(code, place)
      this.found.push({ levels: levels.slice() as Int8Array<ArrayBuffer>, count: 0 })
    }
    this.found[place]!.count++
    return place
  }

  /** Patterns by their places. */
  get patterns(): readonly LevelPattern[] {
    return this.found
  }
}

/** Places of patterns in an order that does not depend on which was met first. */
export function patternOrder(patterns: readonly LevelPattern[]): number[] {
  return patterns
    .map((_, place) => place)
    .sort((a, b) => {
      const [left, right] = [patterns[a]!.levels, patterns[b]!.levels]
      for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return left[at]! - right[at]!
      return 0
    })
}
