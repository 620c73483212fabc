import { AppError } from '../../../shared/errors.ts'
import type { SheetRecord } from './workbook-grid.ts'
import type { SharedStrings } from './workbook-strings.ts'
import type { CellStyles } from './workbook-styles.ts'
import { isoText } from './workbook-value.ts'
import { isNamed, textOf, type XmlHandler, XmlScanner } from './workbook-xml.ts'

/** The width of Excel since 2007; a reference beyond it is damage. */
const MOST_COLUMNS = 16_384
const CELL = 0x63
const VALUE = 0x76
const FORMULA = 0x66
const TEXT = 0x74

const types = { number: 0, shared: 1, inline: 2, formulaText: 3, boolean: 4, error: 5, date: 6 } as const
type CellType = (typeof types)[keyof typeof types]

/** A cell whose shared string is not read yet. */
interface Awaited {
  cells: string[]
  column: number
  string: number
}

/** Reads the XML of one sheet as it arrives. `<dimension>` is not asked: it is often wrong. */
export class SheetReader {
  private readonly handler: SheetHandler
  private readonly scanner: XmlScanner

  constructor(
    private readonly strings: SharedStrings,
    styles: CellStyles,
    file: string,
  ) {
    this.handler = new SheetHandler(strings, styles, file)
    this.scanner = new XmlScanner(this.handler, file)
  }

  /** The records that end in this piece of XML. */
  async push(bytes: Uint8Array, signal: AbortSignal): Promise<SheetRecord[]> {
    this.scanner.push(bytes)
    const { handler } = this
    if (handler.awaited.length > 0) {
      await this.strings.ensure(handler.lastString, signal)
      if (handler.lastString >= this.strings.length) {
        throw new AppError('file.notATable', { file: handler.file, found: 'sharedStrings' })
      }
      for (const { cells, column, string } of handler.awaited) cells[column] = this.strings.get(string)
      handler.awaited = []
    }
    const { records } = handler
    handler.records = []
    return records
  }

  end(): void {
    this.scanner.end()
    if (!this.handler.isWhole) throw new AppError('file.notATable', { file: this.handler.file, found: 'XML' })
  }
}

class SheetHandler implements XmlHandler {
  wantsText = false
  records: SheetRecord[] = []
  awaited: Awaited[] = []
  lastString = -1
  isWhole = false
  private line = 0
  private cells: string[] = []
  private column = -1
  private type: CellType = types.number
  private style = 0
  private value: string | null = null
  /** The number of `value`, NaN where it is no short run of digits. */
  private digits = Number.NaN
  private formula = ''
  private isInline = false
  private isPhonetic = false
  private isFormula = false

  constructor(
    private readonly strings: SharedStrings,
    private readonly styles: CellStyles,
    readonly file: string,
  ) {}

  open(bytes: Uint8Array, name: number, nameEnd: number, end: number): void {
    const first = bytes[name]!
    if (nameEnd - name === 1) {
      if (first === CELL) this.openCell(bytes, nameEnd, end)
      else if (first === VALUE) {
        this.wantsText = true
        this.value = ''
        this.digits = Number.NaN
      } else if (first === FORMULA) {
        this.wantsText = true
        this.isFormula = true
      } else if (first === TEXT) this.wantsText = this.isInline && !this.isPhonetic
      return
    }
    if (isNamed(bytes, name, nameEnd, 'row')) this.openRow(bytes, nameEnd, end)
    else if (isNamed(bytes, name, nameEnd, 'is')) {
      this.isInline = true
      this.value = ''
    } else if (isNamed(bytes, name, nameEnd, 'rPh')) this.isPhonetic = true
  }

  close(bytes: Uint8Array, name: number, nameEnd: number): void {
    const first = bytes[name]!
    if (nameEnd - name === 1) {
      if (first === CELL) this.closeCell()
      else if (first === VALUE || first === TEXT) this.wantsText = false
      else if (first === FORMULA) {
        this.wantsText = false
        this.isFormula = false
      }
      return
    }
    if (isNamed(bytes, name, nameEnd, 'row')) this.closeRow()
    else if (isNamed(bytes, name, nameEnd, 'is')) this.isInline = false
    else if (isNamed(bytes, name, nameEnd, 'rPh')) this.isPhonetic = false
    else if (isNamed(bytes, name, nameEnd, 'worksheet')) this.isWhole = true
  }

  text(bytes: Uint8Array, start: number, end: number, isCharacterData: boolean): void {
    if (this.isFormula) {
      this.formula += textOf(bytes, start, end, isCharacterData)
      return
    }
    if (!Number.isNaN(this.digits)) {
      this.value = String(this.digits)
      this.digits = Number.NaN
    } else if (this.value === '' && this.type <= types.shared) {
      this.digits = shortInteger(bytes, start, end)
      if (!Number.isNaN(this.digits)) return
    }
    this.value += textOf(bytes, start, end, isCharacterData)
  }

