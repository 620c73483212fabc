import { Bitset } from './bitset.ts'
import { Bounds, inAtLeast } from './bounds.ts'
import { ColumnCells } from './column-cells.ts'
import { holdsIn } from './extents.ts'
import type { LeafState, LeafStates, Question } from './leaf-state.ts'
import { LiteralScanner } from './literal-scanner.ts'
import type { Leaf, LeafPlan, Plan, ProximityPlan, ValuePlan } from './plan.ts'
import { byColumn, byCost, noteRows, questionsFirst, questionTo } from './question.ts'
import type { SegmentSource } from './segment-source.ts'
import { SegmentStates } from './segment-states.ts'

/** What a screen found in one segment. */
export interface SegmentAnswer {
  readonly rows: Bitset
  /** For each of the leaves asked for, the number of accepted rows that contain it. */
  readonly counts: Uint32Array
  /** Columns whose index is missing or damaged: their text was read instead. */
  readonly unindexed: number
}

/**
 * One evaluation over the rows of a segment. From the index come, for every leaf, rows in which it may hold; two bounds of the result follow, and only
 * rows between them are read. What was read is noted in `states`, so that the next screen need not read it again.
 */
export class SegmentScreen {
  private readonly cells = new Map<number, ColumnCells>()
  private readonly scanners = new Map<number, { scanner: LiteralScanner; states: LeafState[] }>()
  private readonly states: SegmentStates
  private readonly bounds: Bounds

  constructor(
    private readonly plan: Plan,
    private readonly leaves: readonly Leaf[],
    private readonly source: SegmentSource,
    states: LeafStates = new Map(),
  ) {
    this.states = new SegmentStates(source, states)
    this.bounds = new Bounds(this.states, source.rows)
  }

  /** The rows among these that the plan accepts, and of them those that hold each of `counted`. */
  async answer(among: Bitset, counted: readonly Leaf[] = []): Promise<SegmentAnswer> {
    await this.states.lookUp(this.leaves)
    const certain = this.bounds.lower(this.plan, among)
    const possible = this.bounds.upper(this.plan, among).removeAll(certain)
    const rows = certain
    if (!possible.isEmpty) {
      await this.load(this.needs(this.plan, possible, new Map()))
      rows.addAll(this.evaluate(this.plan, possible))
    }
    return { rows, counts: await this.count(rows, counted), unindexed: this.states.unindexed.size }
  }

  private async count(rows: Bitset, counted: readonly Leaf[]): Promise<Uint32Array> {
    const needs = new Map<number, Bitset>()
    for (const leaf of counted) this.needs({ kind: 'leaf', leaf }, rows, needs)
    await this.load(needs)
    return Uint32Array.from(counted, (leaf) => this.evaluate({ kind: 'leaf', leaf }, rows).count)
  }

  /** Adds for each column the rows that must be read to decide the plan for `open`. */
  private needs(plan: Plan, open: Bitset, found: Map<number, Bitset>): Map<number, Bitset> {
    const add = (column: number, rows: Bitset) => {
      if (rows.isEmpty) return
      const known = found.get(column)
      if (known) known.addAll(rows)
      else found.set(column, rows)
    }
    const addOpen = (column: number, state: LeafState) => {
      if (state.isOpen) add(column, openRows(state, open))
    }
    switch (plan.kind) {
      case 'leaf':
        for (const column of plan.leaf.columns) addOpen(column, this.states.of(plan.leaf, column))
        break
      case 'value':
        addOpen(plan.column, this.states.of(plan, plan.column))
        break
      case 'not':
        this.needs(plan.item, open, found)
        break
      case 'all':
      case 'any':
      case 'atLeast':
        for (const item of plan.items) this.needs(item, open, found)
        break
      default:
        for (const column of plan.columns) {
          const rows = this.bounds.candidates(plan, column)
          if (rows) add(column, open.copy().keepAll(rows))
        }
    }
    return found
  }

  private async load(needs: ReadonlyMap<number, Bitset>): Promise<void> {
    await Promise.all(
      [...needs].map(async ([column, rows]) => {
        this.cells.set(column, new ColumnCells(await this.source.values(column, rows)))
      }),
    )
  }

