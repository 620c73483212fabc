import type { StringColumn } from '../table/column.ts'
import { Bitset } from './bitset.ts'
import { ColumnCells } from './column-cells.ts'
import { holdsIn } from './extents.ts'
import { LeafState, type LeafStates, type Question, stateKey } from './leaf-state.ts'
import { LiteralScanner } from './literal-scanner.ts'
import { columnsOf, type Leaf, type LeafPlan, type Plan, type ProximityPlan, type ValuePlan } from './plan.ts'
import { candidateRows, candidatesOf } from './posting-candidates.ts'
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
    if (!index || literals.length === 0) return LeafState.open(Bitset.full(rows))
    let found: Awaited<ReturnType<typeof rowsWithAll>>
    try {
      found = await rowsWithAll(index, literals)
    } catch (error) {
      if (!(error instanceof IndexUnreadable)) throw error
      this.unindexed.add(column)
      return LeafState.open(Bitset.full(rows))
    }
    return pattern.isLiteral && !isWhole && found.isExact ? LeafState.known(found.rows) : LeafState.open(found.rows)
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
        for (const column of plan.columns) found.addAll(this.candidates(plan, among, column))
        return found
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
    const others: Plan[] = []
    for (const item of items) {
      if (item.kind === 'leaf' || item.kind === 'value') this.addBound(item, part, found)
      else others.push(item)
    }
    found.keepAll(among)
    for (const item of others) found.addAll(part === 'addUpper' ? this.upper(item, among) : this.lower(item, among))
    return found
  }

  private addBound(plan: LeafPlan | ValuePlan, part: Bound, found: Bitset): Bitset {
    if (plan.kind === 'value') return this.stateOf(plan, plan.column)[part](found)
    for (const column of plan.leaf.columns) this.stateOf(plan.leaf, column)[part](found)
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
      if (state.open) add(column, open.copy().keepAll(state.open))
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
        for (const column of plan.columns) add(column, this.candidates(plan, open, column))
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
      case 'leaf': {
        const found = new Bitset(among.size)
        for (const column of plan.leaf.columns) {
          const left = among.copy().removeAll(found)
          if (left.isEmpty) break
          this.settle(plan.leaf, column, left)
          found.addAll(this.bound(plan, 'addLower', left))
        }
        return found
      }
      case 'value':
        this.settle(plan, plan.column, among)
        return this.bound(plan, 'addLower', among)
      case 'all':
        return byCost(plan.items).reduce((open, item) => (open.isEmpty ? open : this.evaluate(item, open)), among.copy())
      case 'any': {
        const found = new Bitset(among.size)
        for (const item of byCost(plan.items)) found.addAll(this.evaluate(item, among.copy().removeAll(found)))
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

  private proximity(plan: ProximityPlan, among: Bitset): Bitset {
    const found = new Bitset(among.size)
    for (const column of plan.columns) {
      const open = this.candidates(plan, among, column).removeAll(found)
      if (open.isEmpty) continue
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

  /** Rows among these whose cell may hold a plan for a place in the text. A set of its own. */
  private candidates(plan: Plan, among: Bitset, column: number): Bitset {
    if (plan.kind === 'any') {
      const found = new Bitset(among.size)
      for (const item of plan.items) found.addAll(this.candidates(item, among, column))
      return found
    }
    if (!columnsOf(plan).includes(column)) return new Bitset(among.size)
    if (plan.kind === 'leaf') return this.stateOf(plan.leaf, column).addUpper(new Bitset(among.size)).keepAll(among)
    const both = plan as ProximityPlan
    const left = this.candidates(both.left, among, column)
    return left.isEmpty ? left : this.candidates(both.right, left, column)
  }

  /** Looks at the open rows among these. */
  private settle(question: Question, column: number, among: Bitset): void {
    const state = this.stateOf(question, column)
    const rows = state.open && among.copy().keepAll(state.open)
    if (!rows || rows.isEmpty) return
    const cells = this.cellsOf(column)
    if ('test' in question) eachCell(cells, rows, (row) => question.test(cells.original(row)), state)
    else if (question.isWhole) eachCell(cells, rows, (row) => question.pattern.matchesWhole(cells.folded(row).trim()), state)
    else if (question.pattern.isLiteral) this.scan(column, cells, rows)
    else eachCell(cells, rows, (row) => question.pattern.test(cells.folded(row)), state)
    state.settle(rows)
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
        let literals = known[code]
        if (!literals) {
          const length = cells.fold(row)
          literals = found.slice(0, scanner.scan(cells.units, length))
          known[code] = literals
        }
        for (const literal of literals) states[literal]!.add(row)
      })
    } else {
      rows.forEach((row) => {
        const length = cells.fold(row)
        const count = scanner.scan(cells.units, length)
        for (let index = 0; index < count; index++) states[found[index]!]!.add(row)
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
    const key = stateKey(question, column)
    let state = this.states.get(key)
    if (!state) {
      state = LeafState.open(Bitset.full(this.source.rows))
      this.states.set(key, state)
    }
    return state
  }

  private cellsOf(column: number): ColumnCells {
    const cells = this.cells.get(column)
    if (!cells) throw new Error(`column ${column} was not loaded`)
    return cells
  }
}

/** Asks each cell, where values repeat each value once. */
function eachCell(cells: ColumnCells, rows: Bitset, holds: (row: number) => boolean, state: LeafState): void {
  const { codes } = cells
  const verdicts = codes && new Int8Array(cells.distinct)
  rows.forEach((row) => {
    if (!codes || !verdicts) {
      if (holds(row)) state.add(row)
      return
    }
    const code = codes[row]!
    if (verdicts[code] === 0) verdicts[code] = holds(row) ? 1 : -1
    if (verdicts[code] === 1) state.add(row)
  })
}

/** Rows that the index leaves for a cell with all of these literals. */
async function rowsWithAll(index: TextIndex, literals: readonly string[]): Promise<{ rows: Bitset; isExact: boolean }> {
  const { keys } = index
  let rows: Bitset | undefined
  let isExact = true
  for (const literal of literals) {
    const candidates = candidatesOf(keys, literal)
    if (!candidates) return { rows: new Bitset(keys.rows), isExact: true }
    const numbers = new Set(candidates.unions.flatMap((union) => union.map(({ chunk }) => chunk)))
    const chunks = new Map(await Promise.all([...numbers].map(async (number) => [number, await index.chunk(number)] as const)))
    const found = candidateRows(keys, candidates, (number) => chunks.get(number)!)
    isExact &&= candidates.isExact
    rows = rows ? rows.keepAll(found) : found
    if (rows.isEmpty) break
  }
  return { rows: rows ?? Bitset.full(keys.rows), isExact }
}

function inAtLeast(sets: readonly Bitset[], count: number, among: Bitset): Bitset {
  return among.copy().filter((row) => {
    let found = 0
    for (const set of sets) if (set.has(row)) found++
    return found >= count
  })
}

/** Cheap items first: what is known, then literals, then values, then the rest, so that less is left for what is dear. */
function byCost(items: readonly Plan[]): Plan[] {
  return items.length > 64 ? [...items] : items.toSorted((a, b) => costOf(a) - costOf(b))
}

function costOf(plan: Plan): number {
  switch (plan.kind) {
    case 'leaf':
      return plan.leaf.pattern.isLiteral ? 0 : plan.leaf.pattern.literal === '' ? 6 : 3
    case 'value':
      return 2
    case 'not':
      return costOf(plan.item)
    case 'near':
    case 'then':
    case 'same':
      return 5
    default:
      return plan.items.reduce((cost, item) => Math.max(cost, costOf(item)), 0)
  }
}
