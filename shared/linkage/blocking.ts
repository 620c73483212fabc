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