  /** The rows among these that the plan accepts; what must be read for it was loaded. A set of its own. */
  private evaluate(plan: Plan, among: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return this.inAny([plan], among)
      case 'all':
        return byCost(plan.items).reduce((open, item) => (open.isEmpty ? open : this.evaluate(item, open)), among.copy())
      case 'any': {
        const [questions, others] = questionsFirst(plan.items)
        const found = this.inAny(questions, among)
        for (const item of byCost(others)) found.addAll(this.evaluate(item, among.copy().removeAll(found)))
        return found
      }
      case 'not':
        return among.copy().removeAll(this.evaluate(plan.item, among))
      case 'atLeast':
        return inAtLeast(
          plan.items.map((item) => this.evaluate(item, among)),
          plan.count,
          among,
        )
      default:
        return this.proximity(plan, among)
    }
  }

  /** The rows among these in which any of the questions holds; all literals of a column are looked for in one pass. */
  private inAny(items: readonly (LeafPlan | ValuePlan)[], among: Bitset): Bitset {
    const found = new Bitset(among.size)
    for (const item of items) this.bounds.addBound(item, 'addLower', found)
    found.keepAll(among)
    const left = among.copy().removeAll(found)
    for (const [column, questions] of byColumn(items)) {
      if (left.isEmpty) break
      this.settle(questions, column, left)
      for (const question of questions) this.states.of(question, column).addLower(found)
      left.removeAll(found)
    }
    return found.keepAll(among)
  }

  private proximity(plan: ProximityPlan, among: Bitset): Bitset {
    const found = new Bitset(among.size)
    for (const column of plan.columns) {
      const rows = this.bounds.candidates(plan, column)
      const open = rows && among.copy().keepAll(rows).removeAll(found)
      if (!open || open.isEmpty) continue
      const cells = this.cellsOf(column)
      let row = -1
      const mayMatch = (leaf: Leaf) => this.states.of(leaf, column).mayHold(row)
      open.forEach((candidate) => {
        row = candidate
        if (holdsIn(plan, cells.text(row), column, mayMatch)) found.add(row)
      })
    }
    return found
  }

  /** Looks at the rows among these that are open for any of the questions. */
  private settle(questions: readonly Question[], column: number, among: Bitset): void {
    const literals = new Bitset(among.size)
    for (const question of questions) {
      const state = this.states.of(question, column)
      if (!state.isOpen) continue
      if ('pattern' in question && question.pattern.isLiteral && !question.isWhole) {
        state.addOpen(literals)
        continue
      }
      const rows = openRows(state, among)
      if (rows.isEmpty) continue
      const cells = this.cellsOf(column)
      noteRows(state, cells, rows, questionTo(question, cells))
      state.settle(rows)
    }
    literals.keepAll(among)
    if (!literals.isEmpty) this.scan(column, this.cellsOf(column), literals)
  }

  /** Looks for all literals of a column at once. */
  private scan(column: number, cells: ColumnCells, rows: Bitset): void {
    const { scanner, states } = this.scannerOf(column)
    const { codes } = cells
    const { found } = scanner
    if (codes) {
      const known = new Array<readonly number[] | undefined>(cells.distinct)
      rows.forEach((row) => {
        const code = codes[row]!
        const literals = known[code] ?? found.slice(0, cells.scan(scanner, row))
        known[code] = literals
        for (const literal of literals) states[literal]!.note(row)
      })
    } else {
      rows.forEach((row) => {
        const count = cells.scan(scanner, row)
        for (let index = 0; index < count; index++) states[found[index]!]!.note(row)
      })
    }
    for (const state of states) state.settle(rows)
  }

  private scannerOf(column: number) {
    let scanning = this.scanners.get(column)
    if (!scanning) {
      const byLiteral = new Map<string, LeafState>()
      for (const leaf of this.leaves) {
        if (!leaf.pattern.isLiteral || leaf.isWhole || !leaf.columns.includes(column)) continue
        byLiteral.set(leaf.pattern.literal, this.states.of(leaf, column))
      }
      scanning = { scanner: new LiteralScanner([...byLiteral.keys()]), states: [...byLiteral.values()] }
      this.scanners.set(column, scanning)
    }
    return scanning
  }

  private cellsOf(column: number): ColumnCells {
    const cells = this.cells.get(column)
    if (!cells) throw new Error(`column ${column} was not loaded`)
    return cells
  }
}

/** Rows among these that are open. */
function openRows(state: LeafState, among: Bitset): Bitset {
  const rows = new Bitset(among.size)
  state.addOpen(rows)
  return rows.keepAll(among)
}
