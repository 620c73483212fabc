import type { ImportOptions } from '../../../shared/ingest/import.ts'
import { openCsv } from './csv.ts'
import { refuseOtherKinds } from './detect.ts'
import type { SourceFile } from './source-file.ts'
import type { TableSource } from './table-source.ts'
import { WORKBOOK_HEAD_BYTES, workbookKind } from './workbook-kind.ts'
import { openTextWorkbook, openWorkbook } from './xlsx.ts'

/** Finds the table in a file of any kind the office receives. */
export async function openTable(file: SourceFile, options: ImportOptions): Promise<TableSource> {
  const head = await file.head(WORKBOOK_HEAD_BYTES)
  const kind = workbookKind(head)
  if (kind === 'text') return openTextWorkbook(file, options)
  if (kind === 'binary') return openWorkbook(file, options)
  refuseOtherKinds(head, file.name, options.encoding !== 'auto')
  return openCsv(file, options)
}
