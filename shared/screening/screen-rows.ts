import { DictionaryColumn, type StringColumn } from '../table/column.ts'
import { Bitset } from './bitset.ts'
import { holdsIn } from './extents.ts'
import { type FoldedBlock, foldBlock } from './folded-block.ts'
import { LiteralScanner } from './literal-scanner.ts'
import { columnsOf, type Leaf, type Plan, type ProximityPlan } from './plan.ts'

type Columns = ReadonlyMap<number, StringColumn>

/** Rows of a column asked for at once from which on the whole column is folded and kept. */
const WHOLE_COLUMN_SHARE = 1 / 8

const blocks = new WeakMap<StringColumn, FoldedBlock>()

/** Ascending rows that a plan accepts; see `CompiledScreen.screenRows`. */
export function screenPlan(plan: Plan, leaves: readonly Leaf[], columns: Columns, rows: Uint32Array | number): Uint32Array {
  const run = new Run(leaves, columns, rows)
  const positions = run.evaluate(plan, Bitset.full(run.size)).toArray()
  return typeof rows === 'number' ? positions : positions.map((position) => rows[position]!)
}

/** For each leaf the number of rows that contain it. */
export function countLeaves(leaves: readonly Leaf[], columns: Columns, rows: Uint32Array | number): Uint32Array {
  const run = new Run(leaves, columns, rows)
  return Uint32Array.from(leaves, (leaf) => run.evaluate({ kind: 'leaf', leaf }, Bitset.full(run.size)).count)
}

/**
 * One evaluation over the rows of a segment. All literals of a column are found in one pass; the plan then works on bitsets, and what
 * literals do not decide (wildcards, regular expressions, proximity, comparisons) is looked at only in rows that are still open.
 */
class Run {
  readonly size: number
  private readonly cells = new Map<number, Cells>()
  private readonly literals = new Map<number, Map<string, Bitset>>()

  constructor(
    leaves: readonly Leaf[],
    private readonly columns: Columns,
    private readonly rows: Uint32Array | number,
  ) {
    this.size = typeof rows === 'number' ? rows : rows.length
    this.scanLiterals(leaves)
  }

  /** The positions among these that the plan accepts. `among` is not changed. */
  evaluate(plan: Plan, among: Bitset): Bitset {
    switch (plan.kind) {
      case 'leaf':
        return this.leaf(plan.leaf, among)
      case 'all':
        return byCost(plan.items).reduce((open, item) => (open.isEmpty ? open : this.evaluate(item, open)), among.copy())
      case 'any': {
        const found = new Bitset(this.size)
        for (const item of byCost(plan.items)) found.addAll(this.evaluate(item, among.copy().removeAll(found)))
        return found
      }
      case 'not':
        return among.copy().removeAll(this.evaluate(plan.item, among))
      case 'atLeast': {
        const verdicts = plan.items.map((item) => this.evaluate(item, among))
        return among.copy().filter((position) => verdicts.filter((verdict) => verdict.has(position)).length >= plan.count)
      }
      case 'near':
      case 'then':
      case 'same':
        return this.proximity(plan, among)
      case 'value':
        return this.cellsOf(plan.column).filterOriginal(among.copy(), plan.test)
    }
  }

  private leaf(leaf: Leaf, among: Bitset): Bitset {
    const { pattern } = leaf
    if (leaf.isWhole) {
      return this.inAnyColumn(leaf.columns, among, (cells, open) =>
        cells.filterFolded(open, (text) => pattern.matchesWhole(text.trim())),
      )
    }
    return this.inAnyColumn(leaf.columns, among, (cells, open, column) => {
      const literal = this.literals.get(column)?.get(pattern.literal)
      if (literal) open.keepAll(literal)
      return pattern.isLiteral ? open : cells.filterFolded(open, (text) => pattern.test(text))
    })
  }

  private proximity(plan: ProximityPlan, among: Bitset): Bitset {
    return this.inAnyColumn(plan.columns, among, (cells, open, column) => {
      const literals = this.literals.get(column)
      return cells.filterCells(this.candidates(plan, open, column), (block, cell, position) =>
        holdsIn(
          plan,
          block.text(cell),
          column,
          (leaf) => leaf.isWhole || (literals?.get(leaf.pattern.literal)?.has(position) ?? true),
        ),
      )
    })
  }

  /** Positions whose cell may hold a place-in-text plan, by its literals alone. Changes and returns `open`. */
  private candidates(plan: Plan, open: Bitset, column: number): Bitset {
    if (plan.kind === 'any') {
      const found = new Bitset(this.size)
      for (const item of plan.items) found.addAll(this.candidates(item, open.copy(), column))
      return found
    }
    if (!columnsOf(plan).includes(column)) return new Bitset(this.size)
    if (plan.kind !== 'leaf') {
      const both = plan as ProximityPlan
      return this.candidates(both.right, this.candidates(both.left, open, column), column)
    }
    const literal = plan.leaf.isWhole ? undefined : this.literals.get(column)?.get(plan.leaf.pattern.literal)
    return literal ? open.keepAll(literal) : open
  }

