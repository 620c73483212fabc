import type { ColumnShape } from './column-shape.ts'
import { isBlankRecord } from './dialect.ts'
import type { RejectCode } from './import.ts'
import { type ReadTable, RecordMender } from './record-mender.ts'
import { isBlankCell, nextRecord, type RawRecord } from './tokenizer.ts'

/** A record as it is handed on: `fault` says why it cannot be accepted, `raw` is its text. */
export interface ReadRecord {
  row: number
  line: number
  cells: string[]
  fault?: { code: RejectCode; text: string; raw: string }
}

/** Lines looked at for the end of a quote that was never closed. */
const MOST_SWALLOWED_LINES = 200
/** Characters in which the end of an unclosed quote is looked for. */
const REACH = 1 << 20
/** Records looked at for a repeated header behind a blank one. */
const HEADER_AHEAD = 5

/**
 * Reads a table's records out of text that comes in pieces: regular ones as they are, others mended where the evidence allows, and the rest with
 * its fault. What a record is taken for depends on the file alone, not on where the pieces end.
 */
export class RecordReader {
  private readonly table: ReadTable
  private readonly mender: RecordMender
  private otherWidth = 0
  /** UTF-16 units of the longest record so far. */
  longest = 0
  private isAfterBlank = false
  private isAfterHeader = false
  private line: number
  private row: number

  /** `line` is the 1-based line of the first record, `row` the number that the first row gets. */
  constructor(table: ReadTable, line: number, row: number) {
    this.table = table
    this.mender = new RecordMender(table)
    this.line = line
    this.row = row - 1
  }

  /** Whether a record was divided anew. */
  get hasMended(): boolean {
    return this.mender.repairs > 0
  }

  /** 1-based line of the record that is taken next. */
  get nextLine(): number {
    return this.line
  }

  /** Takes the records that are surely complete; `rest` is where the first one begins that is not. */
  take(text: string, isLast: boolean): { rows: ReadRecord[]; rest: number } {
    const { dialect } = this.table
    const rows: ReadRecord[] = []
    let at = 0
    while (at < text.length) {
      const record = nextRecord(text, at, dialect, isLast)
      if (record && record.next - at > this.longest) this.longest = record.next - at
      if (record && this.isPlainly(record)) {
        if (this.isFiller(record)) this.isAfterBlank = true
        else rows.push(this.regular(record, text))
        this.line += record.lines
        at = record.next
        continue
      }
      const next = this.takeIrregular(text, at, record, isLast, rows)
      if (next === null) break
      at = next
    }
    return { rows, rest: at }
  }

  private isPlainly(record: RawRecord): boolean {
    const { cells, isOdd, isOpen, next, start } = record
    return (
      cells.length === this.table.width &&
      !isOdd &&
      !isOpen &&
      this.otherWidth === 0 &&
      !this.isAfterBlank &&
      next - start <= REACH
    )
  }

  /**
   * Whether a record of another width is one all the same, though it covers several lines: its quotes are in order, and no line of a
   * cell holds as many delimiters as half a record.
   */
  private isWhole({ cells, isOdd, isOpen }: RawRecord): boolean {
    const { width, dialect } = this.table
    if (isOdd || isOpen || cells.length * 2 < width || !cells.slice(width).every(isBlankCell)) return false
    const isRecord = (line: string) => line.split(dialect.delimiter).length * 2 > width
    return !cells.some((cell) => cell.includes('\n') && cell.split('\n').slice(1).some(isRecord))
  }

  private isFiller(record: RawRecord): boolean {
    return isBlankCell(record.cells[0]!) && isBlankRecord(record.cells)
  }

  private regular(record: RawRecord, text: string): ReadRecord {
    const row = { row: ++this.row, line: this.line, cells: record.cells }
    const { cells } = record
    for (const line of this.table.headerLines) {
      if (cells[0] !== line[0] || !line.every((cell, column) => cell === cells[column])) continue
      this.isAfterHeader = true
      return faulty(row, 'other-table', '', text.slice(record.start, record.end))
    }
    return row
  }

