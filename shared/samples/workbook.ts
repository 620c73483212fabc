import { utils, type WorkSheet, write } from '@e965/xlsx'
import { spreadsheetDay } from './clock.ts'

/**
 * Bytes of a workbook with one sheet: texts as texts (identity numbers keep their 18 digits), the columns named in `dates` as true
 * dates. The whole sheet is built in memory: for up to some 50,000 rows.
 */
export function workbookBytes(
  sheetName: string,
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  dates: ReadonlySet<string>,
): Uint8Array<ArrayBuffer> {
  const sheet: WorkSheet = {}
  const put = (row: number, column: number, cell: WorkSheet[string]) => {
    sheet[utils.encode_cell({ r: row, c: column })] = cell
  }
  header.forEach((name, column) => {
    put(0, column, { t: 's', v: name })
  })
  let count = 0
  for (const row of rows) {
    count++
    row.forEach((value, column) => {
      if (value === '') return
      if (dates.has(header[column]!)) put(count, column, { t: 'n', v: spreadsheetDay(value), z: 'yyyy-mm-dd' })
      else put(count, column, { t: 's', v: value })
    })
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: count, c: header.length - 1 } })
  sheet['!cols'] = header.map((name) => ({ wch: name === '简要案情' ? 60 : name.endsWith('号') ? 22 : 14 }))
  const workbook = { SheetNames: [sheetName], Sheets: { [sheetName]: sheet } }
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}

/** Bytes of a workbook with one sheet of texts as they stand, the first row perhaps a title over all columns. For up to some 50,000 rows. */
export function plainWorkbookBytes(sheetName: string, rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((value) => value || null)))
  const width = Math.max(...rows.map((row) => row.length))
  if (rows[0]?.length === 1 && width > 1) sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: width - 1 } }]
  const workbook = { SheetNames: [sheetName], Sheets: { [sheetName]: sheet } }
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}
