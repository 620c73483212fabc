import { AppError } from '../../../shared/errors.ts'
import { detectDialect, isBlankRecord } from '../../../shared/ingest/dialect.ts'
import { findTableStart, looksLikeWords, type TableStart } from '../../../shared/ingest/header-lines.ts'
import type { ImportOptions } from '../../../shared/ingest/import.ts'
import { arePlainRecords, offsetOfLine } from '../../../shared/ingest/plain-records.ts'
import type { ReadTable } from '../../../shared/ingest/record-mender.ts'
import { RecordReader } from '../../../shared/ingest/record-reader.ts'
import { type Dialect, isBlankCell, nextRecord, type RawRecord } from '../../../shared/ingest/tokenizer.ts'
import { ByteDecoder, countUndecodable, hasUndecodable, shown } from './byte-decoder.ts'
import { type DetectedEncoding, detectFileEncoding } from './encoding.ts'
import { readable, type SourceFile } from './source-file.ts'
import type { PlainDialect, RecordBorder, SourceChunk, SourceRow, TableSource } from './table-source.ts'

const OTHER_DELIMITERS = [';', '\t', '|', ' ', ', ']
const HEAD_BYTES = 1 << 20
const HEAD_RECORDS = 400
/** UTF-16 units to read at once, at least. */
const LEAST_TEXT = 65_536
/** Columns that a sheet of Excel has; a wider table is one whose delimiter is wrong. */
const MOST_COLUMNS = 16_384
/** UTF-16 units that a record may be long. */
const LONGEST_RECORD = 1 << 24

/** Opens delimited text: encoding, dialect and header are found in the head or given by hand. */
export async function openCsv(file: SourceFile, options: ImportOptions): Promise<TableSource> {
  const head = await file.head(HEAD_BYTES)
  const detected = await detectFileEncoding(file, head, options.encoding)
  const isCut = head.length < file.size
  const decoded = new ByteDecoder(detected.encoding).decode(head, !isCut)
  const text = decoded.text
  if (text.trim() === '') throw new AppError('file.empty', { file: file.name })
  const dialect = detectDialect(shown(text), givenDialect(options), isCut)
  const records = headRecords(text, dialect, isCut)
  const start = withDamagedHeader(tableStart(records, options, file.name), records, text, dialect, options)
  if (start.width > MOST_COLUMNS)
    throw new AppError('file.tooWide', { file: file.name, columns: start.width, limit: MOST_COLUMNS })
  const regular = records
    .slice(start.data)
    .filter(({ cells, isOdd }) => cells.length === start.width && !isOdd && !isBlankRecord(cells))
  const rest = records.slice(start.data).filter(({ cells, end }) => !isBlankRecord(cells) && end < text.length)
  const table: ReadTable = {
    dialect,
    width: start.width,
    header: start.header >= 0 ? start.headers : null,
    headerLines: start.header >= 0 ? headerLinesOf(records, start) : [],
    sample: regular.map(({ cells }) => cells),
    isRagged: rest.filter(({ cells }) => cells.length < start.width).length * 20 > rest.length,
  }
  const line = lineOf(records, start.data)
  const first = { at: records[start.data]?.start ?? records.at(-1)?.next ?? 0, line }
  return {
    format: {
      kind: 'csv',
      encoding: detected.encoding,
      evidence: detected.evidence,
      undecodable: firstUndecodable(head, decoded.undecodable[0]),
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      headerLines: start.headerRecords,
      header: start.header >= 0 ? lineOf(records, start.header) : null,
      sheet: null,
      sheets: [],
    },
    headers: start.headers.map(shown),
    plain: isRegularHead(table, text.slice(first.at), line, !isCut)
      ? findPlain(head, detected.encoding, table, line, isCut)
      : null,
    read: (signal, onBytes, from) => readRows(file, detected, table, first, signal, onBytes, from),
  }
}

function givenDialect({ delimiter, quote }: ImportOptions): { delimiter: string | null; quote: string | null } {
  return {
    delimiter: delimiter === 'auto' ? null : delimiter,
    quote: quote === 'auto' ? null : quote === 'none' ? '' : quote[0]!,
  }
}

