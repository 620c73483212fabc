import type { StringColumn } from '../table/column.ts'
import { Bitset } from './bitset.ts'
import { ColumnCells } from './column-cells.ts'
import { holdsIn } from './extents.ts'
import { rowsWithAll } from './index-rows.ts'
import { LeafState, type LeafStates, type Question, stateKey } from './leaf-state.ts'
import { LiteralScanner } from './literal-scanner.ts'
import { columnsOf, type Leaf, type LeafPlan, type Plan, type ProximityPlan, type ValuePlan } from './plan.ts'
import { byColumn, byCost, noteRows, questionsFirst, questionTo } from './question.ts'
import { IndexUnreadable, type SegmentSource, type TextIndex } from './segment-source.ts'

/** What a screen found in one segment. */
export interface SegmentAnswer {
  readonly rows: Bitset
  /** For each of the leaves asked for, the number of accepted rows that contain it. */
  readonly counts: Uint32Array
  /** Columns whose index is missing or damaged: their text was read instead. */
  readonly unindexed: number
}

type Bound = 'addUpper' | 'addLower'

/**
 * One evaluation over the rows of a segment. From the index come, for every leaf, rows in which it may hold; two bounds of the result follow, and only
 * rows between them are read. What was read is noted in `states`, so that the next screen need not read it again.
 */
export class SegmentScreen {
  private readonly cells = new Map<number, ColumnCells>()
  private readonly stateByQuestion = new Map<Question, LeafState[]>()
  private readonly candidateRows = new Map<Plan, Map<number, Bitset | null>>()
  private readonly scanners = new Map<number, { scanner: LiteralScanner; states: LeafState[] }>()
  /** Columns in which leaves look and whose index cannot be read. */
  private readonly unindexed = new Set<number>()

  constructor(
    private readonly plan: Plan,
    private readonly leaves: readonly Leaf[],
    private readonly source: SegmentSource,
    private readonly states: LeafStates = new Map(),
  ) {}

  /** The rows among these that the plan accepts, and of them those that hold each of `counted`. */
  async answer(among: Bitset, counted: readonly Leaf[] = []): Promise<SegmentAnswer> {
    await this.lookUp()
    const certain = this.lower(this.plan, among)
    const possible = this.upper(this.plan, among).removeAll(certain)
    const rows = certain
    if (!possible.isEmpty) {
      await this.load(this.needs(this.plan, possible, new Map()))
      rows.addAll(this.evaluate(this.plan, possible))
    }
    return { rows, counts: await this.count(rows, counted), unindexed: this.unindexed.size }
  }

  private async count(rows: Bitset, counted: readonly Leaf[]): Promise<Uint32Array> {
    const needs = new Map<number, Bitset>()
    for (const leaf of counted) this.needs({ kind: 'leaf', leaf }, rows, needs)
    await this.load(needs)
    return Uint32Array.from(counted, (leaf) => this.evaluate({ kind: 'leaf', leaf }, rows).count)
  }

  /** States of all leaves: as kept, else from the index, else open in every row. */
  private async lookUp(): Promise<void> {
    const indexes = new Map<number, TextIndex | undefined>()
    const looking: Promise<void>[] = []
    const asked = new Set<string>()
    for (const leaf of this.leaves) {
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

  /** Rows among these that the plan accepts at most. A set of its own. */
  private upper(plan: Plan, among: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return this.bound(plan, 'addUpper', among)
      case 'all':
        return plan.items.reduce((open, item) => (open.isEmpty ? open : this.upper(item, open)), among.copy())
      case 'any':
        return this.boundOfAny(plan.items, 'addUpper', among)
      case 'not':
        return among.copy().removeAll(this.lower(plan.item, among))
      case 'atLeast':
        return inAtLeast(
          plan.items.map((item) => this.upper(item, among)),
          plan.count,
          among,
        )
      default: {
        const found = new Bitset(among.size)
        for (const column of plan.columns) {
          const rows = this.candidates(plan, column)
          if (rows) found.addAll(rows)
        }
        return found.keepAll(among)
      }
    }
  }

  /** Rows among these that the plan accepts for certain. A set of its own. */
  private lower(plan: Plan, among: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return this.bound(plan, 'addLower', among)
      case 'all':
        return plan.items.reduce((open, item) => (open.isEmpty ? open : this.lower(item, open)), among.copy())
      case 'any':
        return this.boundOfAny(plan.items, 'addLower', among)
      case 'not':
        return among.copy().removeAll(this.upper(plan.item, among))
      case 'atLeast':
        return inAtLeast(
          plan.items.map((item) => this.lower(item, among)),
          plan.count,
          among,
        )
      default:
        return new Bitset(among.size)
    }
  }

