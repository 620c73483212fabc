import type { Bitset } from './bitset.ts'
import { Bounds, inAtLeast, othersOf } from './bounds.ts'
import { ColumnCells } from './column-cells.ts'
import { holdsIn } from './extents.ts'
import { Findings } from './findings.ts'
import type { LeafState, LeafStates } from './leaf-state.ts'
import { LiteralPlaces, scannerOf } from './literal-places.ts'
import type { LiteralScanner } from './literal-scanner.ts'
import type { AnyPlan, Leaf, LeafPlan, Plan, ProximityPlan, ValuePlan } from './plan.ts'
import { byCost, rowsThatHold } from './question.ts'
import type { QuestionSet } from './question-set.ts'
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

const scratches: Scratch[] = []
const passing = new Scratch()
const findings = new Findings()

/**
 * One evaluation over the rows of a segment. From the index come, for every leaf, rows in which it may hold; two bounds of the result follow, and only
 * rows between them are read: column by column for all literals at once, after each of which the bounds are closer, then for what else is asked. What was read
 * is noted in `states`, so that the next screen need not read it again.
 */
export class SegmentScreen {
  private readonly cells = new Map<number, ColumnCells>()
  private readonly scannings = new Map<number, { scanner: LiteralScanner; states: LeafState[] }>()
  private readonly states: SegmentStates
  private readonly scratch = scratches.pop() ?? new Scratch()
  private readonly bounds: Bounds

  constructor(
    private readonly plan: Plan,
    private readonly leaves: readonly Leaf[],
    private readonly source: SegmentSource,
    states: LeafStates = new Map(),
  ) {
    this.scratch.reset()
    this.states = new SegmentStates(source, states)
    this.bounds = new Bounds(this.states, source.rows, this.scratch, passing)
  }

  /** The rows among these that the plan accepts, and of them those that hold each of `counted`. To be asked once. */
  async answer(among: Bitset, counted: readonly Leaf[] = []): Promise<SegmentAnswer> {
    try {
      await this.states.lookUp(this.leaves)
      const rows = (await this.accepted(among)).copy()
      const counts = await this.count(rows, counted)
      return { rows, counts, unindexed: this.states.unindexed.size }
    } finally {
      scratches.push(this.scratch)
    }
  }

  private async accepted(among: Bitset): Promise<Bitset> {
    const { plan } = this
    passing.reset()
    const rows = this.bounds.keepLower(plan, this.scratch.copyOf(among))
    const open = this.bounds.keepUpper(plan, this.scratch.copyOf(among)).removeAll(rows)
    if (open.isEmpty) return rows
    const sets = this.setsIn(plan)
    await this.load(this.needs([plan], open))
    for (const column of this.byWidth(sets)) {
      if (!this.settle(sets, column, open)) continue
      this.bounds.renew(column)
      rows.addAll(passing.during(() => this.bounds.keepLower(plan, passing.copyOf(open))))
      this.bounds.keepUpper(plan, open).removeAll(rows)
      if (open.isEmpty) return rows
    }
    return rows.addAll(this.evaluate(plan, open))
  }

