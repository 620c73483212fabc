import Papa from 'papaparse'
import type { EvidenceCard } from '../../shared/linkage/card.ts'
import { rowCountOf } from '../../shared/model/relation.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { readPage } from './handlers/rows.ts'
import type { ResolvedRows } from './investigation.ts'
import type { StoredTable } from './store/segments.ts'

/** Cards between two pauses. */
const PART = 50

/** Lines of an output, header first, and how many rows it has in all. */
export interface OutputPiece {
  lines: string[][]
  rows: number
  total: number
}

/** UTF-8 CSV lines of RFC 4180; the byte-order mark belongs to the first piece. */
export function csvBytes(lines: readonly string[][], isFirst: boolean): Uint8Array<ArrayBuffer> {
  if (lines.length === 0) return new Uint8Array(0)
  const text = Papa.unparse(lines as string[][], { newline: '\r\n', header: false })
  return new TextEncoder().encode(`${isFirst ? '\ufeff' : ''}${text}\r\n`)
}

/**
 * Rows of a result: `row`, then the source's columns in their order with their header text, original values. What a link added follows, source
 * after source: the row there (`rightRow` of the last link, `source.row` before), then its columns as `source.header`. Where a dataset has several files
 * the last column is `file`, that of `row`.
 */
export async function rowsPiece(rows: ResolvedRows, offset: number, limit: number): Promise<OutputPiece> {
  const page = await readPage({ ...rows, screens: [] }, offset, limit)
  const { relation, sources, leftParts } = rows
  const readers = relation.parts.map((_, part) => sideReader(rows, part))
  const ends = columnEnds(rows)
  const hasFiles = relation.parts.some(({ source }) => sources.get(source)!.batches.length > 1)
  const header = relation.parts.flatMap(({ source }, part) => {
    const headers = page.columns.slice(part === 0 ? 0 : ends[part - 1], ends[part]).map((column) => column.header)
    if (part === 0) return ['row', ...headers]
    return [part === leftParts ? 'rightRow' : `${source}.row`, ...headers.map((text) => `${source}.${text}`)]
  })
  const ownStart = ends.at(-1) ?? 0
  const ownHeader = page.columns.slice(ownStart).map(({ name }) => name)
  const lines = offset === 0 ? [[...header, ...ownHeader, ...(hasFiles ? ['file'] : [])]] : []
  for (const { index, cells } of page.rows) {
    const line: string[] = []
    for (const [part, read] of readers.entries()) {
      line.push((await read(index)).row, ...cells.slice(part === 0 ? 0 : ends[part - 1], ends[part]))
    }
    line.push(...cells.slice(ownStart))
    if (hasFiles) line.push((await readers[0]!(index)).file)
    lines.push(line)
  }
  return { lines, rows: page.rows.length, total: page.total }
}

/** Where the columns of each part end among those of the result. */
function columnEnds({ relation, sources }: ResolvedRows): number[] {
  let end = 0
  return relation.parts.map(({ source }) => {
    end += sources.get(source)!.columns.length
    return end
  })
}

/** Links of a step: source rows of both sides, files where a dataset has several, score, probability, grade and the evidence card as JSON; rows without a partner too. `pause` is called between parts. */
export async function linksPiece(
  rows: ResolvedRows,
  cardAt: (index: number) => Promise<EvidenceCard>,
  offset: number,
  limit: number,
  pause: (row: number, total: number) => Promise<void>,
): Promise<OutputPiece> {
  const { relation, sources } = rows
  const total = rowCountOf(relation)
  const end = Math.min(total, offset + limit)
  const left = sideReader(rows, 0)
  const right = sideReader(rows, rows.leftParts)
  const hasFiles = [...sources.values()].some(({ batches }) => batches.length > 1)
  const header = [
    'leftRow',
    'rightRow',
    ...(hasFiles ? ['leftFile', 'rightFile'] : []),
    'score',
    'probability',
    'grade',
    'evidence',
  ]
  const lines: string[][] = offset === 0 ? [header] : []
  for (let index = offset; index < end; index++) {
    if ((index - offset) % PART === PART - 1) await pause(index, total)
    const leftRow = await left(index)
    const rightRow = await right(index)
    const files = hasFiles ? [leftRow.file, rightRow.file] : []
    const card = await cardAt(index)
    const [score, probability] = [card.score, card.probability].map((figure) => (figure === null ? '' : String(figure)))
    lines.push([leftRow.row, rightRow.row, ...files, score!, probability!, card.grade, JSON.stringify(card)])
  }
  return { lines, rows: end - offset, total }
}

function sideReader(
  { relation, sources }: ResolvedRows,
  part: number,
): (index: number) => Promise<{ row: string; file: string }> {
  const { source, rows } = relation.parts[part]!
  const table = sources.get(source) as StoredTable
  return async (index) => {
    const ordinal = rows[index]!
    if (ordinal === NO_ROW) return { row: '', file: '' }
    const { batch, row } = await table.origin(ordinal)
    return { row: String(row), file: batch.fileName }
  }
}
