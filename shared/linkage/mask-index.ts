import { collisionShare, fitsPattern, type MaskedPattern, shownHead, shownTail } from '../values/masked.ts'

const HIDDEN = '*'
const VALUES_A_REST = 20_000

/** Values that show the same places: form, length and which characters are hidden. */
interface Shape {
  example: MaskedPattern
  /** Those of the column that is looked in. */
  codes: number[]
}

/** What two shapes both show, as stretches from one place to another; without an end, the last characters. */
type Shown = readonly (readonly [from: number, to?: number])[]

/** Values of one shape by the characters that another shape shows too: the place in `codes` of the first of each group, and of the next of each (−1 behind the last). */
interface Fits {
  shown: Shown
  /** Equal characters there decide: nothing is left to be compared. */
  isAll: boolean
  codes: readonly number[]
  firsts: ReadonlyMap<string, number>
  next: Int32Array
}

/**
 * The values of one column by what they show, so that the ones that fit a masked value are found without trying all. Values of both columns go by their codes. For each
 * pair of shapes that meet the values are grouped once by the characters that both show: cost O(values) a pair of shapes; real lists have a handful.
 */
export class MaskIndex {
  private readonly shapes: Shape[] = []
  private readonly shapeOf: Int32Array
  private readonly fits = new Map<number, Fits | null>()
  private readonly shares = new Map<number, number>()
  private readonly counts = new Map<MaskedPattern['form'], number>()

  private constructor(
    private readonly patterns: readonly (MaskedPattern | null)[],
    private readonly rowsOf: Uint32Array,
  ) {
    this.shapeOf = new Int32Array(patterns.length)
  }

  /** By code: the pattern, null for what is no key; and the rows of the column that is looked in. `rest` is called between parts of the work. */
  static async of(
    patterns: readonly (MaskedPattern | null)[],
    rowsOf: Uint32Array,
    rest: () => Promise<void>,
  ): Promise<MaskIndex> {
    const index = new MaskIndex(patterns, rowsOf)
    const known = new Map<string, number>()
    for (const [code, pattern] of patterns.entries()) {
      if (code % VALUES_A_REST === 0) await rest()
      if (pattern) index.add(code, pattern, known)
    }
    return index
  }

  /** Rows with a value of this form. */
  population(form: MaskedPattern['form']): number {
    return this.counts.get(form) ?? 0
  }

  /** Calls `visit` with the code of each value that fits. */
  eachFit(code: number, visit: (code: number) => void): void {
    const pattern = this.patterns[code]!
    for (let shape = 0; shape < this.shapes.length; shape++) {
      const fits = this.fitsOf(this.shapeOf[code]!, shape)
      if (!fits) continue
      let at = fits.firsts.get(shownOf(pattern.units, fits.shown)) ?? -1
      for (; at >= 0; at = fits.next[at]!) {
        const other = fits.codes[at]!
        if (fits.isAll || fitsPattern(pattern, this.patterns[other]!)) visit(other)
      }
    }
  }

  /** The probability that a random value of the column fits a random pattern of this one's shape ({@link collisionShare}). */
  shareOf(code: number): number {
    const shape = this.shapeOf[code]!
    const known = this.shares.get(shape)
    if (known !== undefined) return known
    const sizes: number[] = []
    for (let other = 0; other < this.shapes.length; other++) {
      const fits = this.fitsOf(shape, other)
      for (const first of fits?.firsts.values() ?? []) {
        let rows = 0
        for (let at = first; at >= 0; at = fits!.next[at]!) rows += this.rowsOf[fits!.codes[at]!]!
        sizes.push(rows)
      }
    }
    const share = collisionShare(sizes)
    this.shares.set(shape, share)
    return share
  }

  private add(code: number, pattern: MaskedPattern, known: Map<string, number>): void {
    const { form, units, isOpen } = pattern
    const name = `${form} ${isOpen ? '+' : ''}${units.replace(/[^*]/gu, '.')}`
    const shape = known.get(name) ?? this.shapes.length
    if (shape === this.shapes.length) {
      known.set(name, shape)
      this.shapes.push({ example: pattern, codes: [] })
    }
    this.shapeOf[code] = shape
    if (this.rowsOf[code] === 0) return
    this.shapes[shape]!.codes.push(code)
    this.counts.set(form, this.population(form) + this.rowsOf[code]!)
  }

  private fitsOf(left: number, right: number): Fits | null {
    const pair = left * this.shapes.length + right
    const known = this.fits.get(pair)
    if (known !== undefined) return known
    const { codes, example } = this.shapes[right]!
    const pattern = this.shapes[left]!.example
    const shown = codes.length > 0 ? bothShow(pattern, example) : []
    const isAll = pattern.form !== 'name' && pattern.units.length === example.units.length
    const fits = shown.length > 0 ? { shown, isAll, codes, ...this.grouped(codes, shown) } : null
    this.fits.set(pair, fits)
    return fits
  }

  private grouped(codes: readonly number[], shown: Shown): Pick<Fits, 'firsts' | 'next'> {
    const firsts = new Map<string, number>()
    const next = new Int32Array(codes.length).fill(-1)
    for (const [at, code] of codes.entries()) {
      const text = shownOf(this.patterns[code]!.units, shown)
      next[at] = firsts.get(text) ?? -1
      firsts.set(text, at)
    }
    return { firsts, next }
  }
}

function bothShow(a: MaskedPattern, b: MaskedPattern): Shown {
  if (a.form !== b.form) return []
  const shown: [number, number?][] = []
  if (a.units.length === b.units.length) {
    for (let at = 0; at < a.units.length; at++) {
      if (a.units[at] === HIDDEN || b.units[at] === HIDDEN) continue
      const last = shown.at(-1)
      if (last?.[1] === at) last[1] = at + 1
      else shown.push([at, at + 1])
    }
    return shown
  }
  if (!a.isOpen && !b.isOpen) return []
  const head = Math.min(shownHead(a.units), shownHead(b.units))
  const tail = a.form === 'name' ? 0 : Math.min(shownTail(a.units), shownTail(b.units))
  if (head > 0) shown.push([0, head])
  if (tail > 0) shown.push([-tail])
  return shown
}

function shownOf(units: string, shown: Shown): string {
  let text = ''
  for (const [from, to] of shown) text += units.slice(from, to)
  return text
}
