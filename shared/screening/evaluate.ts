import type { ColumnSchema } from '../table/schema.ts'
import { type FoldedText, foldText } from '../values/fold.ts'
import type { Bitset } from './bitset.ts'
import { QueryCompiler } from './compile.ts'
import { holdsIn } from './extents.ts'
import type { LeafStates } from './leaf-state.ts'
import { columnsOf, type Leaf, type Plan } from './plan.ts'
import { leafMatches, leafMatchesOf, type Match, participants } from './proximity.ts'
import type { Query } from './query.ts'
import { type QueryError, QueryFault } from './query-error.ts'
import { type SegmentAnswer, SegmentScreen } from './screen-segment.ts'
import type { SegmentSource } from './segment-source.ts'

/** A match in the original text of a cell: UTF-16 offsets, widened to whole characters. `term` is the printed leaf. */
export interface Hit {
  readonly column: number
  readonly start: number
  readonly end: number
  readonly term: string
}

/** Gives the original text of a column's cell in the row at hand. */
export type Row = (column: number) => string

/** A query made ready for the columns of one dataset. */
export interface CompiledScreen {
  /** Indexes of the columns it reads, ascending. */
  readonly columns: readonly number[]
  /** Printed leaves that can be hits (not those below NOT), lexicon groups spelt out, in order of appearance, each once. */
  readonly terms: readonly string[]
  test(row: Row): boolean
  /**
   * The matches on which the row's acceptance rests, in order of column and offset; none where the row is not accepted. Of NEAR, THEN
   * and SAME only matches with a partner (of a wildcard there the tightest), of OR only the branches that hold, of NOT and comparisons none. Ranges may overlap.
   */
  hits(row: Row): Hit[]
  /**
   * The rows of a segment that are accepted among these, and with `isCounting` for each of {@link terms} how many of them contain it. What was learned
   * of single terms is kept in `states`, which belong to this segment.
   */
  answer(source: SegmentSource, among: Bitset, options?: { states?: LeafStates; isCounting?: boolean }): Promise<SegmentAnswer>
  /** What it was compiled from, to be compiled again in another thread. */
  readonly origin: ScreenOrigin
}

export interface ScreenOrigin {
  readonly query: Query
  readonly columns: readonly ColumnSchema[]
  readonly lexicons: ReadonlyMap<string, Query>
}

export type CompileResult =
  | { readonly ok: true; readonly screen: CompiledScreen }
  | { readonly ok: false; readonly error: QueryError }

/**
 * Prepares a query for a dataset. A term without a column looks in the columns of type text, and in all columns where the dataset has
 * none. Errors: columnUnknown, lexiconUnknown, lexiconCyclic, valueInvalid, rangeReversed, proximityOperand, tooDeep, tooLarge and
 * what a query that was not parsed may carry. Their position is that of the part in its text; in a lexicon group, in the group's text.
 */
export function compileQuery(
  query: Query,
  columns: readonly ColumnSchema[],
  lexicons: ReadonlyMap<string, Query> = new Map(),
): CompileResult {
  const compiler = new QueryCompiler(columns, lexicons)
  try {
    const plan = compiler.compile(query)
    return { ok: true, screen: screenOf(plan, compiler, { query, columns, lexicons }) }
  } catch (fault) {
    if (fault instanceof QueryFault) return { ok: false, error: fault.error }
    throw fault
  }
}

function screenOf(plan: Plan, compiler: QueryCompiler, origin: ScreenOrigin): CompiledScreen {
  const terms = [...compiler.positive]
  const leaves = terms.map((label) => compiler.leaves.get(label)!)
  const all = [...compiler.leaves.values()]
  return {
    columns: [...compiler.columns].sort((a, b) => a - b),
    terms,
    test: (row) => accepts(plan, new RowText(row)),
    hits: (row) => hitsOf(plan, new RowText(row)),
    answer: (source, among, { states, isCounting } = {}) =>
      new SegmentScreen(plan, all, source, states).answer(among, isCounting ? leaves : []),
    origin,
  }
}

/** The cells of one row, folded once. */
class RowText {
  private readonly cells = new Map<number, FoldedText>()
  constructor(readonly original: Row) {}
  cell(column: number): FoldedText {
    let cell = this.cells.get(column)
    if (!cell) {
      cell = foldText(this.original(column))
      this.cells.set(column, cell)
    }
    return cell
  }
}

function accepts(plan: Plan, row: RowText): boolean {
  switch (plan.kind) {
    case 'leaf':
      return plan.leaf.columns.some((column) => leafHolds(plan.leaf, row.cell(column).folded))
    case 'all':
      return plan.items.every((item) => accepts(item, row))
    case 'any':
      return plan.items.some((item) => accepts(item, row))
    case 'not':
      return !accepts(plan.item, row)
    case 'atLeast':
      return plan.items.filter((item) => accepts(item, row)).length >= plan.count
    case 'near':
    case 'then':
    case 'same':
      return plan.columns.some((column) => holdsIn(plan, () => row.cell(column), column))
    case 'value':
      return plan.test(row.original(plan.column))
  }
}

function leafHolds({ isWhole, pattern }: Leaf, folded: string): boolean {
  return isWhole ? pattern.matchesWhole(folded.trim()) : pattern.test(folded)
}

function hitsOf(plan: Plan, row: RowText): Hit[] {
  if (!accepts(plan, row)) return []
  const hits = new Map<string, Hit>()
  for (const hit of matchesOf(plan, row)) hits.set(`${hit.column} ${hit.start} ${hit.end} ${hit.term}`, hit)
  return [...hits.values()].sort(
    (a, b) => a.column - b.column || a.start - b.start || a.end - b.end || (a.term < b.term ? -1 : 1),
  )
}

/** Hits of a plan that is known to hold. */
function matchesOf(plan: Plan, row: RowText): Hit[] {
  switch (plan.kind) {
    case 'leaf':
      return plan.leaf.columns.flatMap((column) =>
        leafMatches(plan.leaf, row.cell(column), column).map((match) => hitOf(match, row.cell(column), column)),
      )
    case 'all':
      return plan.items.flatMap((item) => matchesOf(item, row))
    case 'any':
    case 'atLeast':
      return plan.items.flatMap((item) => (accepts(item, row) ? matchesOf(item, row) : []))
    case 'near':
    case 'then':
    case 'same':
      return columnsOf(plan).flatMap((column) =>
        leafMatchesOf(participants(plan, row.cell(column), column)).map((match) => hitOf(match, row.cell(column), column)),
      )
    case 'not':
    case 'value':
      return []
  }
}

function hitOf(match: Match, cell: FoldedText, column: number): Hit {
  return { column, start: cell.originalStart(match.start), end: cell.originalEnd(match.end), term: match.leaf?.label ?? '' }
}
