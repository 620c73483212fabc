import { Bitset } from './bitset.ts'
import type { Leaf, ValuePlan } from './plan.ts'
import { addRows, bytesOfRows, hasRow, type RowSet, rowsOutside, withRows } from './row-set.ts'

/** What a screen asks of a single cell. */
export type Question = Leaf | ValuePlan

/** What is known of a question in one column of one segment: rows in which it holds, rows not looked at yet; it holds in no other row. */
export class LeafState {
  private constructor(
    private readonly rows: number,
    private holds: RowSet | null,
    /** Rows to be looked at; null where there are none left. */
    private unknown: RowSet | null,
  ) {}

  /** It holds in these rows (null: none) and no others. Keeps the set. */
  static known(rows: RowSet | null, size: number): LeafState {
    return new LeafState(size, rows, null)
  }

  /** It may hold in these rows (null: none) and no others. Keeps the set. */
  static open(rows: RowSet | null, size: number): LeafState {
    return new LeafState(size, null, rows)
  }

  get isOpen(): boolean {
    return this.unknown !== null
  }

  /** Bytes in memory. */
  get bytes(): number {
    return 64 + bytesOfRows(this.holds) + bytesOfRows(this.unknown)
  }

  mayHold(row: number): boolean {
    return (this.holds !== null && hasRow(this.holds, row)) || (this.unknown !== null && hasRow(this.unknown, row))
  }

  /** Notes that these rows were looked at and in which of them it holds: ascending, one may come several times. */
  settle(rows: Bitset, holding: ArrayLike<number>): void {
    const { unknown } = this
    if (!unknown) return
    const { holds } = this
    const fresh: number[] = []
    for (let index = 0; index < holding.length; index++) {
      const row = holding[index]!
      if (holds instanceof Bitset) holds.add(row)
      else if (row !== fresh.at(-1) && hasRow(unknown, row)) fresh.push(row)
    }
    if (!(holds instanceof Bitset) && fresh.length > 0) this.holds = withRows(holds, fresh, this.rows)
    this.unknown = rowsOutside(unknown, rows)
  }

  /** Adds the rows in which it holds, as far as is known. */
  addLower(to: Bitset): void {
    if (this.holds) addRows(to, this.holds)
  }

  /** Adds the rows in which it may hold. */
  addUpper(to: Bitset): void {
    this.addLower(to)
    this.addOpen(to)
  }

  /** Adds the rows that were not looked at yet. */
  addOpen(to: Bitset): void {
    if (this.unknown) addRows(to, this.unknown)
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
