import { Bitset } from './bitset.ts'
import { Bounds, inAtLeast } from './bounds.ts'
import { ColumnCells } from './column-cells.ts'
import { holdsIn } from './extents.ts'
import type { LeafState, LeafStates, Question } from './leaf-state.ts'
import { LiteralPlaces, scannerOf } from './literal-places.ts'
import type { LiteralScanner } from './literal-scanner.ts'
import type { Leaf, LeafPlan, Plan, ProximityPlan, ValuePlan } from './plan.ts'
import { byColumn, byCost, noteRows, questionsFirst, questionTo } from './question.ts'
import { Scratch } from './scratch.ts'
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

/** Units from which on a literal is not known from the index alone. */
const LONG = 3

/** Taken back before each stretch of work that waits for nothing. */
const scratch = new Scratch()

/**
 * One evaluation over the rows of a segment. From the index come, for every leaf, rows in which it may hold; two bounds of the result follow, and only
 * rows between them are read. What was read is noted in `states`, so that the next screen need not read it again.
 */
export class SegmentScreen {
  private readonly cells = new Map<number, ColumnCells>()
  private readonly scannings = new Map<number, { scanner: LiteralScanner; states: LeafState[] }>()
  private readonly states: SegmentStates
  private readonly bounds: Bounds

  constructor(
    private readonly plan: Plan,
    private readonly leaves: readonly Leaf[],
    private readonly source: SegmentSource,
    states: LeafStates = new Map(),
  ) {
    this.states = new SegmentStates(source, states)
    this.bounds = new Bounds(this.states, source.rows, scratch)
  }

  /** The rows among these that the plan accepts, and of them those that hold each of `counted`. */
  async answer(among: Bitset, counted: readonly Leaf[] = []): Promise<SegmentAnswer> {
    await this.states.lookUp(this.leaves)
    scratch.reset()
    const rows = this.bounds.lower(this.plan, among).copy()
    const possible = this.bounds.upper(this.plan, among).removeAll(rows).copy()
    if (!possible.isEmpty) {
      await this.load(this.needs([this.plan], possible))
      scratch.reset()
      rows.addAll(this.evaluate(this.plan, possible))
    }
    return { rows, counts: await this.count(rows, counted), unindexed: this.states.unindexed.size }
  }

  private async count(rows: Bitset, counted: readonly Leaf[]): Promise<Uint32Array> {
    const plans = counted.map((leaf): LeafPlan => ({ kind: 'leaf', leaf }))
    await this.load(this.needs(plans, rows))
    return Uint32Array.from(plans, (plan) => {
      scratch.reset()
      return this.evaluate(plan, rows).count
    })
  }

  /** For each column the rows that must be read to decide the plans for `open`. */
  private needs(plans: readonly Plan[], open: Bitset): Map<number, Bitset> {
    const needed = new Map<number, Bitset>()
    for (const plan of plans) this.addNeeds(plan, needed)
    for (const [column, rows] of needed) if (rows.keepAll(open).isEmpty) needed.delete(column)
    return needed
  }

  private addNeeds(plan: Plan, needed: Map<number, Bitset>): void {
    const rowsOf = (column: number): Bitset => {
      const rows = needed.get(column) ?? new Bitset(this.source.rows)
      needed.set(column, rows)
      return rows
    }
    switch (plan.kind) {
      case 'leaf':
        for (const column of plan.leaf.columns) {
          const state = this.states.of(plan.leaf, column)
          if (state.isOpen) state.addOpen(rowsOf(column))
        }
        break
      case 'value':
        this.states.of(plan, plan.column).addOpen(rowsOf(plan.column))
        break
      case 'not':
        this.addNeeds(plan.item, needed)
        break
      case 'all':
      case 'any':
      case 'atLeast':
        for (const item of plan.items) this.addNeeds(item, needed)
        break
      default:
        for (const column of plan.columns) {
          const rows = this.bounds.candidates(plan, column)
          if (rows) rowsOf(column).addAll(rows)
        }
    }
  }

