import { DictionaryColumn, type StringColumn } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { type MaskedPattern, maskedPattern } from '../values/masked.ts'
import { NO_CODE } from './compared-rule.ts'
import type { ComparerContext } from './comparer.ts'
import { NumberList } from './number-list.ts'

/** What values have in common that show the same places; `units` has `.` for a shown character, `*` for a hidden one. */
export type MaskedShape = MaskedPattern

/**
 * The patterns of one column ({@link maskedPattern}) without a string for each row: about 30 bytes for a telephone.
 *
 * ```
 * 138****1234 · 无 · 张*      shapes phone ...****.... · name .*      shapeOf 0 −1 1      units 138****1234张*      starts 0 11 11 13
 * ```
 */
export interface MaskedKeys {
  shapes: MaskedShape[]
  /** By row: the place of its shape, {@link NO_CODE} where nothing is shown. */
  shapeOf: Int32Array<ArrayBuffer>
  /** UTF-16 units of row r: `units[starts[r]] … units[starts[r + 1] − 1]`. */
  units: Uint16Array<ArrayBuffer>
  starts: Uint32Array<ArrayBuffer>
}

/** The type that masked values of two columns are read by: that of the left one unless the columns are of different types. */
export function maskedType({ leftType, rightType }: Pick<ComparerContext, 'leftType' | 'rightType'>): ColumnType | undefined {
  const isOfLeft = leftType === rightType || rightType === undefined || rightType === 'text' || !leftType
  return isOfLeft && leftType !== 'text' ? leftType : undefined
}

/** The patterns of rows `from … to − 1`. A dictionary's values are read once each. */
export function maskedKeys(column: StringColumn, type: ColumnType | undefined, from = 0, to = column.length): MaskedKeys {
  if (column instanceof DictionaryColumn) {
    const { values, codes } = column
    return maskedOfRows(
      read(values.length, (code) => values[code]!, type),
      Uint32Array.from(codes.subarray(from, to)),
    )
  }
  return read(to - from, (row) => column.get(from + row), type)
}

function read(length: number, text: (row: number) => string, type: ColumnType | undefined): MaskedKeys {
  const shapes = new ShapeList()
  const shapeOf = new Int32Array(length)
  const units = new NumberList(new Uint16Array(11 * length))
  const starts = new Uint32Array(length + 1)
  const isPhone = type === undefined || type === 'phone'
  for (let row = 0; row < length; row++) {
    const value = text(row)
    const hidden = isPhone ? hiddenOfMobile(value) : -1
    const pattern = hidden < 0 ? maskedPattern(value, type) : null
    const shown = hidden < 0 ? (pattern?.units ?? '') : value
    shapeOf[row] = pattern ? shapes.ofPattern(pattern) : hidden < 0 ? NO_CODE : shapes.ofMobile(hidden)
    for (let at = 0; at < shown.length; at++) units.add(shown.charCodeAt(at))
    starts[row + 1] = units.length
  }
  return { shapes: shapes.all, shapeOf, units: units.result(), starts }
}

const MOBILE_DIGITS = 11
const [ONE, NINE, ZERO, SIGN] = [0x31, 0x39, 0x30, 0x2a]

/** Bit n is set where sign n of a mobile is hidden, which is written in eleven digits and `*`: what most rows have, read without a string. −1 for any other text. */
function hiddenOfMobile(text: string): number {
  if (text.length !== MOBILE_DIGITS || text.charCodeAt(0) !== ONE) return -1
  let hidden = 0
  let rest = 0
  for (let at = 1; at < MOBILE_DIGITS; at++) {
    const unit = text.charCodeAt(at)
    if (unit === SIGN) hidden |= 1 << at
    else if (unit < (at === 1 ? ZERO + 3 : ZERO) || unit > NINE) return -1
    else if (at > 1) rest |= unit - ZERO
  }
  return hidden === 0 && rest === 0 ? -1 : hidden
}

/** Numbers shapes as they come. */
class ShapeList {
  readonly all: MaskedShape[] = []
  private readonly places = new Map<string, number>()
  private readonly mobiles: (number | undefined)[] = []

  of(shape: MaskedShape): number {
    const name = `${shape.form} ${shape.isOpen} ${shape.determined} ${shape.units}`
    const place = this.places.get(name) ?? this.all.length
    if (place === this.all.length) {
      this.places.set(name, place)
      this.all.push(shape)
    }
    return place
  }

  ofPattern(pattern: MaskedPattern): number {
    return this.of({ ...pattern, units: pattern.units.replace(/[^*]/g, '.') })
  }

  ofMobile(hidden: number): number {
    const known = this.mobiles[hidden]
    if (known !== undefined) return known
    const signs = Array.from({ length: MOBILE_DIGITS }, (_, at) => ((hidden >>> at) & 1 ? '*' : '.'))
    const determined = signs.filter((sign) => sign === '.').length / MOBILE_DIGITS
    const place = this.of({ form: 'phone', units: signs.join(''), determined, isOpen: false })
    this.mobiles[hidden] = place
    return place
  }
}

/** Patterns of all parts of a column, one after the other. */
export function joinedMasked(parts: readonly MaskedKeys[]): MaskedKeys {
  if (parts.length === 1) return parts[0]!
  const sum = (count: (part: MaskedKeys) => number) => parts.reduce((total, part) => total + count(part), 0)
  const rows = sum(({ shapeOf }) => shapeOf.length)
  const shapes = new ShapeList()
  const shapeOf = new Int32Array(rows)
  const units = new Uint16Array(sum((part) => part.units.length))
  const starts = new Uint32Array(rows + 1)
  let row = 0
  let unit = 0
  for (const part of parts) {
    const places = part.shapes.map((shape) => shapes.of(shape))
    for (let at = 0; at < part.shapeOf.length; at++) {
      shapeOf[row + at] = places[part.shapeOf[at]!] ?? NO_CODE
      starts[row + at + 1] = unit + part.starts[at + 1]!
    }
    units.set(part.units, unit)
    row += part.shapeOf.length
    unit += part.units.length
  }
  return { shapes: shapes.all, shapeOf, units, starts }
}

/** The patterns of chosen rows, in their order; a row that is `NO_ROW` has none. */
export function maskedOfRows({ shapes, ...of }: MaskedKeys, rows: Uint32Array): MaskedKeys {
  const shapeOf = new Int32Array(rows.length)
  const starts = new Uint32Array(rows.length + 1)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    const isRow = row < of.shapeOf.length
    shapeOf[at] = isRow ? of.shapeOf[row]! : NO_CODE
    starts[at + 1] = starts[at]! + (isRow ? of.starts[row + 1]! - of.starts[row]! : 0)
  }
  const units = new Uint16Array(starts[rows.length]!)
  for (let at = 0; at < rows.length; at++) {
    let unit = starts[at]!
    const end = starts[at + 1]!
    for (let from = of.starts[rows[at]!] ?? 0; unit < end; from++) units[unit++] = of.units[from]!
  }
  return { shapes, shapeOf, units, starts }
}

/** The pattern of a row that has one. */
export function patternAt({ shapes, shapeOf, units, starts }: MaskedKeys, row: number): MaskedPattern {
  return { ...shapes[shapeOf[row]!]!, units: String.fromCharCode(...units.subarray(starts[row]!, starts[row + 1]!)) }
}
