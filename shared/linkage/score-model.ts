import type { CompareKind } from './key.ts'

/** Kinds whose values several persons or firms share for one and the same reason. */
export const sharedKinds: ReadonlySet<CompareKind> = new Set(['phone', 'address', 'place'])

/**
 * One comparison of a Fellegi–Sunter model. Level 0 is "otherwise", the last one "equal"; `least[i]` is the similarity from which level i begins (least[0] = 0, the
 * last 1). `m[i]` and `u[i]` are the shares of level i among pairs that belong together and among those that do not. A pair in which a value is missing
 * has no level and gives no evidence.
 */
export interface ComparisonModel {
  /** Place in the step's `on`. */
  rule: number
  compare: CompareKind
  least: number[]
  m: number[]
  u: number[]
  /** For equal values u is the value's own frequency (term frequencies), so that 王 counts less than 欧阳. */
  isByValue: boolean
}

/** A model as it was estimated, or corrected by the analyst; plain data, kept with the result. `prior`: share of all pairs that belong together. */
export interface ScoreModel {
  prior: number
  comparisons: ComparisonModel[]
  /** Pairs of rules whose columns may stand exchanged (given name and surname of one person), by place in `on`. */
  exchanged: [number, number][]
  /**
   * The most, as a natural logarithm, that telephone, address and place may speak for a pair together: those whom they name share them with their families, neighbours and
   * sister firms, so that they tell a household or a house and not who of it. null where nothing else is compared.
   */
  mostShared: number | null
  /** Rounds until nothing changed; 0 for a model that was given. */
  rounds: number
}