/** Records of the head; when not one is complete there, what there is of it. A record whose quotes do not fit ends with its first line. */
function headRecords(text: string, dialect: Dialect, isCut: boolean): RawRecord[] {
  const records: RawRecord[] = []
  for (let at = 0; at < text.length && records.length < HEAD_RECORDS; ) {
    let record = nextRecord(text, at, dialect, !isCut)
    if (!record && records.length === 0) record = nextRecord(text, at, dialect, true)
    if (!record) break
    if ((record.isOdd || record.isOpen) && record.lines > 1) record = nextRecord(text, at, { ...dialect, quote: '' }, true)!
    records.push(record)
    at = record.next
  }
  return records
}

/** The header in the line right above records without one, when a delimiter or quote too many, or another delimiter, hides its width. */
function withDamagedHeader(
  start: TableStart,
  records: readonly RawRecord[],
  text: string,
  dialect: Dialect,
  { headerRow }: ImportOptions,
): TableStart {
  const above = records[start.data - 1]
  if (headerRow !== 'auto' || start.header >= 0 || start.width < 3 || !above) return start
  const line = text.slice(above.start, above.end)
  const readings = [
    above.cells.filter((cell) => !isBlankCell(cell)),
    ...OTHER_DELIMITERS.map((delimiter) => line.split(delimiter).map(unquoted)),
  ]
  const headers = [line.split(dialect.delimiter).map(unquoted), ...readings].find(
    (cells) => cells.length === start.width && cells.filter(isBlankCell).length <= 1 && looksLikeWords(cells),
  )
  return headers ? { ...start, header: start.data - 1, headerRecords: 1, headers } : start
}

function unquoted(cell: string): string {
  return /^"(.*)"$/.exec(cell.trim())?.[1] ?? cell
}

function tableStart(records: readonly RawRecord[], { headerRow }: ImportOptions, file: string): TableStart {
  const cells = records.map((record) => record.cells)
  if (headerRow === 'auto') return findTableStart(cells)
  if (headerRow === 0) {
    const { width, data, header } = findTableStart(cells)
    return {
      width,
      header: -1,
      headerRecords: 0,
      data: header >= 0 ? header : data,
      headers: Array.from({ length: width }, () => ''),
    }
  }
  const header = records.findIndex((_, index) => lineOf(records, index) >= headerRow)
  if (header === -1) throw new AppError('file.noHeader', { file, line: headerRow })
  const below = findTableStart(cells.slice(header + 1))
  const width = Math.max(cells[header]!.length, below.width)
  return {
    width,
    header,
    headerRecords: 1,
    data: header + 1,
    headers: Array.from({ length: width }, (_, column) => cells[header]![column] ?? ''),
  }
}

function headerLinesOf(records: readonly RawRecord[], { header, data, width }: TableStart): string[][] {
  const lines = records.slice(header, data).map(({ cells }) => cells)
  return lines.filter((cells) => cells.length === width && !isBlankRecord(cells))
}

function lineOf(records: readonly RawRecord[], index: number): number {
  let line = 1
  for (let before = 0; before < index; before++) line += records[before]!.lines
  return line
}

function firstUndecodable(head: Uint8Array, offset: number | undefined): { offset: number; byte: number; line: number } | null {
  if (offset === undefined) return null
  return {
    offset,
    byte: head[offset]!,
    line: head.subarray(0, offset).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1),
  }
}

/** Whether all records of the head are rows as they stand: no repeated header, no note, nothing mended. */
function isRegularHead(table: ReadTable, text: string, line: number, isLast: boolean): boolean {
  const reader = new RecordReader(table, line, 1)
  return reader.take(text, isLast).rows.every(({ fault }) => !fault) && !reader.hasMended
}