  private openRow(bytes: Uint8Array, nameEnd: number, end: number): void {
    const given = rowNumber(bytes, nameEnd, end)
    this.line = given > 0 ? given : this.line + 1
    this.cells = []
    this.column = -1
  }

  private closeRow(): void {
    if (this.cells.some((cell) => cell !== '') || this.awaited.at(-1)?.cells === this.cells) {
      this.records.push({ line: this.line, cells: this.cells })
    }
    this.cells = []
  }

  /** Attributes of a cell, read byte by byte: there are tens of millions of them. */
  private openCell(bytes: Uint8Array, nameEnd: number, end: number): void {
    this.type = types.number
    this.style = 0
    this.value = null
    this.digits = Number.NaN
    this.formula = ''
    let column = this.column + 1
    let at = nameEnd
    while (at < end) {
      const name = bytes[at]!
      const isAttribute = bytes[at + 1] === 0x3d && bytes[at - 1]! <= 0x20
      if (name === 0x22 || name === 0x27) {
        at = bytes.indexOf(name, at + 1) + 1
        if (at === 0) break
        continue
      }
      if (!isAttribute) {
        at++
        continue
      }
      const start = at + 3
      const stop = bytes.indexOf(bytes[at + 2]!, start)
      if (name === 0x72) column = columnOf(bytes, start, stop, column)
      else if (name === 0x74) this.type = typeOf(bytes, start, stop)
      else if (name === 0x73) this.style = integerOf(bytes, start, stop)
      at = stop + 1
    }
    if (column >= MOST_COLUMNS) throw new AppError('file.notATable', { file: this.file, found: 'XML' })
    this.column = column
  }

  private closeCell(): void {
    const { value, digits, column, cells } = this
    if (value === null) {
      if (this.formula !== '' && this.type !== types.formulaText) this.put(`=${this.formula}`)
      return
    }
    if (this.type === types.shared) {
      const string = Number.isNaN(digits) ? Number(value || Number.NaN) : digits
      if (!Number.isSafeInteger(string) || string < 0) return
      if (string < this.strings.length) this.put(this.strings.get(string))
      else {
        this.fillTo(column)
        cells[column] = ''
        this.awaited.push({ cells, column, string })
        this.lastString = Math.max(this.lastString, string)
      }
    } else if (this.type === types.number) {
      const number = Number.isNaN(digits) ? (value.trim() === '' ? Number.NaN : Number(value)) : digits
      this.put(Number.isNaN(number) ? value : this.styles.text(this.style, number))
    } else if (this.type === types.boolean) this.put(value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE')
    else this.put(this.type === types.date ? isoText(value) : value)
  }

  private put(text: string): void {
    if (text === '') return
    this.fillTo(this.column)
    this.cells[this.column] = text
  }

  private fillTo(column: number): void {
    while (this.cells.length < column) this.cells.push('')
  }
}

/** Digits that a number holds exactly, with a sign; NaN for anything else. */
function shortInteger(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  const isNegative = bytes[at] === 0x2d
  if (isNegative) at++
  if (at === end || end - at > 15) return Number.NaN
  let value = 0
  for (; at < end; at++) {
    const digit = bytes[at]! - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return isNegative ? -value : value
}

/** The attribute `r` of a row; 0 without it. */
function rowNumber(bytes: Uint8Array, nameEnd: number, end: number): number {
  for (let at = nameEnd + 1; at < end; at++) {
    if (bytes[at] === 0x72 && bytes[at + 1] === 0x3d && bytes[at - 1]! <= 0x20) {
      return integerOf(bytes, at + 3, bytes.indexOf(bytes[at + 2]!, at + 3))
    }
  }
  return 0
}

function integerOf(bytes: Uint8Array, start: number, end: number): number {
  const value = shortInteger(bytes, start, end)
  return Number.isNaN(value) ? 0 : Math.max(0, value)
}

/** Column from 0 of a reference like `AB12`; the one expected where there are no letters. */
function columnOf(bytes: Uint8Array, start: number, end: number, expected: number): number {
  let column = 0
  for (let at = start; at < end; at++) {
    const letter = bytes[at]! & 0xdf
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return column === 0 ? expected : column - 1
}

function typeOf(bytes: Uint8Array, start: number, end: number): CellType {
  const first = bytes[start]
  if (end - start === 1) {
    if (first === 0x73) return types.shared
    if (first === 0x62) return types.boolean
    if (first === 0x65) return types.error
    return first === 0x64 ? types.date : types.number
  }
  if (isNamed(bytes, start, end, 'inlineStr')) return types.inline
  return isNamed(bytes, start, end, 'str') ? types.formulaText : types.number
}
