import { Bitset } from './bitset.ts'
import { type AnyPlan, columnsOf, type LeafPlan, type Plan, type ProximityPlan, type ValuePlan } from './plan.ts'
import { type AskedQuestions, QuestionSet } from './question-set.ts'
import type { Scratch } from './scratch.ts'
import type { SegmentStates } from './segment-states.ts'

/** Sets of questions that are kept for one evaluation; a screen of thousands of AND words makes them anew instead. */
const MOST_SETS = 256

type Bound = 'upper' | 'lower'
type QuestionPlan = LeafPlan | ValuePlan

/** What follows from the states of its questions for a plan, without reading a cell. */
export class Bounds {
  private readonly candidateRows = new Map<Plan, Map<number, Bitset | null>>()
  private readonly sets = new Map<Plan, QuestionSet>()

  constructor(
    private readonly states: SegmentStates,
    private readonly rows: number,
    /** From the one are cut the sets of questions, which last, from the other what is needed in passing. */
    private readonly lasting: Scratch,
    private readonly scratch: Scratch,
  ) {}

  /** Leaves of the rows those that the plan accepts at most; gives them back. */
  keepUpper(plan: Plan, rows: Bitset): Bitset {
    return this.keep(plan, 'upper', rows)
  }

  /** Leaves of the rows those that the plan accepts for certain; gives them back. */
  keepLower(plan: Plan, rows: Bitset): Bitset {
    return this.keep(plan, 'lower', rows)
  }

  private keep(plan: Plan, bound: Bound, rows: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
      case 'value':
        return rows.keepAll(this.setOf(plan)[bound])
      case 'all':
        for (const item of plan.items) if (this.keep(item, bound, rows).isEmpty) break
        return rows
      case 'any': {
        const set = this.setOf(plan)[bound]
        const others = othersOf(plan)
        if (others.length === 0) return rows.keepAll(set)
        const { scratch } = this
        return scratch.during(() => {
          const found = scratch.copyOf(set)
          for (const item of others) scratch.during(() => found.addAll(this.keep(item, bound, scratch.copyOf(rows))))
          return rows.keepAll(found)
        })
      }
      case 'not':
        return this.scratch.during(() =>
          rows.removeAll(this.keep(plan.item, bound === 'upper' ? 'lower' : 'upper', this.scratch.copyOf(rows))),
        )
      case 'atLeast':
        return this.scratch.during(() => {
          const found = plan.items.map((item) => this.keep(item, bound, this.scratch.copyOf(rows)))
          return inAtLeast(found, plan.count, rows)
        })
      default:
        return this.scratch.during(() => {
          const found = this.scratch.empty(rows.size)
          if (bound === 'lower') return rows.keepAll(found)
          for (const column of plan.columns) {
            const candidates = this.candidates(plan, column)
            if (candidates) found.addAll(candidates)
          }
          return rows.keepAll(found)
        })
    }
  }

  /** What is known of a question, or of those among the items of an OR. */
  setOf(plan: QuestionPlan | AnyPlan): QuestionSet {
    const known = this.sets.get(plan)
    if (known) return known
    const set = new QuestionSet(askedBy(plan), this.states, this.lasting, this.rows)
    if (this.sets.size < MOST_SETS) this.sets.set(plan, set)
    return set
  }

  /** The states of a column have changed. */
  renew(column: number): void {
    for (const set of this.sets.values()) set.renew(column)
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

const isQuestion = (plan: Plan): plan is QuestionPlan => plan.kind === 'leaf' || plan.kind === 'value'

const askedBy = (plan: QuestionPlan | AnyPlan): AskedQuestions =>
  (plan.kind === 'any' ? plan.items.filter(isQuestion) : [plan]).map((item) =>
    item.kind === 'leaf' ? { question: item.leaf, columns: item.leaf.columns } : { question: item, columns: [item.column] },
  )

/** Of an OR the items that are neither leaf nor comparison. */
export function othersOf({ items }: AnyPlan): Plan[] {
  return items.filter((item) => !isQuestion(item))
}

/** Leaves in `among` the rows that are in so many of the sets at least; gives it back. */
export function inAtLeast(sets: readonly Bitset[], count: number, among: Bitset): Bitset {
  return among.filter((row) => {
    let found = 0
    for (const set of sets) if (set.has(row)) found++
    return found >= count
  })
}
