import { Bitset } from './bitset.ts'
import { columnsOf, type LeafPlan, type Plan, type ProximityPlan, type ValuePlan } from './plan.ts'
import { questionsFirst } from './question.ts'
import type { Scratch } from './scratch.ts'
import type { SegmentStates } from './segment-states.ts'

type Bound = 'addUpper' | 'addLower'

/** What follows from the states of its questions for a plan, without reading a cell. */
export class Bounds {
  private readonly candidateRows = new Map<Plan, Map<number, Bitset | null>>()

  constructor(
    private readonly states: SegmentStates,
    private readonly rows: number,
    /** What {@link upper} and {@link lower} give is cut from it. */
    private readonly scratch: Scratch,
  ) {}

  /** Rows among these that the plan accepts at most. A set of the scratch. */
  upper(plan: Plan, among: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return this.bound(plan, 'addUpper', among)
      case 'all':
        return plan.items.reduce((open, item) => (open.isEmpty ? open : this.upper(item, open)), this.scratch.copyOf(among))
      case 'any':
        return this.boundOfAny(plan.items, 'addUpper', among)
      case 'not':
        return this.scratch.copyOf(among).removeAll(this.lower(plan.item, among))
      case 'atLeast':
        return inAtLeast(
          plan.items.map((item) => this.upper(item, among)),
          plan.count,
          this.scratch.copyOf(among),
        )
      default: {
        const found = this.scratch.empty(among.size)
        for (const column of plan.columns) {
          const rows = this.candidates(plan, column)
          if (rows) found.addAll(rows)
        }
        return found.keepAll(among)
      }
    }
  }

  /** Rows among these that the plan accepts for certain. A set of the scratch. */
  lower(plan: Plan, among: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return this.bound(plan, 'addLower', among)
      case 'all':
        return plan.items.reduce((open, item) => (open.isEmpty ? open : this.lower(item, open)), this.scratch.copyOf(among))
      case 'any':
        return this.boundOfAny(plan.items, 'addLower', among)
      case 'not':
        return this.scratch.copyOf(among).removeAll(this.upper(plan.item, among))
      case 'atLeast':
        return inAtLeast(
          plan.items.map((item) => this.lower(item, among)),
          plan.count,
          this.scratch.copyOf(among),
        )
      default:
        return this.scratch.empty(among.size)
    }
  }

  private bound(plan: LeafPlan | ValuePlan, part: Bound, among: Bitset): Bitset {
    return this.addBound(plan, part, this.scratch.empty(among.size)).keepAll(among)
  }

  /** Leaves, of which there may be thousands, go straight into one set. */
  private boundOfAny(items: readonly Plan[], part: Bound, among: Bitset): Bitset {
    const found = this.scratch.empty(among.size)
    const [questions, others] = questionsFirst(items)
    for (const question of questions) this.addBound(question, part, found)
    found.keepAll(among)
    for (const item of others) found.addAll(part === 'addUpper' ? this.upper(item, among) : this.lower(item, among))
    return found
  }

  /** Adds the rows of a bound in all columns of a question. */
  addBound(plan: LeafPlan | ValuePlan, part: Bound, found: Bitset): Bitset {
    if (plan.kind === 'value') this.states.of(plan, plan.column)[part](found)
    else for (const column of plan.leaf.columns) this.states.of(plan.leaf, column)[part](found)
    return found
  }

  /** Rows whose cell may hold a plan for a place in the text; null for none. Not to be changed. */
  candidates(plan: Plan, column: number): Bitset | null {
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
    const found = new Bitset(this.rows)
    if (plan.kind === 'leaf') this.states.of(plan.leaf, column).addUpper(found)
    else if (plan.kind === 'any') {
      for (const item of plan.items) {
        if (item.kind === 'leaf') {
          if (item.leaf.columns.includes(column)) this.states.of(item.leaf, column).addUpper(found)
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
}

/** Leaves in `among` the rows that are in so many of the sets at least; gives it back. */
export function inAtLeast(sets: readonly Bitset[], count: number, among: Bitset): Bitset {
  return among.filter((row) => {
    let found = 0
    for (const set of sets) if (set.has(row)) found++
    return found >= count
  })
}