  private async load(needs: ReadonlyMap<number, Bitset>): Promise<void> {
    await Promise.all(
      [...needs].map(async ([column, rows]) => {
        this.cells.set(column, new ColumnCells(await this.source.values(column, rows)))
      }),
    )
  }

  /** The rows among these that the plan accepts; what must be read for it was loaded. A set of the scratch. */
  private evaluate(plan: Plan, among: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return this.inAny([plan], among)
      case 'all':
        return byCost(plan.items).reduce((open, item) => (open.isEmpty ? open : this.evaluate(item, open)), scratch.copyOf(among))
      case 'any': {
        const [questions, others] = questionsFirst(plan.items)
        const found = this.inAny(questions, among)
        for (const item of byCost(others)) found.addAll(this.evaluate(item, scratch.copyOf(among).removeAll(found)))
        return found
      }
      case 'not':
        return scratch.copyOf(among).removeAll(this.evaluate(plan.item, among))
      case 'atLeast':
        return inAtLeast(
          plan.items.map((item) => this.evaluate(item, among)),
          plan.count,
          scratch.copyOf(among),
        )
      default:
        return this.proximity(plan, among)
    }
  }

  /** The rows among these in which any of the questions holds; all literals of a column are looked for in one pass. */
  private inAny(items: readonly (LeafPlan | ValuePlan)[], among: Bitset): Bitset {
    const found = scratch.empty(among.size)
    for (const item of items) this.bounds.addBound(item, 'addLower', found)
    found.keepAll(among)
    const left = scratch.copyOf(among).removeAll(found)
    for (const [column, questions] of byColumn(items)) {
      if (left.isEmpty) break
      this.settle(questions, column, left)
      for (const question of questions) this.states.of(question, column).addLower(found)
      left.removeAll(found)
    }
    return found.keepAll(among)
  }

  private proximity(plan: ProximityPlan, among: Bitset): Bitset {
    const found = scratch.empty(among.size)
    for (const column of plan.columns) {
      const rows = this.bounds.candidates(plan, column)
      const open = rows && scratch.copyOf(among).keepAll(rows).removeAll(found)
      if (!open || open.isEmpty) continue
      const cells = this.cellsOf(column)
      const places = new LiteralPlaces(scannerOf(this.leaves, column, 1))
      let row = -1
      const text = () => cells.text(row)
      const mayMatch = (leaf: Leaf) => this.states.of(leaf, column).mayHold(row)
      open.forEach((candidate) => {
        row = candidate
        places.read(cells, row)
        if (holdsIn(plan, text, column, mayMatch, places.of)) found.add(row)
      })
    }
    return found
  }

  /** Looks at the rows among these that are open for any of the questions. */
  private settle(questions: readonly Question[], column: number, among: Bitset): void {
    const literals = scratch.empty(among.size)
    for (const question of questions) {
      const state = this.states.of(question, column)
      if (!state.isOpen) continue
      if ('pattern' in question && question.pattern.isLiteral && !question.isWhole) {
        state.addOpen(literals)
        continue
      }
      const rows = scratch.empty(among.size)
      state.addOpen(rows)
      rows.keepAll(among)
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
    const { scanner, states } = this.scanningOf(column)
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

  /** Of an indexed column what is open has three units at least: shorter literals need not be looked for. */
  private scanningOf(column: number): { scanner: LiteralScanner; states: LeafState[] } {
    let scanning = this.scannings.get(column)
    if (!scanning) {
      const isOpen = (leaf: Leaf) => this.states.of(leaf, column).isOpen
      const { leaves: all } = scannerOf(this.leaves, column, 1)
      const shortest = all.some((leaf) => leaf.pattern.literal.length < LONG && isOpen(leaf)) ? 1 : LONG
      const { scanner, leaves } = scannerOf(this.leaves, column, shortest)
      scanning = { scanner, states: leaves.map((leaf) => this.states.of(leaf, column)) }
      this.scannings.set(column, scanning)
    }
    return scanning
  }

  private cellsOf(column: number): ColumnCells {
    const cells = this.cells.get(column)
    if (!cells) throw new Error(`column ${column} was not loaded`)
    return cells
  }
}
