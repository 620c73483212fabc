import type { SourceFormat } from '../../../shared/ingest/import.ts'
import type { DataMessages } from '../../messages/data.zh-CN.ts'

export function delimiterName(delimiter: string, messages: DataMessages): string {
  return messages.delimiters[delimiter] ?? messages.otherDelimiter(delimiter)
}

/** The quote character of a file; '' where quotes are ordinary characters. */
export function quoteName(quote: string, { importWords }: DataMessages): string {
  return quote === '' ? importWords.noQuote : (importWords.quotes[quote] ?? importWords.otherQuote(quote))
}

/** How a file was read, on one line: GB18030 · 逗号 · 表头第 1 行. */
export function formatLine(format: SourceFormat, messages: DataMessages): string {
  const isText = format.kind === 'csv'
  return messages.format({
    encoding: isText ? format.encoding.toUpperCase() : messages.workbook,
    delimiter: isText ? delimiterName(format.delimiter, messages) : null,
    quote: isText && format.quote !== '"' ? messages.batchWords.quote(format.quote) : null,
    header: format.header,
    headerLines: format.headerLines,
    sheet: format.sheet,
  })
}

/** The first byte that the encoding does not know, with its place; null without one. */
export function undecodableLine({ undecodable }: SourceFormat, messages: DataMessages): string | null {
  if (!undecodable) return null
  const { offset, byte, line } = undecodable
  return messages.batchWords.undecodable(offset + 1, byte.toString(16).toUpperCase().padStart(2, '0'), line)
}
