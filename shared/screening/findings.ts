/** In which rows each of some literals was found; rows come in ascending order. */
export class Findings {
  private literals = new Uint32Array(1024)
  private rows = new Uint32Array(1024)
  private length = 0
  /** By literal, and one more: where its rows begin in {@link sorted}. */
  private starts = new Uint32Array(1)
  private sorted = new Uint32Array(0)

  begin(literals: number): void {
    this.length = 0
    this.starts = new Uint32Array(literals + 1)
  }

  add(literal: number, row: number): void {
    if (this.length === this.rows.length) this.grow()
    this.literals[this.length] = literal
    this.rows[this.length++] = row
  }

  /** Sorts by literal. */
  finish(): void {
    const { length, literals, rows, starts } = this
    for (let index = 0; index < length; index++) starts[literals[index]! + 1]!++
    for (let literal = 1; literal < starts.length; literal++) starts[literal]! += starts[literal - 1]!
    if (this.sorted.length < length) this.sorted = new Uint32Array(this.rows.length)
    const next = starts.slice()
    for (let index = 0; index < length; index++) this.sorted[next[literals[index]!]!++] = rows[index]!
  }

  /** The rows of a literal; one may be there several times. Valid until the next {@link begin}. */
  of(literal: number): Uint32Array {
    return this.sorted.subarray(this.starts[literal]!, this.starts[literal + 1]!)
  }

  private grow(): void {
    const literals = new Uint32Array(this.length * 2)
    const rows = new Uint32Array(this.length * 2)
    literals.set(this.literals)
    rows.set(this.rows)
    this.literals = literals
    this.rows = rows
  }
}
