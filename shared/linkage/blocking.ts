import type { CompareKind, LinkComparison } from './key.ts'

/** What of a value two rows must share to be compared: the whole value, or a coarse key of it ({@link Comparer.blocks}). */
export type BlockForm = 'value' | 'coarse' | 'start' | 'exchanged'

/** A blocking rule: rows that agree in all of `keys` are compared. `rule` is a place in the step's `on`. */
export interface BlockingRule {
  keys: { rule: number; form: BlockForm }[]
}

/** How many pairs a blocking rule gives, known before any pair is compared. */
export interface BlockingSize {
  rule: BlockingRule
  /** Pairs by its keys alone; pairs that an earlier rule gave too are counted here and compared once. */
  pairs: number
  /** Why the rule, or a part of it, was left out: the key that would explode it, and how many rows each side has under it. */
  refused: { value: string; leftRows: number; rightRows: number; pairs: number } | null
}

/** Kinds whose values may be alike without being equal and that have coarse keys for it. */
const graded: ReadonlySet<CompareKind> = new Set(['name', 'company', 'address', 'place', 'text', 'masked'])
/** More comparisons than these give no further pairs of starts: the blocks grow with the square. */
const MOST_STARTS = 8

/** The rules by which a step that decides by probability finds its candidates: whole values, coarse keys, starts of two columns, exchanged names. */
export function blockingRules(on: readonly LinkComparison[]): BlockingRule[] {
  const places = on.map((_, rule) => rule)
  const whole = places.filter((rule) => on[rule]!.compare !== 'number')
  const coarse = places.filter((rule) => graded.has(on[rule]!.compare) || (on[rule]!.tolerance ?? 0) > 0)
  const first = places.slice(0, MOST_STARTS)
  return [
    ...whole.map((rule) => ({ keys: [{ rule, form: 'value' as const }] })),
    ...coarse.map((rule) => ({ keys: [{ rule, form: 'coarse' as const }] })),
    ...pairsOf(first).map((pair) => ({ keys: pair.map((rule) => ({ rule, form: 'start' as const })) })),
    ...exchangeable(on).map((pair) => ({ keys: pair.map((rule) => ({ rule, form: 'exchanged' as const })) })),
  ]
}

/** Pairs of comparisons of names, whose columns may stand exchanged. */
export function exchangeable(on: readonly LinkComparison[]): [number, number][] {
  const names = on.flatMap(({ compare }, rule) => (compare === 'name' ? [rule] : []))
  return pairsOf(names).filter(([one, other]) => on[one]!.left !== on[other]!.left && on[one]!.right !== on[other]!.right)
}

function pairsOf(places: readonly number[]): [number, number][] {
  return places.flatMap((one, at) => places.slice(at + 1).map((other): [number, number] => [one, other]))
}
