import { AppError } from '../../../shared/errors.ts'
import { findTableStart } from '../../../shared/ingest/header-lines.ts'
import type { ImportOptions, SourceFormat } from '../../../shared/ingest/import.ts'
import { readable, type SourceFile } from './source-file.ts'
import type { SourceRow, TableSource } from './table-source.ts'
import type { SheetRecord, Workbook } from './workbook-grid.ts'

/** Records by which the width is judged, and those by which the header is. */
const WIDTH_RECORDS = 4096
const HEADER_RECORDS = 200
const ROWS_AT_ONCE = 4096
/** Empty columns that part a stray cell far to the right from the table. */
const STRAY_GAP = 64

/** The table in one sheet of a workbook: the given one (by name, or by number from 0), else the first that holds anything, hidden ones last. */
export async function tableOfWorkbook(
  workbook: Workbook,
  file: SourceFile,
  options: ImportOptions,
  text = { encoding: 'workbook', evidence: 'workbook' },
): Promise<TableSource> {
  const { sheet, head } = await findSheet(workbook, file.name, options.sheet)
  const used = usedWidth(head)
  const start = startOf(head, used, options.headerRow, file.name)
  const width = Math.max(used, start.headers.length)
  const headers = Array.from({ length: width }, (_, column) => start.headers[column] ?? '')
  const format: SourceFormat = {
    kind: 'xlsx',
    ...text,
    undecodable: null,
    delimiter: '',
    quote: '',
    headerLines: start.headerLines,
    header: start.header,
    sheet: workbook.sheets[sheet]!.name,
    sheets: workbook.sheets.map(({ name }) => name),
  }
  return {
    format,
    headers,
    plain: null,
    async *read(signal, onBytes) {
      let row = 0
      let rows: SourceRow[] = []
      for await (const { records, share } of workbook.records(sheet, signal)) {
        signal.throwIfAborted()
        for (const record of records) {
          if (record.line < start.data || record.cells.every((cell) => cell.trim() === '')) continue
          rows.push(rowOf(record, ++row, width))
        }
        if (rows.length < ROWS_AT_ONCE) continue
        yield { rows, bytes: Math.floor(file.size * Math.min(1, share)) }
        rows = []
      }
      await passBytes(file, signal, onBytes)
      yield { rows, bytes: file.size }
    },
  }
}

/** A workbook is not read in the order of its bytes; who sums them up is given them before the last rows. */
async function passBytes(file: SourceFile, signal: AbortSignal, onBytes: (bytes: Uint8Array) => void): Promise<void> {
  const reader = (await file.stream()).getReader()
  let size = 0
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await readable(file.name, () => reader.read())
      if (done) break
      size += value.length
      onBytes(value)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
  if (size !== file.size) throw new AppError('file.changed', { file: file.name })
}

async function findSheet(
  workbook: Workbook,
  file: string,
  given: string | number | undefined,
): Promise<{ sheet: number; head: SheetRecord[] }> {
  const { sheets } = workbook
  const sheet = given === undefined ? -1 : numberOf(workbook, given)
  if (given !== undefined && sheet < 0) {
    throw new AppError('sheet.notFound', { file, sheet: given, sheets: sheets.map(({ name }) => name).join('、') })
  }
  const all = sheets.map((_, index) => index)
  const shown = all.filter((index) => !sheets[index]!.isHidden)
  const hidden = all.filter((index) => sheets[index]!.isHidden)
  for (const index of sheet >= 0 ? [sheet] : [...shown, ...hidden]) {
    const head = await headOf(workbook, index)
    if (head.length > 0) return { sheet: index, head }
  }
  throw new AppError('file.empty', { file })
}

/** Names as they stand, then as Excel compares them, which knows no upper case; −1 for none. */
function numberOf({ sheets }: Workbook, given: string | number): number {
  if (typeof given === 'number') return given < sheets.length ? given : -1
  const exact = sheets.findIndex(({ name }) => name === given)
  return exact >= 0 ? exact : sheets.findIndex(({ name }) => name.trim().toLowerCase() === given.trim().toLowerCase())
}

async function headOf(workbook: Workbook, sheet: number): Promise<SheetRecord[]> {
  const head: SheetRecord[] = []
  for await (const { records } of workbook.records(sheet, new AbortController().signal)) {
    for (const record of records) if (record.cells.some((cell) => cell.trim() !== '')) head.push(record)
    if (head.length >= WIDTH_RECORDS) break
  }
  return head
}

/** Columns that the records use, up to a gap of empty ones: what is beyond is a stray cell, and its row a reject. */
function usedWidth(records: readonly SheetRecord[]): number {
  const isUsed: boolean[] = []
  for (const { cells } of records) {
    for (let column = 0; column < cells.length; column++) if (cells[column]!.trim() !== '') isUsed[column] = true
  }
  let width = 0
  for (let column = 0; column < isUsed.length; column++) {
    if (!isUsed[column]) continue
    if (width > 0 && column - width >= STRAY_GAP) break
    width = column + 1
  }
  return width
}

interface Start {
  headers: string[]
  /** 1-based line of the header in the sheet; null without one. */
  header: number | null
  headerLines: number
  /** 1-based line from which on all is data. */
  data: number
}

function startOf(records: readonly SheetRecord[], width: number, given: 'auto' | number, file: string): Start {
  const none: Start = { headers: [], header: null, headerLines: 1, data: 1 }
  if (given === 0) return none
  const square = (record: SheetRecord) => Array.from({ length: width }, (_, column) => record.cells[column] ?? '')
  if (given !== 'auto') {
    const record = records.find(({ line }) => line >= given)
    if (!record) throw new AppError('file.noHeader', { file, line: given })
    return { headers: square(record), header: record.line, headerLines: 1, data: record.line + 1 }
  }
  const start = findTableStart(records.slice(0, HEADER_RECORDS).map(square))
  const first = records[start.header]
  const last = records[start.header + start.headerRecords - 1]
  if (!first || !last) return none
  return { headers: start.headers, header: first.line, headerLines: last.line - first.line + 1, data: last.line + 1 }
}

function rowOf({ line, cells }: SheetRecord, row: number, width: number): SourceRow {
  const isStray = cells.length > width && cells.some((cell, column) => column >= width && cell.trim() !== '')
  if (isStray) {
    const used = cells.findLastIndex((cell) => cell.trim() !== '') + 1
    const raw = cells
      .slice(0, used)
      .join('\t')
      .replace(/\t{8,}/g, '\t…\t')
    return { row, line, cells, fault: { code: 'ragged-row', text: `${used} ≠ ${width}`, raw } }
  }
  if (cells.length > width) cells.length = width
  while (cells.length < width) cells.push('')
  return { row, line, cells }
}
