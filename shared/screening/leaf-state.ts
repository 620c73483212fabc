import { Bitset } from './bitset.ts'
import type { Leaf, ValuePlan } from './plan.ts'

/** What a screen asks of a single cell. */
export type Question = Leaf | ValuePlan

/**
 * What is known of a question in one column of one segment: rows in which it holds, rows not looked at yet; it holds in no other row. Takes
 * no memory where there are none, as for most words in most columns.
 */
export class LeafState {
  private constructor(
    private readonly rows: number,
    private found: Bitset | null,
    /** Rows to be looked at; null where there are none left. */
    public open: Bitset | null,
  ) {}

  /** It holds in these rows and no others. Keeps the set. */
  static known(rows: Bitset): LeafState {
    return new LeafState(rows.size, rows.isEmpty ? null : rows, null)
  }

  /** It may hold in these rows and no others. Keeps the set. */
  static open(rows: Bitset): LeafState {
    return new LeafState(rows.size, null, rows.isEmpty ? null : rows)
  }

  get bytes(): number {
    return 64 + 4 * ((this.found?.words.length ?? 0) + (this.open?.words.length ?? 0))
  }

  mayHold(row: number): boolean {
    return (this.found?.has(row) ?? false) || (this.open?.has(row) ?? false)
  }

  /** Notes that it holds in a row. */
  add(row: number): void {
    this.found ??= new Bitset(this.rows)
    this.found.add(row)
  }

  /** Notes that these rows were looked at. */
  settle(rows: Bitset): void {
    if (this.open?.removeAll(rows).isEmpty) this.open = null
  }

  /** Adds the rows in which it holds, as far as is known. */
  addLower(to: Bitset): Bitset {
    return this.found ? to.addAll(this.found) : to
  }

  /** Adds the rows in which it may hold. */
  addUpper(to: Bitset): Bitset {
    this.addLower(to)
    return this.open ? to.addAll(this.open) : to
  }
}

/** States of one segment, kept from one screen to the next. */
export type LeafStates = Map<string, LeafState>

/** Under which name the state of a question is kept: equal names, equal answers, whatever type the column is given. */
export function stateKey(question: Question, column: number): string {
  if ('test' in question) return `${column} ${question.type} ${question.label}`
  if (question.isWhole) return `${column} whole ${question.label}`
  return question.pattern.isLiteral ? `${column} term ${question.pattern.literal}` : `${column} part ${question.label}`
}
