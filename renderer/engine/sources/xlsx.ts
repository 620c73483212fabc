import { read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { AppError } from '../../../shared/errors.ts'
import type { ImportOptions } from '../../../shared/ingest/import.ts'
import { findHeader } from './header.ts'
import type { SourceFile } from './source-file.ts'
import { isBlank, type SourceRow, type TableSource } from './table-source.ts'

/** SheetJS reads a sheet into one string; beyond the engine's string limit it would be silently empty, so refuse before. */
const LARGEST_SHEET_BYTES = 400 * 1024 * 1024
const ROWS_AT_ONCE = 4096

type DenseSheet = WorkSheet & { '!data'?: ({ t: string; v?: unknown; w?: string; z?: string | number } | undefined)[][] }

/** Opens a workbook (XLSX, XLS, XLSB, ODS); the given sheet, else the first one that has rows. */
export async function openWorkbook(file: SourceFile, options: ImportOptions): Promise<TableSource> {
  const bytes = await file.bytes()
  refuseHugeSheets(bytes, file.name)
  const workbook = readWorkbook(bytes, file.name)
  const { name, records } = findSheet(workbook, file.name, options.sheet)
  const headerIndex = headerIndexOf(records, options.headerRow, file.name)
  const data = records.slice(headerIndex + 1)
  const width = Math.max(headerIndex >= 0 ? usedWidth(records[headerIndex]!.cells) : 0, widestOf(data))
  const headers = Array.from({ length: width }, (_, column) =>
    headerIndex >= 0 ? (records[headerIndex]!.cells[column] ?? '') : '',
  )
  return {
    format: {
      kind: 'xlsx',
      encoding: 'workbook',
      evidence: 'workbook',
      undecodable: null,
      delimiter: '',
      quote: '',
      headerLines: 1,
      header: headerIndex >= 0 ? records[headerIndex]!.line : null,
      sheet: name,
      sheets: workbook.SheetNames,
    },
    headers,
    plain: null,
    async *read(signal, onBytes) {
      onBytes(bytes)
      let rows: SourceRow[] = []
      let row = 0
      for (const [index, { line, cells }] of data.entries()) {
        if (isBlank(cells)) continue
        row++
        rows.push({ row, line, cells: Array.from({ length: width }, (_, column) => cells[column] ?? '') })
        if (rows.length < ROWS_AT_ONCE) continue
        signal.throwIfAborted()
        yield { rows, bytes: Math.floor((file.size * index) / data.length) }
        rows = []
      }
      yield { rows, bytes: file.size }
    },
  }
}

function readWorkbook(bytes: Uint8Array, file: string): WorkBook {
  try {
    return read(bytes, { type: 'array', dense: true, cellDates: false, cellNF: true, cellHTML: false, nodim: true })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    if (/password|encrypt/i.test(message)) throw new AppError('file.passwordProtected', { file }, { cause })
    throw new AppError('file.notATable', { file, found: message.slice(0, 120) }, { cause })
  }
}

/** Reads the sizes in the central directory of the ZIP; a sheet too large to be read whole is refused, a bomb too. */
function refuseHugeSheets(bytes: Uint8Array, file: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 46 <= bytes.length; at++) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== 0x02014b50) continue
    const size = view.getUint32(at + 24, true)
    if (size > LARGEST_SHEET_BYTES) throw new AppError('file.tooLarge', { file, megabytes: Math.round(size / 1e6) })
    at += 45 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}

/** The given sheet, else the first one that holds anything. */
function findSheet(workbook: WorkBook, file: string, given: string | undefined): { name: string; records: SheetRecord[] } {
  if (given !== undefined && !workbook.SheetNames.includes(given)) {
    throw new AppError('sheet.notFound', { file, sheet: given, sheets: workbook.SheetNames.join('、') })
  }
  for (const name of given === undefined ? workbook.SheetNames : [given]) {
    const records = sheetRecords(workbook, name)
    if (records.length > 0) return { name, records }
  }
  throw new AppError('file.empty', { file })
}

interface SheetRecord {
  line: number
  cells: string[]
}

function sheetRecords(workbook: WorkBook, name: string): SheetRecord[] {
  const rows = (workbook.Sheets[name] as DenseSheet | undefined)?.['!data'] ?? []
  const date1904 = workbook.Workbook?.WBProps?.date1904 ?? false
  const records: SheetRecord[] = []
  for (let index = 0; index < rows.length; index++) {
    const cells = Array.from(rows[index] ?? [], (cell) => cellText(cell, date1904))
    if (!isBlank(cells)) records.push({ line: index + 1, cells })
  }
  return records
}

/** What a reader of the sheet sees, but numbers whole: no `5.1E+17` that only the column's width caused, dates as ISO. */
function cellText(cell: { t: string; v?: unknown; w?: string; z?: string | number } | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null) return ''
  if (cell.t === 'n') {
    const format = String(cell.z ?? 'General')
    if (SSF.is_date(format)) return dateText(Number(cell.v), date1904) ?? cell.w ?? String(cell.v)
    return format === 'General' || format === '@' ? String(cell.v) : (cell.w ?? String(cell.v)).trim()
  }
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE'
  if (cell.t === 'e') return cell.w ?? '#N/A'
  return String(cell.v)
}

function dateText(serial: number, date1904: boolean): string | null {
  const date = SSF.parse_date_code(serial, { date1904 })
  if (!date) return null
  const two = (value: number) => String(value).padStart(2, '0')
  const time = `${two(date.H)}:${two(date.M)}:${two(Math.floor(date.S))}`
  if (serial < 1) return time
  const day = `${date.y}-${two(date.m)}-${two(date.d)}`
  return serial % 1 === 0 ? day : `${day} ${time}`
}

function headerIndexOf(records: readonly SheetRecord[], given: 'auto' | number, file: string): number {
  if (given === 0) return -1
  if (given === 'auto') return findHeader(records.slice(0, 200).map(({ cells }) => trimmed(cells)))
  const index = records.findIndex(({ line }) => line >= given)
  if (index < 0) throw new AppError('file.noHeader', { file, line: given })
  return index
}

function trimmed(cells: readonly string[]): string[] {
  return cells.slice(0, usedWidth(cells))
}

function usedWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

function widestOf(records: readonly SheetRecord[]): number {
  return records.reduce((width, { cells }) => Math.max(width, usedWidth(cells)), 0)
}