  private inAnyColumn(
    columns: readonly number[],
    among: Bitset,
    inOne: (cells: Cells, open: Bitset, column: number) => Bitset,
  ): Bitset {
    const found = new Bitset(this.size)
    for (const column of columns) found.addAll(inOne(this.cellsOf(column), among.copy().removeAll(found), column))
    return found
  }

  private scanLiterals(leaves: readonly Leaf[]): void {
    const wanted = new Map<number, Set<string>>()
    for (const { columns, pattern, isWhole } of leaves) {
      if (isWhole || pattern.literal === '') continue
      for (const column of columns) wanted.set(column, (wanted.get(column) ?? new Set()).add(pattern.literal))
    }
    for (const [column, literals] of wanted) {
      const found = this.cellsOf(column).scan(new LiteralScanner([...literals]))
      this.literals.set(column, new Map([...literals].map((literal, index) => [literal, found[index]!])))
    }
  }

  private cellsOf(column: number): Cells {
    let cells = this.cells.get(column)
    if (!cells) {
      const values = this.columns.get(column)
      if (!values) throw new Error(`column ${column} is read but was not given`)
      cells = new Cells(values, this.rows)
      this.cells.set(column, cells)
    }
    return cells
  }
}

/** The cells of one column that belong to the rows: every value once for a dictionary, else a cell a row. */
class Cells {
  private readonly size: number
  private readonly codes: DictionaryColumn['codes'] | undefined
  private folded: { block: FoldedBlock; cells: Uint32Array | null } | undefined

  constructor(
    private readonly column: StringColumn,
    private readonly rows: Uint32Array | number,
  ) {
    this.size = typeof rows === 'number' ? rows : rows.length
    this.codes = column instanceof DictionaryColumn ? column.codes : undefined
  }

  scan(scanner: LiteralScanner): Bitset[] {
    const { block, cells } = this.block()
    if (!this.codes) return scanner.scan(block, cells, this.size)
    return scanner.scan(block, null, block.count).map((values) => {
      const found = new Bitset(this.size)
      if (!values.isEmpty)
        for (let position = 0; position < this.size; position++) if (values.has(this.codeAt(position))) found.add(position)
      return found
    })
  }

  filterFolded(open: Bitset, test: (folded: string) => boolean): Bitset {
    return this.filterCells(open, (block, cell) => test(block.folded(cell)))
  }

  filterOriginal(open: Bitset, test: (text: string) => boolean): Bitset {
    if (!this.codes) return open.filter((position) => test(this.column.get(this.rowAt(position))))
    const { values } = this.column as DictionaryColumn
    return this.filterValues(open, (code) => test(values[code]!))
  }

  /** `test` also learns a position at which the cell stands. */
  filterCells(open: Bitset, test: (block: FoldedBlock, cell: number, position: number) => boolean): Bitset {
    const { block, cells } = this.block()
    if (this.codes) return this.filterValues(open, (code, position) => test(block, code, position))
    return open.filter((position) => test(block, cells ? cells[position]! : position, position))
  }

  /** Asks each value of a dictionary at most once. */
  private filterValues(open: Bitset, test: (code: number, position: number) => boolean): Bitset {
    const verdicts = new Int8Array((this.column as DictionaryColumn).values.length)
    return open.filter((position) => {
      const code = this.codeAt(position)
      if (verdicts[code] === 0) verdicts[code] = test(code, position) ? 1 : -1
      return verdicts[code] === 1
    })
  }

  private rowAt(position: number): number {
    return typeof this.rows === 'number' ? position : this.rows[position]!
  }

  private codeAt(position: number): number {
    return this.codes![this.rowAt(position)]!
  }

  private block(): { block: FoldedBlock; cells: Uint32Array | null } {
    this.folded ??= this.foldedCells()
    return this.folded
  }

  /** The kept block of the whole column, or a passing one of few rows. */
  private foldedCells(): { block: FoldedBlock; cells: Uint32Array | null } {
    const { column, rows } = this
    const cells = typeof rows === 'number' ? null : rows
    const kept = blocks.get(column)
    if (kept) return { block: kept, cells }
    if (cells && !this.codes && cells.length < column.length * WHOLE_COLUMN_SHARE)
      return { block: foldBlock(column, cells), cells: null }
    const { values } = column as DictionaryColumn
    const block = this.codes ? foldBlock({ length: values.length, get: (code) => values[code]! }) : foldBlock(column)
    blocks.set(column, block)
    return { block, cells }
  }
}

/** Cheap items first: literals, then values, then the rest, so that less is left for what is dear. */
function byCost(items: readonly Plan[]): Plan[] {
  return [...items].sort((a, b) => costOf(a) - costOf(b))
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