  /** Handles a record that needs a second look; the offset behind it, or null when more text must come first. */
  private takeIrregular(text: string, at: number, record: RawRecord | null, isLast: boolean, rows: ReadRecord[]): number | null {
    const { dialect, width } = this.table
    if (!record && text.length - at < REACH) return null
    const isLong = !record || record.next - at > REACH
    const isWhole = record !== null && !isLong && this.isWhole(record)
    if (
      !record ||
      isLong ||
      record.isOpen ||
      (record.lines > 1 && (record.isOdd || (record.cells.length !== width && !isWhole)))
    ) {
      const cut = this.findUnclosed(text, at, isLast)
      if (cut === 'wait') return null
      if (cut) return this.push(text, cut, false, isLast, rows)
      if (!record) return null
      if (record.isOpen && this.isOneLine(text, record))
        return this.push(text, { ...record, end: lineEnd(text, at, dialect.bareReturn).end }, false, isLast, rows)
      if (record.isOpen) {
        rows.push(
          faulty({ row: ++this.row, line: this.line, cells: record.cells }, 'unclosed-quote', '', text.slice(at, record.end)),
        )
        this.line += record.lines
        return record.next
      }
    }
    if (isBlankRecord(record.cells)) {
      this.isAfterBlank = true
      this.line += record.lines
      return record.next
    }
    const isRegular = record.cells.length === width && !record.isOdd
    if (this.isAfterBlank || this.isAfterHeader) {
      const isFilled = record.cells.filter((cell) => !isBlankCell(cell)).length * 2 > width
      const isTitle = this.isAfterBlank && !(isRegular && isFilled && this.mender.fits(record.cells))
      const repeated = this.isHeaderLine(record.cells) ? true : isTitle && this.isHeaderAhead(text, record.next, isLast)
      if (repeated === 'wait') return null
      this.isAfterHeader = repeated && (this.isAfterHeader || this.isHeaderLine(record.cells))
      if (repeated) {
        this.otherWidth = 0
        rows.push(this.other(record, text))
        return record.next
      }
    }
    if (this.otherWidth > 0 && !(isRegular && this.otherWidth !== width)) {
      rows.push(this.other(record, text))
      return record.next
    }
    this.otherWidth = 0
    if (this.startsOther(record)) {
      this.otherWidth = record.cells.length
      rows.push(this.other(record, text))
      return record.next
    }
    if (isRegular && this.isAfterBlank && this.isNote(record.cells)) {
      rows.push(this.other(record, text))
      return record.next
    }
    this.isAfterBlank = false
    if (isRegular) {
      rows.push(this.regular(record, text))
      this.line += record.lines
      return record.next
    }
    return this.push(text, record, true, isLast, rows)
  }

  private other(record: RawRecord, text: string): ReadRecord {
    const row = faulty(
      { row: ++this.row, line: this.line, cells: record.cells },
      'other-table',
      `${record.cells.length} ≠ ${this.table.width}`,
      text.slice(record.start, record.end),
    )
    this.line += record.lines
    return row
  }

  /** A whole line, after which the file ends, with nothing behind its last quote: a quote too many rather than a file that was cut off. */
  private isOneLine(text: string, { cells, start, end }: RawRecord): boolean {
    if (!isBlankCell(cells.at(-1)!)) return false
    const line = lineEnd(text, start, this.table.dialect.bareReturn)
    return line.end < end && isBlankCell(text.slice(line.next))
  }

  /** A title or footnote behind a blank line: hardly a cell is filled, and not as in the table. */
  private isNote(cells: readonly string[]): boolean {
    const filled = cells.filter((cell) => !isBlankCell(cell)).length
    return cells.length >= 3 && filled * 4 <= cells.length && !this.mender.fits(cells)
  }

  /** A line of the table's header once more: its texts are those of their columns, whole or in part. */
  private isHeaderLine(cells: readonly string[]): boolean {
    const { header, width } = this.table
    if (!header || cells.length !== width) return false
    let filled = 0
    let known = 0
    for (const [column, cell] of cells.entries()) {
      const text = cell.trim()
      if (text === '') continue
      filled++
      const title = header[column]!.trim()
      if (title === text || title.startsWith(`${text} `) || title.endsWith(` ${text}`)) known++
    }
    return filled > 0 && known * 5 >= filled * 4 && (this.isAfterHeader || known >= Math.min(2, width))
  }

  /** Whether the header stands once more within the next records: what is before it are titles. */
  private isHeaderAhead(text: string, from: number, isLast: boolean): boolean | 'wait' {
    const { header, dialect } = this.table
    if (!header) return false
    let at = from
    for (let ahead = 0; ahead < HEADER_AHEAD && at < text.length; ahead++) {
      const record = nextRecord(text, at, dialect, isLast)
      if (!record) return text.length - from > REACH ? false : 'wait'
      if (this.isHeaderLine(record.cells)) return true
      at = record.next
    }
    return at >= text.length && !isLast ? 'wait' : false
  }

