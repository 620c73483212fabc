import type { ColumnType } from '../table/schema.ts'
import type { Pattern } from './pattern.ts'

/** A leaf of a query with the columns it looks in, by index into the dataset's columns. One object per distinct label. */
export interface Leaf {
  /** The leaf printed, with its column where it has one: `噪音`, `标题:第?小学`. */
  readonly label: string
  readonly pattern: Pattern
  readonly columns: readonly number[]
  /** On a category column asked for by name: a term or wildcard must match the whole trimmed value. */
  readonly isWhole: boolean
}

export interface LeafPlan {
  readonly kind: 'leaf'
  readonly leaf: Leaf
}
export interface AnyPlan {
  readonly kind: 'any'
  readonly items: readonly Plan[]
}
export interface ProximityPlan {
  readonly kind: 'near' | 'then' | 'same'
  readonly left: Plan
  readonly right: Plan
  readonly distance: number
  /** Columns in which both sides may look. */
  readonly columns: readonly number[]
}

/** A comparison, on the original text of a cell. */
export interface ValuePlan {
  readonly kind: 'value'
  readonly column: number
  /** Of the column: the test depends on it. */
  readonly type: ColumnType
  /** The comparison printed. */
  readonly label: string
  readonly test: (text: string) => boolean
}

/** A query compiled for a dataset's columns: lexicon groups put in, names resolved, patterns built. */
export type Plan =
  | LeafPlan
  | AnyPlan
  | ProximityPlan
  | { readonly kind: 'all'; readonly items: readonly Plan[] }
  | { readonly kind: 'not'; readonly item: Plan }
  | { readonly kind: 'atLeast'; readonly count: number; readonly items: readonly Plan[] }
  | ValuePlan

/** Columns that a plan for a place in the text (leaf, any, proximity) may look in. */
export function columnsOf(plan: Plan): readonly number[] {
  if (plan.kind === 'leaf') return plan.leaf.columns
  if (plan.kind === 'any') return [...new Set(plan.items.flatMap(columnsOf))]
  return plan.kind === 'near' || plan.kind === 'then' || plan.kind === 'same' ? plan.columns : []
}
