import { AppError } from '../../../shared/errors.ts'
import type { ImportOptions } from '../../../shared/ingest/import.ts'
import { detectFileEncoding } from './encoding.ts'
import type { SourceFile } from './source-file.ts'
import type { TableSource } from './table-source.ts'
import type { Workbook } from './workbook-grid.ts'
import { findOoxmlMain, openOoxml } from './workbook-ooxml.ts'
import { openSheetJs } from './workbook-sheetjs.ts'
import { tableOfWorkbook } from './workbook-table.ts'
import { ZipArchive } from './workbook-zip.ts'

/** What SheetJS reads is whole in memory, several times over; a part beyond the engine's string limit would be silently empty. */
const LARGEST_WHOLE_BYTES = 256 * 1024 * 1024

/** Opens a workbook (XLSX, XLSM as a stream; XLS, ET, XLSB, ODS whole). */
export async function openWorkbook(file: SourceFile, options: ImportOptions): Promise<TableSource> {
  const head = await file.head(4)
  const isZip = head[0] === 0x50 && head[1] === 0x4b
  return tableOfWorkbook(isZip ? await openZipped(file) : await openWhole(file), file, options)
}

/** Opens a workbook that is written as text: HTML, SpreadsheetML 2003, SYLK, DIF. */
export async function openTextWorkbook(file: SourceFile, options: ImportOptions): Promise<TableSource> {
  if (file.size > LARGEST_WHOLE_BYTES) throw tooLarge(file)
  const bytes = await file.bytes()
  const { encoding, evidence } = await detectFileEncoding(file, bytes.subarray(0, 1 << 20), options.encoding)
  return tableOfWorkbook(openSheetJs(new TextDecoder(encoding).decode(bytes), file.name), file, options, { encoding, evidence })
}

async function openZipped(file: SourceFile): Promise<Workbook> {
  const zip = await ZipArchive.open(file)
  const main = await findOoxmlMain(zip, file.name)
  if (main !== null) return openOoxml(zip, main, file.name)
  // What is unpacked whole is measured before, as it really is and not as the directory says.
  const size = zip.all.reduce((sum, entry) => sum + entry.size, 0)
  if (size > LARGEST_WHOLE_BYTES) throw tooLarge(file, size)
  for (const entry of zip.all) for await (const _ of zip.read(entry));
  return openSheetJs(await file.bytes(), file.name)
}

async function openWhole(file: SourceFile): Promise<Workbook> {
  if (file.size > LARGEST_WHOLE_BYTES) throw tooLarge(file)
  return openSheetJs(await file.bytes(), file.name)
}

function tooLarge(file: SourceFile, size = file.size): AppError {
  return new AppError('file.tooLarge', { file: file.name, megabytes: Math.round(size / 1e6) })
}
