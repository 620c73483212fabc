import { Bitset } from './bitset.ts'
import { rowsWithAll } from './index-rows.ts'
import { LeafState, type LeafStates, type Question, stateKey } from './leaf-state.ts'
import type { Leaf } from './plan.ts'
import { IndexUnreadable, type SegmentSource, type TextIndex } from './segment-source.ts'

/** Where a screen lacks a larger share of an index than this, all of it is loaded: the next screens lack the rest. */
const MOST = 0.5

/** What is known of the questions of one screen in one segment; begins with what earlier screens learned and with the index. */
export class SegmentStates {
  private readonly stateByQuestion = new Map<Question, LeafState[]>()
  /** Columns in which leaves look and whose index cannot be read. */
  readonly unindexed = new Set<number>()

  constructor(
    private readonly source: SegmentSource,
    private readonly states: LeafStates,
  ) {}

  /** States of all leaves: as kept, else from the index, else open in every row. Waits only for what is not at hand. */
  async lookUp(leaves: readonly Leaf[]): Promise<void> {
    const indexes = new Map<number, OpenIndex | undefined>()
    for (const column of new Set(leaves.flatMap((leaf) => leaf.columns))) indexes.set(column, await this.open(column))
    let asked = this.unknown(leaves)
    while (asked.length > 0) {
      asked = asked.filter(({ leaf, column, key }) => {
        const state = stateFrom(indexes.get(column), leaf, this.source.rows)
        if (state) this.states.set(key, state)
        return !state
      })
      const loading = [...indexes].map(([column, index]) => index && this.load(column, index, indexes))
      await Promise.all(loading)
    }
  }

  /** The leaves whose states are not kept, once for each name; what is kept counts as used. */
  private unknown(leaves: readonly Leaf[]): { leaf: Leaf; column: number; key: string }[] {
    const asked = new Map<string, { leaf: Leaf; column: number; key: string }>()
    for (const leaf of leaves) {
      for (const column of leaf.columns) {
        const key = stateKey(leaf, column)
        const kept = this.states.get(key)
        if (kept) {
          this.states.delete(key)
          this.states.set(key, kept)
        } else asked.set(key, { leaf, column, key })
      }
    }
    return [...asked.values()]
  }

  private async open(column: number): Promise<OpenIndex | undefined> {
    try {
      const index = await this.source.index(column)
      return index && { index, chunks: new Map(), missing: new Set() }
    } catch (error) {
      if (!(error instanceof IndexUnreadable)) throw error
      this.unindexed.add(column)
      return undefined
    }
  }

  /** Loads the chunks that were missing; an index that cannot be read is given up. */
  private async load(
    column: number,
    { index, chunks, missing }: OpenIndex,
    indexes: Map<number, OpenIndex | undefined>,
  ): Promise<void> {
    if (missing.size === 0) return
    const isMost = missing.size > index.keys.chunkCount * MOST
    const numbers = isMost ? Array.from({ length: index.keys.chunkCount }, (_, chunk) => chunk) : [...missing]
    missing.clear()
    try {
      const loaded = await index.chunks(numbers)
      for (const [place, number] of numbers.entries()) chunks.set(number, loaded[place]!)
    } catch (error) {
      if (!(error instanceof IndexUnreadable)) throw error
      this.unindexed.add(column)
      indexes.set(column, undefined)
    }
  }

  /** As kept; a comparison begins with every row open. */
  of(question: Question, column: number): LeafState {
    let ofQuestion = this.stateByQuestion.get(question)
    if (!ofQuestion) {
      ofQuestion = []
      this.stateByQuestion.set(question, ofQuestion)
    }
    let state = ofQuestion[column]
    if (!state) {
      const key = stateKey(question, column)
      state = this.states.get(key) ?? LeafState.open(Bitset.full(this.source.rows), this.source.rows)
      this.states.set(key, state)
      ofQuestion[column] = state
    }
    return state
  }
}

/** An index, the chunks of it that were asked for, and those that are still to be loaded. */
interface OpenIndex {
  readonly index: TextIndex
  readonly chunks: Map<number, Uint8Array>
  readonly missing: Set<number>
}

/** Undefined where chunks must be loaded first. */
function stateFrom(open: OpenIndex | undefined, { pattern, isWhole }: Leaf, rows: number): LeafState | undefined {
  const literals = isWhole ? pattern.literals.map((literal) => literal.trim()).filter(Boolean) : pattern.literals
  if (!open || literals.length === 0) return LeafState.open(Bitset.full(rows), rows)
  const { index, chunks, missing } = open
  const chunkOf = (number: number): Uint8Array | undefined => {
    const known = chunks.get(number)
    if (known) return known
    const loaded = index.loaded(number)
    if (loaded) chunks.set(number, loaded)
    return loaded
  }
  const found = rowsWithAll(index.keys, literals, chunkOf, missing)
  if (!found) return undefined
  return pattern.isLiteral && !isWhole && found.isExact ? LeafState.known(found.rows, rows) : LeafState.open(found.rows, rows)
}
