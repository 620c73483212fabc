import Papa from 'papaparse'
import { AppError } from '../../../shared/errors.ts'
import type { ImportOptions } from '../../../shared/ingest/import.ts'
import { arePlainRecords, offsetOfLine } from '../../../shared/ingest/plain-records.ts'
import { type DetectedEncoding, detectEncoding } from './detect.ts'
import { commonWidth, findHeader } from './header.ts'
import { readable, type SourceFile } from './source-file.ts'
import {
  isBlank,
  type PlainDialect,
  type RecordBorder,
  type SourceChunk,
  type SourceRow,
  type TableSource,
} from './table-source.ts'

const HEAD_BYTES = 1 << 20
const HEAD_RECORDS = 200
/** UTF-16 units to parse at once, at least. */
const LEAST_TEXT = 65_536
const DELIMITERS = [',', '\t', ';', '|']

interface Dialect {
  delimiter: string
  newline: string
}

/** Opens delimited text: encoding, delimiter and header are found in the head or given by hand. */
export async function openCsv(file: SourceFile, options: ImportOptions): Promise<TableSource> {
  const head = await file.head(HEAD_BYTES)
  const { encoding, evidence } = detectEncoding(head, options.encoding, file.name)
  const text = new TextDecoder(encoding).decode(head, { stream: head.length < file.size })
  const fatal = encoding === 'utf-8' && !isSurelyUtf8(head, evidence)
  if (text.trim() === '') throw new AppError('file.empty', { file: file.name })
  const dialect = findDialect(text, options.delimiter)
  const records = parseRecords(text, dialect, head.length < file.size).slice(0, HEAD_RECORDS)
  const headerIndex = options.headerRow === 'auto' ? findHeader(records) : indexOfLine(records, options.headerRow, file.name)
  const header = records[headerIndex] ?? []
  const width = Math.max(header.length, commonWidth(records.slice(headerIndex + 1)))
  const headers = Array.from({ length: width }, (_, column) => header[column] ?? '')
  return {
    format: {
      kind: 'csv',
      encoding,
      evidence,
      undecodable: null,
      delimiter: dialect.delimiter,
      quote: '"',
      headerLines: 1,
      header: headerIndex >= 0 ? lineOf(records, headerIndex) : null,
      sheet: null,
      sheets: [],
    },
    headers,
    plain: findPlain(head, encoding, dialect.delimiter, lineOf(records, headerIndex + 1), width, head.length < file.size),
    read: (signal, onBytes, from) =>
      readRows(file, new TextDecoder(encoding, { fatal }), dialect, headerIndex + 1, headers.length, signal, onBytes, from),
  }
}

function findPlain(
  head: Uint8Array,
  encoding: string,
  delimiter: string,
  line: number,
  width: number,
  isCut: boolean,
): PlainDialect | null {
  if (encoding !== 'utf-8' && encoding !== 'gb18030') return null
  const byte = delimiter.length === 1 ? delimiter.charCodeAt(0) : 0x80
  if (byte >= 0x80 || byte === 0x22 || (encoding === 'gb18030' && byte > 0x3b)) return null
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const offset = line === 1 && hasMark ? 3 : offsetOfLine(head, line)
  return arePlainRecords(head, offset, byte, width, isCut) ? { encoding, delimiter: byte, offset, line, row: 1 } : null
}

/**
 * A mark, or a head with characters beyond ASCII that all decode: broken bytes further on are damage, and their rows rejects. Otherwise they
 * show that the file is not UTF-8 at all.
 */
function isSurelyUtf8(head: Uint8Array, evidence: DetectedEncoding['evidence']): boolean {
  return evidence === 'bom' || (evidence === 'validUtf8' && head.some((byte) => byte > 0x7f))
}

/** Index of the record that starts at a 1-based line; −1 for line 0, which says that there is no header. */
function indexOfLine(records: readonly string[][], line: number, file: string): number {
  if (line === 0) return -1
  let index = 0
  while (index < records.length && lineOf(records, index) < line) index++
  if (index >= records.length) throw new AppError('file.noHeader', { file, line })
  return index
}

function lineOf(records: readonly string[][], index: number): number {
  let line = 1
  for (let before = 0; before < index; before++) line += lineCount(records[before]!)
  return line
}

/** Lines of the file that a record covers: one, and one for each line break inside its cells. */
function lineCount(cells: readonly string[]): number {
  let lines = 1
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.match(/\r\n|\r|\n/g)!.length
  }
  return lines
}

