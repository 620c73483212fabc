import { encodeGb18030 } from './gbk.ts'

/** Encodings in which samples are written; `utf-8` is with a byte order mark, as spreadsheet programs write it. */
export type CsvEncoding = 'gb18030' | 'utf-8'

const ROWS_PER_CHUNK = 1000

/**
 * RFC 4180 bytes of a header and rows, about 1000 rows a chunk; nothing but the chunk at hand is held.
 * A row given as a string is a line as it stands (for faulty samples).
 */
export function* csvChunks(
  header: readonly string[],
  rows: Iterable<readonly string[] | string>,
  encoding: CsvEncoding,
): Generator<Uint8Array<ArrayBuffer>> {
  const utf8 = new TextEncoder()
  const encode = encoding === 'utf-8' ? (text: string) => utf8.encode(text) : encodeGb18030
  let text = (encoding === 'utf-8' ? '\ufeff' : '') + csvLine(header)
  let count = 0
  for (const row of rows) {
    text += typeof row === 'string' ? `${row}\r\n` : csvLine(row)
    if (++count % ROWS_PER_CHUNK !== 0) continue
    yield encode(text)
    text = ''
  }
  if (text !== '') yield encode(text)
}

function csvLine(cells: readonly string[]): string {
  let line = csvCell(cells[0] ?? '')
  for (let index = 1; index < cells.length; index++) line += `,${csvCell(cells[index]!)}`
  return `${line}\r\n`
}

function csvCell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