  /** A line of words where the table has values is the header of another table. */
  private startsOther(record: RawRecord): boolean {
    const { width, header } = this.table
    const { cells } = record
    if (cells.length === width && (!this.isAfterBlank || header?.every((text, column) => text === cells[column]))) return false
    if (cells.length < 2 || cells.filter(isBlankCell).length * 2 > cells.length) return false
    const shapes = this.mender.columns()
    let typed = 0
    let words = 0
    for (let column = 0; column < Math.min(width, cells.length); column++) {
      if (digitShare(shapes[column]!) < 0.8 || isBlankCell(cells[column]!)) continue
      typed++
      if (!/\d/.test(cells[column]!)) words++
    }
    if (cells.some((cell) => cell.length > 100)) return false
    if (header && cells.length !== width) {
      const known = cells.filter((cell) => !isBlankCell(cell) && header.includes(cell)).length
      if (known >= 2 && known * 2 >= cells.length) return true
    }
    return typed >= 2 && words >= 2 && words * 10 >= typed * 9
  }

  /**
   * Where a record ends whose quote is never closed, or closed records later: at the first line end behind which a regular record stands. Null
   * when there is none near, `wait` when the text goes on where it must be seen.
   */
  private findUnclosed(text: string, at: number, isLast: boolean): RawRecord | 'wait' | null {
    const { dialect, width } = this.table
    if (width < 2) return null
    const view = text.length - at > REACH ? text.slice(0, at + REACH) : text
    let from = at
    for (let lines = 1; lines <= MOST_SWALLOWED_LINES; lines++) {
      const end = lineEnd(text, from, dialect.bareReturn)
      if (end.next >= view.length) return isLast || view !== text ? null : 'wait'
      const following = nextRecord(view, end.next, dialect, isLast && view === text)
      if (
        following &&
        following.cells.length === width &&
        !following.isOdd &&
        !following.isOpen &&
        !isBlankRecord(following.cells)
      ) {
        if (lines === 1 || this.mender.fits(following.cells)) {
          return { cells: [], start: at, end: end.end, next: end.next, lines, isOdd: true, isOpen: false }
        }
      }
      if (!following && view === text) return 'wait'
      from = end.next
    }
    return null
  }

  /** Mends a record and pushes it, or pushes it with its fault. */
  private push(text: string, record: RawRecord, isWhole: boolean, isLast: boolean, rows: ReadRecord[]): number | null {
    const { width, isRagged } = this.table
    const raw = text.slice(record.start, record.end)
    const isEnd = isLast && record.next >= text.length && record.end === text.length
    const row = { row: ++this.row, line: this.line, cells: record.cells }
    const cells = this.mender.mend(raw, record, isWhole)
    this.line += record.lines
    const isCutOff = isEnd && !isRagged && isWhole && record.cells.length < width
    if (isCutOff && (!cells || isBlankCell(cells.at(-1)!))) {
      rows.push(faulty(row, 'truncated', `${record.cells.length} ≠ ${width}`, raw))
    } else if (cells) {
      rows.push({ ...row, cells })
    } else {
      const text = isWhole ? `${record.cells.length} ≠ ${width}` : ''
      rows.push(faulty(row, isWhole ? 'ragged-row' : 'unclosed-quote', text, raw))
    }
    return record.next
  }
}

function digitShare(shape: ColumnShape): number {
  let digits = 0
  let filled = 0
  for (const [outline, count] of shape.coarse) {
    if (outline === '') continue
    filled += count
    if (outline.includes('9')) digits += count
  }
  return filled === 0 || filled * 2 < shape.count ? 0 : digits / filled
}

function faulty(row: { row: number; line: number; cells: string[] }, code: RejectCode, text: string, raw: string): ReadRecord {
  return { ...row, fault: { code, text, raw } }
}

function lineEnd(text: string, from: number, bareReturn: boolean): { end: number; next: number } {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10) return { end: at, next: at + 1 }
    if (code === 13) {
      if (text.charCodeAt(at + 1) === 10) return { end: at, next: at + 2 }
      if (bareReturn) return { end: at, next: at + 1 }
    }
  }
  return { end: at, next: at }
}
