import type { ColumnCells } from './column-cells.ts'
import { LiteralScanner } from './literal-scanner.ts'
import type { Leaf } from './plan.ts'

/** A scanner for literals of a screen, and for each of them a leaf that asks for it. */
export interface LeafScanner {
  readonly scanner: LiteralScanner
  readonly leaves: readonly Leaf[]
}

const scanners = new WeakMap<readonly Leaf[], Map<string, LeafScanner>>()

/** The scanner for a screen's literals of so many units at least in a column; made once for all segments. */
export function scannerOf(all: readonly Leaf[], column: number, shortest: number): LeafScanner {
  const known = scanners.get(all) ?? new Map<string, LeafScanner>()
  scanners.set(all, known)
  const key = `${column} ${shortest}`
  let found = known.get(key)
  if (!found) {
    const leafOf = new Map<string, Leaf>()
    for (const leaf of all) {
      const { isLiteral, literal } = leaf.pattern
      if (isLiteral && !leaf.isWhole && literal.length >= shortest && leaf.columns.includes(column)) leafOf.set(literal, leaf)
    }
    found = { scanner: new LiteralScanner([...leafOf.keys()]), leaves: [...leafOf.values()] }
    known.set(key, found)
  }
  return found
}

/** Where the literals of a screen stand in one cell after the other. */
export class LiteralPlaces {
  private readonly places: number[][]
  private readonly indexOf: ReadonlyMap<string, number>
  private readonly touched: number[] = []
  private isKnown = false

  constructor(private readonly scanner: LeafScanner) {
    this.places = scanner.leaves.map(() => [])
    this.indexOf = new Map(
      scanner.leaves.map(({ pattern }, index) => [pattern.literal, overlapsItself(pattern.literal) ? -1 : index] as const),
    )
  }

  /** Looks into a cell; {@link of} tells of it until the next. */
  read(cells: ColumnCells, row: number): void {
    for (const literal of this.touched) this.places[literal]!.length = 0
    this.touched.length = 0
    const { scanner } = this.scanner
    const count = cells.scanPlaces(scanner, row)
    this.isKnown = count >= 0
    for (let index = 0; index < count; index++) {
      const literal = scanner.found[index]!
      const places = this.places[literal]!
      if (places.length === 0) this.touched.push(literal)
      places.push(scanner.places[index]!)
    }
  }

  /** Characters before each match of a leaf, ascending; undefined where the text must be asked. */
  readonly of = (leaf: Leaf): readonly number[] | undefined => {
    if (!this.isKnown || leaf.isWhole || !leaf.pattern.isLiteral) return undefined
    return this.places[this.indexOf.get(leaf.pattern.literal) ?? -1]
  }
}

/** Whether matches may overlap, as of 人人 in 人人人: then terms and regular expressions do not match at the same places. */
function overlapsItself(literal: string): boolean {
  for (let length = 1; length < literal.length; length++) if (literal.endsWith(literal.slice(0, length))) return true
  return false
}
