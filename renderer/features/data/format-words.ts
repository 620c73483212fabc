import type { SourceFormat } from '../../../shared/ingest/import.ts'
import type { DataMessages } from '../../messages/data.zh-CN.ts'

export function delimiterName(delimiter: string, messages: DataMessages): string {
  return messages.delimiters[delimiter] ?? messages.otherDelimiter(delimiter)
}

/** How a file was read, on one line: GB18030 · 逗号 · 表头第 1 行. */
export function formatLine(format: SourceFormat, messages: DataMessages): string {
  const isText = format.kind === 'csv'
  return messages.format({
    encoding: isText ? format.encoding.toUpperCase() : 'XLSX',
    delimiter: isText ? delimiterName(format.delimiter, messages) : null,
    header: format.header,
    sheet: format.sheet,
  })
}

export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`
}