function findDialect(text: string, given: string): Dialect {
  const newline = text.includes('\n') ? (/(?<!\r)\n/.test(text) ? '\n' : '\r\n') : text.includes('\r') ? '\r' : '\n'
  if (given !== 'auto') return { delimiter: given, newline }
  const sample = text.slice(0, 200_000)
  let best = { delimiter: ',', score: -1 }
  for (const delimiter of DELIMITERS) {
    const score = consistency(parseRecords(sample, { delimiter, newline }, true).slice(0, HEAD_RECORDS))
    if (score > best.score) best = { delimiter, score }
  }
  return { delimiter: best.delimiter, newline }
}

/** Share of records that have the common width, weighted by that width; 0 when nothing is split. */
function consistency(records: readonly string[][]): number {
  const width = commonWidth(records)
  if (width < 2) return 0
  const used = records.filter((cells) => !isBlank(cells))
  const fitting = used.filter((cells) => cells.length === width).length
  return (fitting / used.length) * Math.min(1, 0.8 + width / 50)
}

function parserOf(dialect: Dialect): Papa.Parser {
  return new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.newline as '\n', quoteChar: '"' })
}

function parseRecords(text: string, dialect: Dialect, isCut: boolean): string[][] {
  const { data } = parserOf(dialect).parse(text, 0, isCut) as Papa.ParseResult<string[]>
  return data.map((cells) => stripCarriageReturn(cells, dialect))
}

/** In a file of mixed line ends `\n` divides and a `\r` before it is no content. */
function stripCarriageReturn(cells: string[], dialect: Dialect): string[] {
  const last = cells.length - 1
  if (dialect.newline === '\n' && cells[last]?.endsWith('\r')) cells[last] = cells[last].slice(0, -1)
  return cells
}

async function* readRows(
  file: SourceFile,
  decoder: TextDecoder,
  dialect: Dialect,
  skip: number,
  width: number,
  signal: AbortSignal,
  onBytes: (bytes: Uint8Array) => void,
  from?: RecordBorder,
): AsyncIterable<SourceChunk> {
  const reader = (await file.stream(from?.offset)).getReader()
  let rest = ''
  /** A record that does not end is read again when twice as much of it is there, not with every chunk. */
  let enough = LEAST_TEXT
  let bytes = from?.offset ?? 0
  let record = from ? skip : 0
  let line = from?.line ?? 1
  let row = from ? from.row - 1 : 0
  const take = (text: string, isLast: boolean): SourceRow[] => {
    const result = parserOf(dialect).parse(text, 0, !isLast) as Papa.ParseResult<string[]>
    rest = isLast ? '' : text.slice(result.meta.cursor)
    const unclosed = result.errors.find((error) => error.code === 'MissingQuotes')?.row
    const rows: SourceRow[] = []
    result.data.forEach((raw, index) => {
      const cells = stripCarriageReturn(raw, dialect)
      const startLine = line
      line += lineCount(cells)
      if (record++ < skip || isBlank(cells)) return
      row++
      const isUnclosed = isLast && index === unclosed
      rows.push(judge({ row, line: startLine, cells }, width, isUnclosed ? 'unclosed-quote' : null, dialect))
    })
    return rows
  }
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await readable(file.name, () => reader.read())
      if (value) {
        bytes += value.length
        onBytes(value)
      }
      if (done && bytes !== file.size) throw new AppError('file.changed', { file: file.name })
      const text = rest + decode(decoder, value, !done, file.name)
      if (done && text === '') return
      if (!done && text.length < enough) {
        rest = text
        continue
      }
      yield { rows: take(text, done), bytes }
      enough = Math.max(LEAST_TEXT, 2 * rest.length)
      if (done) return
    }
  } finally {
    // A stream that failed refuses to be cancelled, with the failure that is on its way already.
    await reader.cancel().catch(() => {})
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, stream: boolean, file: string): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch (cause) {
    throw new AppError('file.undecodable', { file, encoding: decoder.encoding }, { cause })
  }
}

/** Short rows are filled up, empty cells beyond the header are dropped; what remains ragged or undecodable is a fault. */
function judge(row: SourceRow, width: number, fault: 'unclosed-quote' | null, dialect: Dialect): SourceRow {
  const { cells } = row
  const raw = () => Papa.unparse([cells], { delimiter: dialect.delimiter })
  if (fault) return { ...row, fault: { code: fault, text: '', raw: raw() } }
  if (cells.some((cell) => cell.includes('\ufffd'))) return { ...row, fault: { code: 'undecodable', text: '', raw: raw() } }
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
    return { ...row, fault: { code: 'ragged-row', text: `${cells.length} ≠ ${width}`, raw: raw() } }
  }
  cells.length = Math.min(cells.length, width)
  while (cells.length < width) cells.push('')
  return row
}
