import type { Bitset } from './bitset.ts'
import type { Question } from './leaf-state.ts'
import type { Scratch } from './scratch.ts'
import type { SegmentStates } from './segment-states.ts'

/** Questions of which any may hold, with the columns in which each is asked. */
export type AskedQuestions = readonly { readonly question: Question; readonly columns: readonly number[] }[]

/** What is known of several questions of which any may hold: the rows in which one does, and by column the rows that are still open. */
export class QuestionSet {
  /** Rows in which one of them holds for certain. */
  readonly lower: Bitset
  /** Rows in which one of them may hold. */
  readonly upper: Bitset
  private readonly openByColumn = new Map<number, Bitset>()

  /** The sets are cut from `scratch`. */
  constructor(
    private readonly asked: AskedQuestions,
    private readonly states: SegmentStates,
    private readonly scratch: Scratch,
    private readonly size: number,
  ) {
    this.lower = scratch.empty(size)
    this.upper = scratch.empty(size)
    for (const { question, columns } of asked) for (const column of columns) this.add(question, column)
    this.drawUpper()
  }

  /** Columns in which rows are open. */
  get columns(): Iterable<number> {
    return this.openByColumn.keys()
  }

  /** Rows of a column to be looked at. */
  open(column: number): Bitset | undefined {
    return this.openByColumn.get(column)
  }

  /** The states of a column have changed. */
  renew(column: number): void {
    if (!this.openByColumn.delete(column)) return
    for (const { question, columns } of this.asked) if (columns.includes(column)) this.add(question, column)
    this.drawUpper()
  }

  /** The questions that are still open in a column. */
  openQuestions(column: number): Question[] {
    const open = this.asked.filter(({ question, columns }) => columns.includes(column) && this.states.of(question, column).isOpen)
    return open.map(({ question }) => question)
  }

  private add(question: Question, column: number): void {
    const state = this.states.of(question, column)
    state.addLower(this.lower)
    if (!state.isOpen) return
    let open = this.openByColumn.get(column)
    if (!open) {
      open = this.scratch.empty(this.size)
      this.openByColumn.set(column, open)
    }
    state.addOpen(open)
  }

  private drawUpper(): void {
    this.upper.words.set(this.lower.words)
    for (const rows of this.openByColumn.values()) this.upper.addAll(rows)
  }
}
