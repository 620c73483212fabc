import type { ImportOptions } from '../../../shared/ingest/import.ts'
import { openCsv } from './csv.ts'
import { detectKind } from './detect.ts'
import type { SourceFile } from './source-file.ts'
import type { TableSource } from './table-source.ts'
import { openWorkbook } from './xlsx.ts'

/** Finds the table in a file of any kind the office receives. */
export async function openTable(file: SourceFile, options: ImportOptions): Promise<TableSource> {
  const kind = detectKind(await file.head(4096), file.name, options.encoding !== 'auto')
  return kind === 'workbook' ? openWorkbook(file, options) : openCsv(file, options)
}