function findPlain(
  head: Uint8Array,
  encoding: string,
  { dialect, width, headerLines }: ReadTable,
  line: number,
  isCut: boolean,
): PlainDialect | null {
  const { delimiter, quote, escapeMark } = dialect
  if (encoding !== 'utf-8' && encoding !== 'gb18030') return null
  if (quote !== '"' || escapeMark !== '"' || delimiter.length !== 1) return null
  const byte = delimiter.charCodeAt(0)
  if (byte >= 0x80 || byte === 0x22 || (encoding === 'gb18030' && byte > 0x3b)) return null
  const titles = headerLines[0]?.join('') ?? ''
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const offset = line === 1 && hasMark ? 3 : offsetOfLine(head, line)
  return arePlainRecords(head, offset, byte, width, isCut) ? { encoding, delimiter: byte, offset, line, row: 1, titles } : null
}

async function* readRows(
  file: SourceFile,
  detected: DetectedEncoding,
  table: ReadTable,
  first: { at: number; line: number },
  signal: AbortSignal,
  onBytes: (bytes: Uint8Array) => void,
  from?: RecordBorder,
): AsyncIterable<SourceChunk> {
  const stream = (await file.stream(from?.offset)).getReader()
  const decoder = new ByteDecoder(detected.encoding, from?.offset ?? 0)
  const undecodable = new UndecodableBytes()
  let records = from ? new RecordReader(table, from.line, from.row) : null
  let text = ''
  /** A record that does not end is read again when twice as much of it is there, not with every chunk. */
  let enough = LEAST_TEXT
  let bytes = from?.offset ?? 0
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await readable(file.name, () => stream.read())
      if (value) {
        bytes += value.length
        onBytes(value)
      }
      if (done && bytes !== file.size) throw new AppError('file.changed', { file: file.name })
      const part = decoder.decode(value, done)
      if (part.undecodable.length > 0 && !detected.isProven) {
        throw new AppError('file.undecodable', { file: file.name, encoding: detected.encoding })
      }
      undecodable.add(part.undecodable)
      text += part.text
      if (!done && text.length < enough) continue
      if (!records && text.length >= first.at) {
        undecodable.skip(text.slice(0, first.at))
        text = text.slice(first.at)
        records = new RecordReader(table, first.line, 1)
      }
      if (records) {
        const { rows, rest } = records.take(text, done)
        text = text.slice(rest)
        refuseLong(file.name, records, text)
        yield { rows: rows.map((row) => undecodable.judge(row, table.dialect.delimiter)), bytes }
      } else refuseLong(file.name, null, text)
      enough = Math.max(LEAST_TEXT, Math.min(2 * text.length, LONGEST_RECORD + 1))
      if (done) return
    }
  } finally {
    // A stream that failed refuses to be cancelled, with the failure that is on its way already.
    await stream.cancel().catch(() => {})
  }
}

/** A record that is longer than any record of a table, or has no end so far. */
function refuseLong(file: string, records: RecordReader | null, rest: string): void {
  if (rest.length <= LONGEST_RECORD && (records?.longest ?? 0) <= LONGEST_RECORD) return
  throw new AppError('file.recordTooLong', { file, line: records?.nextLine ?? 1, megabytes: LONGEST_RECORD >> 20 })
}

/** Follows the broken bytes of a file to the rows that hold them. */
class UndecodableBytes {
  private offsets: number[] = []

  add(offsets: readonly number[]): void {
    for (const offset of offsets) this.offsets.push(offset)
  }

  skip(text: string): void {
    this.offsets.splice(0, countUndecodable(text))
  }

  /** A row with broken bytes is a reject that names the first of them. */
  judge(row: SourceRow, delimiter: string): SourceRow {
    if (this.offsets.length === 0) return row
    const text = row.fault ? row.fault.raw : row.cells.join(delimiter)
    if (!hasUndecodable(text)) return row
    const [offset] = this.offsets.splice(0, countUndecodable(text))
    const broken = /[\udc80-\udcff]/.exec(text)![0].charCodeAt(0) & 0xff
    return {
      ...row,
      cells: row.cells.map(shown),
      fault: {
        code: 'undecodable',
        text: `0x${broken.toString(16).toUpperCase()} @ ${offset}`,
        raw: shown(text),
      },
    }
  }
}
