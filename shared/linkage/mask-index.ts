import { AppError } from '../errors.ts'
import { collisionShare, determinedShare, fitsPattern, type MaskedPattern, shownHead, shownTail } from '../values/masked.ts'
import { NO_CODE } from './compared-rule.ts'
import { type MaskedKeys, type MaskedShape, patternAt } from './masked-keys.ts'
import { type Shown, ShownTable } from './shown-table.ts'

const HIDDEN = '*'
/** Rows of all groupings together, about 30 bytes each. */
const MOST_GROUPED = 64_000_000

/** How values of two shapes are compared that may fit. */
interface Fit {
  table: ShownTable
  shown: Shown
  /** Equal characters there decide: nothing is left to be compared. */
  isAll: boolean
  determined: number
}

/**
 * The right rows by what they show, so that the ones that fit a masked value are found without trying all. For each pair of shapes that meet, the right rows are
 * grouped by the characters that both show: cost O(rows) a pair of shapes, 16 bytes a row; real lists have a handful.
 */
export class MaskIndex {
  /** By shape of the left column, then of the right one. */
  private readonly fits: (Fit | undefined)[][] = []
  private readonly shares: number[] = []
  private readonly counts = new Map<MaskedPattern['form'], number>()

  private constructor(
    private readonly left: MaskedKeys,
    private readonly right: MaskedKeys,
  ) {}

  /** `pause` is awaited between parts of the work. Throws `link.tooManyMasks` where values are hidden in so many ways that the groupings would not fit into memory. */
  static async of(
    left: MaskedKeys,
    right: MaskedKeys,
    columns: { left: string; right: string },
    pause: () => Promise<void>,
    mostGrouped = MOST_GROUPED,
  ): Promise<MaskIndex> {
    const index = new MaskIndex(left, right)
    const rowsOf = await rowsByShape(right, pause)
    if (groupedRows(left, right, rowsOf) > mostGrouped) {
      const [leftWays, rightWays] = [left.shapes.length, right.shapes.length]
      throw new AppError('link.tooManyMasks', { ...columns, leftWays, rightWays, rows: right.shapeOf.length })
    }
    const tables = new Map<string, ShownTable>()
    for (const [place, { form }] of right.shapes.entries()) {
      index.counts.set(form, index.population(form) + rowsOf[place]!.length)
    }
    for (const shape of left.shapes) {
      const ofShape: (Fit | undefined)[] = new Array(right.shapes.length)
      let values = 0
      let pairs = 0
      for (const [place, other] of right.shapes.entries()) {
        const shown = bothShow(shape, other)
        if (shown.length === 0 || rowsOf[place]!.length === 0) continue
        const name = groupingOf(place, shown)
        const table = tables.get(name) ?? (await ShownTable.of(right, rowsOf[place]!, shown, pause))
        tables.set(name, table)
        ofShape[place] = {
          table,
          shown,
          isAll: shape.units.length === other.units.length,
          determined: determinedShare(shape, other),
        }
        values += rowsOf[place]!.length
        pairs += table.equalPairs
      }
      index.fits.push(ofShape)
      index.shares.push(collisionShare(values, pairs))
    }
    return index
  }

  /** Right rows with a value of the form that a left row has. */
  populationOf(row: number): number {
    return this.population(this.left.shapes[this.left.shapeOf[row]!]!.form)
  }

  /** The probability that a random right value fits a random pattern of a left row's shape ({@link collisionShare}). */
  shareOf(row: number): number {
    return this.shares[this.left.shapeOf[row]!]!
  }

  /** Calls `visit` with each right row that fits, once; those of one shape ascend. */
  eachFit(row: number, visit: (other: number) => void): void {
    for (const fit of this.fits[this.left.shapeOf[row]!]!) {
      if (!fit) continue
      const { table, isAll } = fit
      const slot = table.slotOf(this.left, row)
      for (let at = table.starts[slot]!; at < table.starts[slot + 1]!; at++) {
        const other = table.members[at]!
        if (isAll || this.isFitting(row, other)) visit(other)
      }
    }
  }

  /** The share of characters that is known of both where they fit, else 0; NaN where one shows nothing. */
  similarity(row: number, other: number): number {
    const [shape, otherShape] = [this.left.shapeOf[row]!, this.right.shapeOf[other]!]
    if (shape === NO_CODE || otherShape === NO_CODE) return Number.NaN
    const fit = this.fits[shape]![otherShape]
    if (!fit) return 0
    const isFitting = fit.isAll ? fit.table.isEqual(this.left, row, other) : this.isFitting(row, other)
    return isFitting ? fit.determined : 0
  }

  /** The same of two rows that are known to fit. */
  determined(row: number, other: number): number {
    return this.fits[this.left.shapeOf[row]!]![this.right.shapeOf[other]!]!.determined
  }

  private isFitting(row: number, other: number): boolean {
    return fitsPattern(patternAt(this.left, row), patternAt(this.right, other))
  }

  private population(form: MaskedPattern['form']): number {
    return this.counts.get(form) ?? 0
  }
}

/** Rows of all groupings that the shapes ask for. */
function groupedRows(left: MaskedKeys, right: MaskedKeys, rowsOf: readonly Uint32Array[]): number {
  const rows = new Map<string, number>()
  for (const shape of left.shapes) {
    for (const [place, other] of right.shapes.entries()) {
      const shown = bothShow(shape, other)
      if (shown.length > 0) rows.set(groupingOf(place, shown), rowsOf[place]!.length)
    }
  }
  return [...rows.values()].reduce((sum, count) => sum + count, 0)
}

function groupingOf(place: number, shown: Shown): string {
  return `${place} ${shown.join(' ')}`
}

/** Rows of each shape, ascending. */
async function rowsByShape({ shapes, shapeOf }: MaskedKeys, pause: () => Promise<void>): Promise<Uint32Array[]> {
  const counts = new Uint32Array(shapes.length)
  for (let row = 0; row < shapeOf.length; row++) if (shapeOf[row] !== NO_CODE) counts[shapeOf[row]!]!++
  const rows = Array.from(counts, (count) => new Uint32Array(count))
  counts.fill(0)
  await pause()
  for (let row = 0; row < shapeOf.length; row++) {
    const shape = shapeOf[row]!
    if (shape !== NO_CODE) rows[shape]![counts[shape]!++] = row
  }
  await pause()
  return rows
}

/** What values of two shapes both show; nothing where they cannot fit. */
function bothShow(a: MaskedShape, b: MaskedShape): Shown {
  if (a.form !== b.form) return []
  const shown: number[] = []
  if (a.units.length === b.units.length) {
    for (let at = 0; at < a.units.length; at++) {
      if (a.units[at] === HIDDEN || b.units[at] === HIDDEN) continue
      if (shown.at(-1) === at) shown[shown.length - 1] = at + 1
      else shown.push(at, at + 1)
    }
    return shown
  }
  if (!a.isOpen && !b.isOpen) return []
  const head = Math.min(shownHead(a.units), shownHead(b.units))
  const tail = a.form === 'name' ? 0 : Math.min(shownTail(a.units), shownTail(b.units))
  if (head > 0) shown.push(0, head)
  if (tail > 0) shown.push(-tail, 0)
  return shown
}
