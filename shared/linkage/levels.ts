import { type ComparedRule, NO_CODE } from './compared-rule.ts'
import type { CompareKind, LinkComparison } from './key.ts'

/** Level of a comparison in which a value is missing. */
export const MISSING_LEVEL = -1

const identifier = [0, 0.8, 1] as const
const address = [0, 0.31, 0.5, 0.76, 0.86, 0.93, 1] as const

/** From which similarity each level of a kind begins. Steps lie where the comparers' grades do (0.88 the same sound, 0.75 another building …). */
export const levelsOf: Readonly<Record<CompareKind, readonly number[]>> = {
  exact: [0, 1],
  identityNumber: identifier,
  phone: [0, 0.9, 1],
  plate: identifier,
  creditCode: identifier,
  id: identifier,
  masked: [0, 0.2, 0.6, 1],
  name: [0, 0.8, 0.88, 0.92, 1],
  company: [0, 0.3, 0.5, 0.65, 0.76, 0.88, 0.94, 1],
  address,
  place: address,
  text: [0, 0.16, 0.26, 0.36, 0.46, 0.58, 0.7, 0.85, 1],
  number: [0, 0.8, 0.99, 1],
  date: [0, 0.5, 0.8, 0.9, 1],
}

/** With many comparisons levels are fewer, so that a pair's levels stay one number. */
const FULL_RULES = 15
const COARSE_RULES = 26

/** The levels of one comparison among `count`. */
export function levelsAmong(count: number, { compare, tolerance = 0 }: LinkComparison): readonly number[] {
  if (count > COARSE_RULES) return [0, 1]
  if (count > FULL_RULES) return [0, 0.8, 1]
  return tolerance > 0 ? [0, 0.01, 0.5, 1] : levelsOf[compare]
}

/** The highest level that a similarity reaches. */
export function levelOf(least: readonly number[], similarity: number): number {
  let level = least.length - 1
  while (level > 0 && similarity < least[level]!) level--
  return level
}

/** Reads the level of every comparison of a pair of rows. */
export interface LevelReader {
  /** Levels by comparison: the lowest 0, equal values the last one, {@link MISSING_LEVEL} where a side has no key. */
  readonly least: readonly (readonly number[])[]
  read(left: number, right: number, into: Int8Array): void
}

/** Codes of a column with fewer pairs than this keep the levels of each. */
const MOST_KEPT = 4_000_000

/**
 * Levels of pairs. Of comparisons whose columns may stand exchanged, a pair has the better of straight and crossed; crossed needs one that is nearly equal.
 */
export function levelReader(rules: readonly ComparedRule[], exchanged: readonly [number, number][]): LevelReader {
  const least = rules.map(({ comparison }) => levelsAmong(rules.length, comparison))
  const compare = rules.map((rule, place) => codeLevels(rule, rule, least[place]!))
  const crossed = exchanged.map(([one, other]) => ({
    one,
    other,
    forth: codeLevels(rules[one]!, rules[other]!, least[one]!),
    back: codeLevels(rules[other]!, rules[one]!, least[other]!),
    nearlyOne: least[one]!.length - 2,
    nearlyOther: least[other]!.length - 2,
  }))
  return {
    least,
    read(left, right, into) {
      for (let place = 0; place < rules.length; place++) {
        into[place] = compare[place]!(rules[place]!.left[left]!, rules[place]!.right[right]!)
      }
      for (const { one, other, forth, back, nearlyOne, nearlyOther } of crossed) {
        const straight = Math.max(0, into[one]!) + Math.max(0, into[other]!)
        if (straight === nearlyOne + nearlyOther + 2) continue
        const a = forth(rules[one]!.left[left]!, rules[other]!.right[right]!)
        const b = back(rules[other]!.left[left]!, rules[one]!.right[right]!)
        if (Math.max(0, a) + Math.max(0, b) <= straight || (a < nearlyOne && b < nearlyOther)) continue
        into[one] = a
        into[other] = b
      }
    },
  }
}

/** Level of a value of one comparison against a value of the same or another one of its kind, by their codes. */
function codeLevels(left: ComparedRule, right: ComparedRule, least: readonly number[]): (left: number, right: number) => number {
  const top = least.length - 1
  const isSame = left === right
  const compared = (one: number, other: number) => {
    if (one === NO_CODE || other === NO_CODE) return MISSING_LEVEL
    if (isSame && left.groups[one] === left.groups[other]) return top
    if (isSame && top === 1 && left.comparer.kind !== 'phone') return 0
    return levelOf(least, left.comparer.compare(left.normals[one], right.normals[other]).similarity)
  }
  const width = right.normals.length
  if (left.normals.length * width > MOST_KEPT) return compared
  const kept = new Int8Array(left.normals.length * width)
  return (one, other) => {
    if (one === NO_CODE || other === NO_CODE) return MISSING_LEVEL
    const at = one * width + other
    if (kept[at] === 0) kept[at] = compared(one, other) + 1
    return kept[at]! - 1
  }
}
