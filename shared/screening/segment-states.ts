import { Bitset } from './bitset.ts'
import { rowsWithAll } from './index-rows.ts'
import { LeafState, type LeafStates, type Question, stateKey } from './leaf-state.ts'
import type { Leaf } from './plan.ts'
import { IndexUnreadable, type SegmentSource, type TextIndex } from './segment-source.ts'

/** What is known of the questions of one screen in one segment; begins with what earlier screens learned and with the index. */
export class SegmentStates {
  private readonly stateByQuestion = new Map<Question, LeafState[]>()
  /** Columns in which leaves look and whose index cannot be read. */
  readonly unindexed = new Set<number>()

  constructor(
    private readonly source: SegmentSource,
    private readonly states: LeafStates,
  ) {}

  /** States of all leaves: as kept, else from the index, else open in every row. */
  async lookUp(leaves: readonly Leaf[]): Promise<void> {
    const indexes = new Map<number, TextIndex | undefined>()
    const looking: Promise<void>[] = []
    const asked = new Set<string>()
    for (const leaf of leaves) {
      for (const column of leaf.columns) {
        if (!indexes.has(column)) indexes.set(column, await this.indexOf(column))
        const index = indexes.get(column)
        const key = stateKey(leaf, column)
        const kept = this.states.get(key)
        if (kept) {
          this.states.delete(key)
          this.states.set(key, kept)
        }
        if (kept || asked.has(key)) continue
        asked.add(key)
        looking.push(this.lookUpLeaf(leaf, column, index).then((state) => void this.states.set(key, state)))
      }
    }
    await Promise.all(looking)
  }

  private async indexOf(column: number): Promise<TextIndex | undefined> {
    try {
      return await this.source.index(column)
    } catch (error) {
      if (!(error instanceof IndexUnreadable)) throw error
      this.unindexed.add(column)
      return undefined
    }
  }

  private async lookUpLeaf({ pattern, isWhole }: Leaf, column: number, index: TextIndex | undefined): Promise<LeafState> {
    const { rows } = this.source
    const literals = isWhole ? pattern.literals.map((literal) => literal.trim()).filter(Boolean) : pattern.literals
    if (!index || literals.length === 0) return LeafState.open(Bitset.full(rows), rows)
    let found: Awaited<ReturnType<typeof rowsWithAll>>
    try {
      found = await rowsWithAll(index, literals)
    } catch (error) {
      if (!(error instanceof IndexUnreadable)) throw error
      this.unindexed.add(column)
      return LeafState.open(Bitset.full(rows), rows)
    }
    return pattern.isLiteral && !isWhole && found.isExact ? LeafState.known(found.rows, rows) : LeafState.open(found.rows, rows)
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
