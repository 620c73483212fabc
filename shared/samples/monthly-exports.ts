import type { TicketField } from '../table/schema.ts'
import { type ExportColumn, type ExportVersion, exportVersions, type OwnColumn, versionOfMonth } from './export-versions.ts'
import { encodeGb18030 } from './gbk.ts'
import { type MonthlyTicket, monthlyTickets } from './monthly-tickets.ts'
import { Random } from './random.ts'
import { plainWorkbookBytes } from './workbook.ts'

export interface MonthlyOptions {
  /** 1–12. */
  months: number
  /** New tickets a month; default 400. */
  rows?: number
  seed?: string
  year?: number
}

/** What is planted in one month's export. Rows are data rows counted from 1. */
export interface MonthTruth {
  file: string
  vendor: string
  /** Index of the header version; months of one version have the same header list, perhaps in another order. */
  version: number
  /** 1-based month of the sequence that brought this version first: its recipe fits. */
  firstMonth: number
  /** In the file's order; `field` null for the vendor's own columns. */
  headers: { header: string; field: TicketField | null }[]
  rows: number
  /** Rows whose number (re-dispatch suffix left out) and content an earlier row has, of this month or of the month before. */
  duplicates: { row: number; of: { month: number; row: number } }[]
  /** Rows of a number seen before with other content. */
  changed: { row: number; of: { month: number; row: number } }[]
  /** Values that a spreadsheet damaged, in columns that the file has. */
  damaged: { row: number; field: TicketField }[]
}

/**
 * Monthly exports of one district's hotline as a year brings them: several vendors and versions, other headers, encodings and formats, titles above the
 * header and remarks below the table, own columns, tickets again, changed or damaged. Deterministic; all of it is built in memory (some 0.3 s a
 * thousand rows and month).
 */
export function monthlyExports(options: MonthlyOptions): { truth: MonthTruth; bytes: Uint8Array<ArrayBuffer> }[] {
  const { months, rows = 400, seed = '永宁', year = 2025 } = options
  return Array.from({ length: months }, (_, index) => {
    const version = versionOfMonth[index % versionOfMonth.length]!
    const firstMonth = versionOfMonth.indexOf(version) + 1
    const random = new Random(`${seed}${index}`)
    const columns = inOrder(exportVersions[version]!.columns, firstMonth === index + 1 ? 0 : index)
    const tickets = monthlyTickets(seed, year, index + 1, rows)
    const truth = truthOf(tickets, columns)
    const stem = `${year}年${index + 1}月 热线工单`
    const { vendor, encoding, delimiter } = exportVersions[version]!
    const suffix = encoding === 'xlsx' ? 'xlsx' : delimiter === '\t' ? 'txt' : 'csv'
    return {
      truth: { file: `${stem}.${suffix}`, vendor, version, firstMonth, ...truth },
      bytes: bytesOf(exportVersions[version]!, columns, tickets, `${year}年${index + 1}月`, random),
    }
  })
}

/** The columns turned by some places: the same version may be exported in another order. */
function inOrder(columns: readonly ExportColumn[], places: number): readonly ExportColumn[] {
  const cut = places % columns.length
  return [...columns.slice(cut), ...columns.slice(0, cut)]
}

function truthOf(
  tickets: readonly MonthlyTicket[],
  columns: readonly ExportColumn[],
): Omit<MonthTruth, 'file' | 'vendor' | 'version' | 'firstMonth'> {
  const has = new Set(columns.flatMap(({ field }) => field ?? []))
  const list = (isOf: (how: string) => boolean) =>
    tickets.flatMap(({ repeats }, index) =>
      repeats && isOf(repeats.how) ? [{ row: index + 1, of: { month: repeats.month, row: repeats.row } }] : [],
    )
  return {
    headers: columns.map(({ header, field }) => ({ header, field: field ?? null })),
    rows: tickets.length,
    duplicates: list((how) => how !== 'changed'),
    changed: list((how) => how === 'changed'),
    damaged: tickets.flatMap(({ damaged }, index) => (damaged && has.has(damaged) ? [{ row: index + 1, field: damaged }] : [])),
  }
}

function bytesOf(
  version: ExportVersion,
  columns: readonly ExportColumn[],
  tickets: readonly MonthlyTicket[],
  month: string,
  random: Random,
): Uint8Array<ArrayBuffer> {
  const lines = [
    ...version.preamble.map((line) => [line.replace('{month}', month)]),
    columns.map(({ header }) => header),
    ...tickets.map((ticket, row) =>
      columns.map((column) => cellOf(column, ticket, version, row, random.at(row, column.header.length))),
    ),
    ...(version.footer === '' ? [] : [[version.footer]]),
  ]
  if (version.encoding === 'xlsx') return plainWorkbookBytes('导出', lines)
  const table = lines.map((cells) => cells.map((cell) => quoted(cell, version.delimiter)).join(version.delimiter))
  const text = `${version.encoding === 'gb18030' ? '' : '\ufeff'}${table.join('\r\n')}\r\n`
  if (version.encoding === 'gb18030') return encodeGb18030(text)
  if (version.encoding === 'utf-8') return new TextEncoder().encode(text)
  const units = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  return new Uint8Array(units.buffer)
}

function cellOf(
  { field, own }: ExportColumn,
  { cells }: MonthlyTicket,
  { date }: ExportVersion,
  row: number,
  random: Random,
): string {
  if (field === 'receivedAt' || field === 'closedAt') return dateText(cells[field] ?? '', date)
  if (field) return cells[field] ?? ''
  return own ? ownCell(own, cells, row, random) : ''
}

function ownCell(own: OwnColumn, cells: MonthlyTicket['cells'], row: number, random: Random): string {
  switch (own) {
    case 'serial':
      return String(row + 1)
    case 'handler':
      return random.pick(['赵建国', '钱敏', '孙丽华', '李强', '周雪'])
    case 'limit':
      return random.pick(['5个工作日', '7个工作日', '24小时'])
    case 'dispatched':
      return cells.receivedAt ?? ''
    case 'channel':
      return random.pick(['电话', '微信', 'APP', '网站'])
    case 'urgency':
      return random.pick(['一般', '一般', '紧急', '特急'])
    case 'status':
      return cells.closedAt ? '已结案' : '处置中'
    case 'visits':
      return String(random.below(4))
    case 'remark':
      return random.chance(0.1) ? random.pick(['疑似重复', '转市级', '涉密，已脱敏']) : ''
    case 'internal':
      return `YN${String(row + 1).padStart(7, '0')}`
  }
}

function dateText(stamp: string, form: ExportVersion['date']): string {
  if (stamp === '' || form === 'dashed') return stamp
  const [year, month, day, hour, minute, second] = stamp.split(/[- :]/)
  if (form === 'compact') return `${year}${month}${day}${hour}${minute}${second}`
  if (form === 'slashed') return `${year}/${Number(month)}/${Number(day)} ${Number(hour)}:${minute}:${second}`
  return `${year}年${Number(month)}月${Number(day)}日 ${Number(hour)}时${Number(minute)}分`
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
