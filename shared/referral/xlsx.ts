import { utils, write } from '@e965/xlsx'
import { conclusionOf } from './card-words.ts'
import { comparedLines } from './compose-card.ts'
import type { ClueSheet, PacketContent } from './document.ts'
import { printable } from './text-measure.ts'

const header = [
  '序号',
  '工单编号',
  '受理时间',
  '街道',
  '地点',
  '涉及单位',
  '事项摘要',
  '比对记录',
  '比对结论',
  '来源文件',
  '数据行',
  'SHA-256',
]
const widths = [6, 20, 20, 14, 28, 26, 60, 26, 48, 28, 8, 66]

const cardHeader = [
  ...['序号', '工单编号', '比对数据', '结论', '项目', '本件', '对方记录', '结果', '文件', '工作表', '数据行', 'SHA-256'],
  ...['规则', '模型', '模型哈希'],
]
const cardWidths = [6, 20, 20, 48, 22, 36, 36, 48, 28, 14, 8, 66, 26, 20, 66]

/**
 * The clue list as an XLSX workbook; where clues come from links, a second sheet has their evidence cards line by line. Every cell is text but serial and row numbers, so
 * that long ticket numbers keep their digits; text that a spreadsheet would take for a formula gets an apostrophe before it. The same content gives the same bytes.
 */
export function renderClueListXlsx(content: PacketContent): Uint8Array<ArrayBuffer> {
  const rows = content.clues.map((clue) => [
    clue.serial,
    clue.ticketNo,
    clue.receivedAt,
    clue.street,
    clue.place,
    clue.subject,
    clue.summary,
    clue.matches.map(({ sourceName, row }) => `${sourceName}第${row}行`).join('；'),
    clue.cards.map(({ against, card }) => conclusionOf(against, card)).join('；'),
    clue.origin.file,
    clue.origin.row,
    clue.origin.sha256,
  ])
  const cards = content.clues.flatMap(cardRows)
  const sheets: PlainSheet[] = [{ name: '线索清单', header, rows, widths }]
  if (cards.length > 0) sheets.push({ name: '证据卡', header: cardHeader, rows: cards, widths: cardWidths })
  return renderSheets(sheets, content.title, content.date)
}

function cardRows({ serial, ticketNo, cards }: ClueSheet): (string | number)[][] {
  return cards.flatMap(({ against, card }) => {
    const { rule, right, absence } = card
    const record = right ?? absence?.nearest?.record
    const origin = record ? [record.file, record.sheet ?? '', record.row, record.sha256] : ['', '', '', '']
    const before = [serial, ticketNo, against, conclusionOf(against, card)]
    return comparedLines(card).map((line) => [
      ...before,
      ...[line.name, line.left, line.right, line.result, ...origin, rule.title, rule.model, rule.hash],
    ])
  })
}

/** One sheet of a workbook: a header and rows of texts and numbers, column widths in characters. */
export interface PlainSheet {
  name: string
  header: readonly string[]
  rows: readonly (readonly (string | number)[])[]
  widths: readonly number[]
}

/**
 * A workbook of plain sheets, texts guarded against formulas, each with a filter over its header. `date` (ISO, only its day counts) is that of
 * the document, not the clock's: the same sheets give the same bytes.
 */
export function renderSheets(sheets: readonly PlainSheet[], title: string, date: string): Uint8Array<ArrayBuffer> {
  const book = utils.book_new()
  for (const { name, header, rows, widths: characters } of sheets) {
    const guarded = rows.map((row) => row.map((value) => (typeof value === 'string' ? guardFormula(value) : value)))
    const sheet = utils.aoa_to_sheet([[...header], ...guarded])
    sheet['!cols'] = characters.map((wch) => ({ wch }))
    if (header.length > 2) {
      sheet['!autofilter'] = { ref: utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: header.length - 1 } }) }
    }
    utils.book_append_sheet(book, sheet, name)
  }
  book.Props = { Title: printable(title), CreatedDate: new Date(`${date.slice(0, 10)}T00:00:00Z`) }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}

/** A text that begins with = + - @ (also full width, or behind blanks) made harmless for spreadsheets by an apostrophe before it. */
export function guardFormula(text: string): string {
  return /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text
}