  private bound(plan: LeafPlan | ValuePlan, part: Bound, among: Bitset): Bitset {
    return this.addBound(plan, part, new Bitset(among.size)).keepAll(among)
  }

  /** Leaves, of which there may be thousands, go straight into one set. */
  private boundOfAny(items: readonly Plan[], part: Bound, among: Bitset): Bitset {
    const found = new Bitset(among.size)
    const [questions, others] = questionsFirst(items)
    for (const question of questions) this.addBound(question, part, found)
    found.keepAll(among)
    for (const item of others) found.addAll(part === 'addUpper' ? this.upper(item, among) : this.lower(item, among))
    return found
  }

  private addBound(plan: LeafPlan | ValuePlan, part: Bound, found: Bitset): Bitset {
    if (plan.kind === 'value') this.stateOf(plan, plan.column)[part](found)
    else for (const column of plan.leaf.columns) this.stateOf(plan.leaf, column)[part](found)
    return found
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
        for (const column of plan.leaf.columns) addOpen(column, this.stateOf(plan.leaf, column))
        break
      case 'value':
        addOpen(plan.column, this.stateOf(plan, plan.column))
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
          const rows = this.candidates(plan, column)
          if (rows) add(column, open.copy().keepAll(rows))
        }
    }
    return found
  }

  private async load(needs: ReadonlyMap<number, Bitset>): Promise<void> {
    await Promise.all(
      [...needs].map(async ([column, rows]) => {
        const values: StringColumn = await this.source.values(column, rows)
        this.cells.set(column, new ColumnCells(values))
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
    for (const item of items) this.addBound(item, 'addLower', found)
    found.keepAll(among)
    const left = among.copy().removeAll(found)
    for (const [column, questions] of byColumn(items)) {
      if (left.isEmpty) break
      this.settle(questions, column, left)
      for (const question of questions) this.stateOf(question, column).addLower(found)
      left.removeAll(found)
    }
    return found.keepAll(among)
  }

  private proximity(plan: ProximityPlan, among: Bitset): Bitset {
    const found = new Bitset(among.size)
    for (const column of plan.columns) {
      const rows = this.candidates(plan, column)
      const open = rows && among.copy().keepAll(rows).removeAll(found)
      if (!open || open.isEmpty) continue
      const cells = this.cellsOf(column)
      let row = -1
      const mayMatch = (leaf: Leaf) => this.stateOf(leaf, column).mayHold(row)
      open.forEach((candidate) => {
        row = candidate
        if (holdsIn(plan, cells.text(row), column, mayMatch)) found.add(row)
      })
    }
    return found
  }

  /** Rows whose cell may hold a plan for a place in the text; null for none. Not to be changed. */
  private candidates(plan: Plan, column: number): Bitset | null {
    let known = this.candidateRows.get(plan)
    if (!known) {
      known = new Map()
      this.candidateRows.set(plan, known)
    }
    let rows = known.get(column)
    if (rows === undefined) {
      rows = this.findCandidates(plan, column)
      known.set(column, rows)
    }
    return rows
  }

  private findCandidates(plan: Plan, column: number): Bitset | null {
    if (!columnsOf(plan).includes(column)) return null
    const found = new Bitset(this.source.rows)
    if (plan.kind === 'leaf') this.stateOf(plan.leaf, column).addUpper(found)
    else if (plan.kind === 'any') {
      for (const item of plan.items) {
        if (item.kind === 'leaf') {
          if (item.leaf.columns.includes(column)) this.stateOf(item.leaf, column).addUpper(found)
        } else {
          const rows = this.candidates(item, column)
          if (rows) found.addAll(rows)
        }
      }
    } else {
      const { left, right } = plan as ProximityPlan
      const first = this.candidates(left, column)
      const second = first && this.candidates(right, column)
      if (!second) return null
      found.addAll(first).keepAll(second)
    }
    return found.isEmpty ? null : found
  }

  /** Looks at the rows among these that are open for any of the questions. */
  private settle(questions: readonly Question[], column: number, among: Bitset): void {
    const literals = new Bitset(among.size)
    for (const question of questions) {
      const state = this.stateOf(question, column)
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
        byLiteral.set(leaf.pattern.literal, this.stateOf(leaf, column))
      }
      scanning = { scanner: new LiteralScanner([...byLiteral.keys()]), states: [...byLiteral.values()] }
      this.scanners.set(column, scanning)
    }
    return scanning
  }

  /** As kept; a comparison begins with every row open. */
  private stateOf(question: Question, column: number): LeafState {
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

function inAtLeast(sets: readonly Bitset[], count: number, among: Bitset): Bitset {
  return among.copy().filter((row) => {
    let found = 0
    for (const set of sets) if (set.has(row)) found++
    return found >= count
  })
}