  private async count(rows: Bitset, counted: readonly Leaf[]): Promise<Uint32Array> {
    const plans = counted.map((leaf): LeafPlan => ({ kind: 'leaf', leaf }))
    if (plans.length === 0 || rows.isEmpty) return new Uint32Array(plans.length)
    const all: AnyPlan = { kind: 'any', items: plans }
    await this.load(this.needs([all], rows))
    const set = this.bounds.setOf(all)
    for (const column of this.byWidth([set])) {
      this.settle([set], column, rows)
      this.ask(set, column, rows)
    }
    const found = this.scratch.empty(rows.size)
    return Uint32Array.from(counted, (leaf) => {
      found.words.fill(0)
      for (const column of leaf.columns) this.states.of(leaf, column).addLower(found)
      return found.keepAll(rows).count
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
      const rows = needed.get(column) ?? this.scratch.empty(this.source.rows)
      needed.set(column, rows)
      return rows
    }
    const addOpen = (set: QuestionSet): void => {
      for (const column of set.columns) rowsOf(column).addAll(set.open(column)!)
    }
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        addOpen(this.bounds.setOf(plan))
        break
      case 'any':
        addOpen(this.bounds.setOf(plan))
        for (const item of othersOf(plan)) this.addNeeds(item, needed)
        break
      case 'not':
        this.addNeeds(plan.item, needed)
        break
      case 'all':
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

  /** The questions of a plan that are asked of whole cells. */
  private setsIn(plan: Plan): QuestionSet[] {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return [this.bounds.setOf(plan)]
      case 'any':
        return [this.bounds.setOf(plan), ...othersOf(plan).flatMap((item) => this.setsIn(item))]
      case 'all':
      case 'atLeast':
        return plan.items.flatMap((item) => this.setsIn(item))
      case 'not':
        return this.setsIn(plan.item)
      default:
        return []
    }
  }

  /** Columns with open questions, those first whose values repeat: a question is put to each value once. */
  private byWidth(sets: readonly QuestionSet[]): number[] {
    const columns = [...new Set(sets.flatMap((set) => [...set.columns]))].filter((column) => this.cells.has(column))
    return columns.sort((a, b) => this.cellsOf(a).distinct - this.cellsOf(b).distinct || a - b)
  }

  /**
   * Looks for all literals at once in the cells of a column that are open for the sets, where values repeat for everything asked; false where nothing
   * could be learned.
   */
  private settle(sets: readonly QuestionSet[], column: number, among: Bitset): boolean {
    const rows = this.scratch.empty(among.size)
    for (const set of sets) {
      const open = set.open(column)
      if (open) rows.addAll(open)
    }
    if (rows.keepAll(among).isEmpty) return false
    const { scanner, states } = this.scanningOf(column)
    const hasLiterals = states.some((state) => state.isOpen)
    const cells = this.cellsOf(column)
    if (hasLiterals) this.scan(scanner, states, cells, rows)
    if (cells.codes) for (const set of sets) this.ask(set, column, rows)
    return hasLiterals || cells.codes !== null
  }

  /** Looks for all literals of a column at once. */
  private scan(scanner: LiteralScanner, states: readonly LeafState[], cells: ColumnCells, rows: Bitset): void {
    const { codes } = cells
    const { found } = scanner
    findings.begin(states.length)
    if (codes) {
      const known = new Array<readonly number[] | undefined>(cells.distinct)
      rows.forEach((row) => {
        const code = codes[row]!
        const literals = known[code] ?? found.slice(0, cells.scan(scanner, row))
        known[code] = literals
        for (const literal of literals) findings.add(literal, row)
      })
    } else {
      rows.forEach((row) => {
        const count = cells.scan(scanner, row)
        for (let index = 0; index < count; index++) findings.add(found[index]!, row)
      })
    }
    findings.finish()
    states.forEach((state, literal) => {
      state.settle(rows, findings.of(literal))
    })
  }

  /** Puts the questions of a set that are still open to the cells of a column, one question after the other. */
  private ask(set: QuestionSet, column: number, among: Bitset): void {
    for (const question of set.openQuestions(column)) {
      const state = this.states.of(question, column)
      const rows = this.scratch.empty(among.size)
      state.addOpen(rows)
      if (rows.keepAll(among).isEmpty) continue
      state.settle(rows, rowsThatHold(question, this.cellsOf(column), rows))
    }
  }

  /** The rows among these that the plan accepts; what must be read for it was loaded. A set of the scratch. */
  private evaluate(plan: Plan, among: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return this.inAny(plan, among)
      case 'all':
        return byCost(plan.items).reduce(
          (open, item) => (open.isEmpty ? open : this.evaluate(item, open)),
          this.scratch.copyOf(among),
        )
      case 'any': {
        const found = this.inAny(plan, among)
        for (const item of byCost(othersOf(plan))) {
          found.addAll(this.evaluate(item, this.scratch.copyOf(among).removeAll(found)))
        }
        return found
      }
      case 'not':
        return this.scratch.copyOf(among).removeAll(this.evaluate(plan.item, among))
      case 'atLeast':
        return inAtLeast(
          plan.items.map((item) => this.evaluate(item, among)),
          plan.count,
          this.scratch.copyOf(among),
        )
      default:
        return this.proximity(plan, among)
    }
  }

  /** The rows among these in which any of the questions holds. */
  private inAny(plan: LeafPlan | ValuePlan | AnyPlan, among: Bitset): Bitset {
    const set = this.bounds.setOf(plan)
    const found = this.scratch.copyOf(among).keepAll(set.lower)
    for (const column of [...set.columns]) {
      const left = this.scratch.copyOf(among).removeAll(found)
      if (left.isEmpty) break
      if (left.keepAll(set.open(column)!).isEmpty) continue
      this.ask(set, column, left)
      set.renew(column)
      found.addAll(set.lower).keepAll(among)
    }
    return found
  }

  private proximity(plan: ProximityPlan, among: Bitset): Bitset {
    const found = this.scratch.empty(among.size)
    for (const column of plan.columns) {
      const rows = this.bounds.candidates(plan, column)
      const open = rows && this.scratch.copyOf(among).keepAll(rows).removeAll(found)
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
