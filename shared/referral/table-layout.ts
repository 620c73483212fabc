import type { Cell, Row, TableBlock } from './blocks.ts'
import { DENSE_TABLE_SIZE, type PlacedRule, TABLE_SIZE, TYPE_LEFT } from './page.ts'
import { type LineStyle, type PageFlow, placeLine, type SetLine } from './page-flow.ts'
import { setCentred, setParagraph } from './paragraph-layout.ts'

/** Thickness of a table's rules. */
const RULE = 0.5
const PADDING_X = 4
const PADDING_Y = 3.5
/** A row is split between pages when it has more lines than this; shorter ones move on whole. */
const WHOLE_ROW_LINES = 8
/** At least this many lines of a split row stand at a page's foot. */
const SPLIT_LINES = 3

const regular: LineStyle = { role: 'fangsong', size: TABLE_SIZE, pitch: TABLE_SIZE, height: 18 }
const dense: LineStyle = { role: 'fangsong', size: DENSE_TABLE_SIZE, pitch: DENSE_TABLE_SIZE, height: 16 }

interface SetCell {
  left: number
  width: number
  lines: SetLine[]
}
interface SetRow {
  cells: SetCell[]
  lines: number
  lineHeight: number
}

/** Sets a table into the flow; its header is repeated on each page it reaches. */
export function flowTable(flow: PageFlow, table: TableBlock): void {
  const header = table.header && setRow({ cells: table.header }, table)
  const rows = table.rows.map((row) => setRow(row, table))
  let isFragmentOpen = false
  const open = (row: SetRow) => {
    const headerHeight = header ? rowHeight(header) : 0
    flow.need(headerHeight + RULE + leastHeight(row))
    placeHorizontal(flow, table.widths, flow.y)
    flow.y += RULE
    if (header) placeRow(flow, header)
    isFragmentOpen = true
  }
  for (const row of rows) {
    let rest: SetRow | null = row
    while (rest) {
      if (!isFragmentOpen) open(rest)
      const [part, remainder] = cutRow(rest, flow)
      if (part) placeRow(flow, part)
      if (remainder) {
        flow.turn()
        isFragmentOpen = false
      }
      rest = remainder
    }
  }
}

/** Height in points that the beginning of a table takes at least, so that a heading stays with it. */
export function leastTableHeight(table: TableBlock): number {
  const first = table.rows[0]
  const header = table.header ? rowHeight(setRow({ cells: table.header }, table)) : 0
  return header + (first ? leastHeight(setRow(first, table)) : 0) + RULE
}

function leastHeight(row: SetRow): number {
  return row.lines > WHOLE_ROW_LINES ? SPLIT_LINES * row.lineHeight + 2 * PADDING_Y + RULE : rowHeight(row)
}

function rowHeight(row: SetRow): number {
  return row.lines * row.lineHeight + 2 * PADDING_Y + RULE
}

/** What of a row goes on this page and what on the next. */
function cutRow(row: SetRow, flow: PageFlow): [SetRow | null, SetRow | null] {
  if (flow.fits(rowHeight(row))) return [row, null]
  const fitting = Math.floor((flow.room - 2 * PADDING_Y - RULE + 0.05) / row.lineHeight)
  if (row.lines <= WHOLE_ROW_LINES || fitting < SPLIT_LINES) return [null, row]
  const cut = (from: number, to: number): SetRow => {
    const cells = row.cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, to) }))
    return { cells, lines: Math.min(to, row.lines) - from, lineHeight: row.lineHeight }
  }
  return [cut(0, fitting), cut(fitting, Number.POSITIVE_INFINITY)]
}

function setRow(row: Row, { widths, isDense }: TableBlock): SetRow {
  const style = isDense ? dense : regular
  let column = 0
  let left = TYPE_LEFT
  const cells = row.cells.map((cell) => {
    const span = widths.slice(column, column + (cell.columns ?? 1))
    const width = span.reduce((sum, one) => sum + one, 0)
    const set = { left, width, lines: setCell(cell, style, left + PADDING_X, width - 2 * PADDING_X) }
    column += span.length
    left += width
    return set
  })
  return { cells, lines: Math.max(1, row.minimumLines ?? 1, ...cells.map((cell) => cell.lines.length)), lineHeight: style.height }
}

function setCell(cell: Cell, regularStyle: LineStyle, left: number, width: number): SetLine[] {
  const style: LineStyle = cell.isLabel ? { ...regularStyle, role: 'heiti' } : regularStyle
  const lines = cell.paragraphs.flatMap((spans) => setParagraph(spans, style, left, width))
  if (cell.align !== 'center') return lines
  return lines.map((line) => ({
    ...setCentred(
      line.spans
        .map((span) => span.text)
        .join('')
        .trimEnd(),
      style,
      left,
      width,
    ),
    spans: line.spans,
  }))
}

/** A row's lines, centred in its height where they are fewer, and its rules to the left, right and below. */
function placeRow(flow: PageFlow, row: SetRow): void {
  const height = rowHeight(row)
  const items = flow.page.items
  for (const cell of row.cells) {
    const top = flow.y + (height - RULE - cell.lines.length * row.lineHeight) / 2
    cell.lines.forEach((line, at) => {
      items.push(placeLine(line, top + at * row.lineHeight))
    })
    items.push(vertical(cell.left, flow.y - RULE, height + RULE))
  }
  const last = row.cells.at(-1)
  if (last) items.push(vertical(last.left + last.width, flow.y - RULE, height + RULE))
  flow.y += height
  placeHorizontal(
    flow,
    row.cells.map((cell) => cell.width),
    flow.y - RULE,
  )
}

function placeHorizontal(flow: PageFlow, widths: readonly number[], y: number): void {
  const width = widths.reduce((sum, one) => sum + one, 0)
  flow.page.items.push({ kind: 'rule', x: TYPE_LEFT - RULE / 2, y, width: width + RULE, height: RULE, colour: 'black' })
}

function vertical(x: number, y: number, height: number): PlacedRule {
  return { kind: 'rule', x: x - RULE / 2, y, width: RULE, height, colour: 'black' }
}
