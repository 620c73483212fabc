import type { RejectCode, SourceFormat } from '../ingest/import.ts'
import type { ColumnSummary, VerificationReport } from '../ingest/verification.ts'
import type { ColumnType, TicketField } from '../table/schema.ts'
import type { CheckReason } from '../values/check.ts'
import { maskCell } from '../values/mask-cell.ts'
import { printable } from './text-measure.ts'

/** The words of the report and of the window in Chinese are the same. */
export const typeWords: Record<ColumnType, string> = {
  text: '文本',
  category: '分类',
  date: '日期',
  number: '数值',
  phone: '电话',
  identityNumber: '身份证号',
  plate: '车牌',
  creditCode: '信用代码',
  personName: '姓名',
  company: '单位名称',
  address: '地址',
  place: '地点',
  id: '编号',
}

export const fieldWords: Record<TicketField, string> = {
  ticketNo: '工单编号',
  receivedAt: '受理时间',
  closedAt: '办结时间',
  title: '标题',
  content: '诉求内容',
  kind: '诉求类型',
  category1: '一级分类',
  category2: '二级分类',
  category3: '三级分类',
  category4: '四级分类',
  district: '区县',
  street: '街道',
  community: '社区',
  place: '地点',
  unit: '承办单位',
  result: '办理结果',
  reply: '答复内容',
  responded: '是否响应',
  solved: '是否解决',
  satisfied: '是否满意',
  caller: '诉求人',
  phone: '联系电话',
  sex: '性别',
  identityNumber: '身份证号',
  subject: '被反映对象',
  amount: '金额',
  isRepeat: '是否重复',
  parentNo: '原工单编号',
}

/** Why a value fails its type, in the order in which it is named: faults first, then what is no fault. `damaged` is counted for itself. */
export const reasonWords: Record<CheckReason, string> = {
  checkDigit: '校验码不符',
  birthDate: '出生日期不存在',
  area: '地区码不存在',
  malformed: '格式不符',
  damaged: '表格软件损坏',
  masked: '来源已脱敏',
  placeholder: '无实义',
  empty: '空',
}

export const rejectWords: Record<RejectCode, string> = {
  'ragged-row': '列数与表头不符',
  'unclosed-quote': '引号没有闭合',
  undecodable: '有无法解码的字节',
  'other-table': '不属于这张表',
  truncated: '行在文件末尾中断',
}

const encodingWords: Record<string, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  gbk: 'GBK',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  big5: 'Big5',
}
const evidenceWords: Record<string, string> = {
  bom: '有字节顺序标记',
  validUtf8: '全部字节符合该编码',
  mostlyUtf8: '绝大部分字节符合该编码',
  notUtf8: '字节不符合 UTF-8',
  given: '人工指定',
}
const delimiterWords: Record<string, string> = { ',': '逗号', '\t': '制表符', ';': '分号', '|': '竖线', ' ': '空格' }

/** `4,326`. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** How the file was read, in one line. */
export function formatWords(format: SourceFormat): string {
  const { header, headerLines } = format
  const line =
    header === null ? '无表头' : headerLines > 1 ? `表头第${header}至${header + headerLines - 1}行` : `表头第${header}行`
  if (format.kind === 'xlsx')
    return ['工作簿', ...(format.sheet === null ? [] : [`工作表“${printable(format.sheet)}”`]), line].join('，')
  const encoding = encodingWords[format.encoding] ?? format.encoding
  const evidence = evidenceWords[format.evidence]
  return [
    `编码 ${encoding}${evidence ? `（${evidence}）` : ''}`,
    `分隔符 ${delimiterWords[format.delimiter] ?? printable(format.delimiter)}`,
    format.quote === '' ? '无引号' : `引号 ${format.quote}`,
    line,
  ].join('，')
}

/** `undecodable` in one line, '' where every byte was known. */
export function undecodableWords({ undecodable }: SourceFormat): string {
  if (!undecodable) return ''
  const byte = undecodable.byte.toString(16).toUpperCase().padStart(2, '0')
  return `首个无法解码的字节 0x${byte}，第${count(undecodable.line)}行，偏移 ${count(undecodable.offset)}`
}

/** Bytes as `12.4 MB`; exact below a thousand. */
export function sizeWords(size: number): string {
  if (size < 1000) return `${size} 字节`
  const [unit, factor] = size < 1e6 ? ['KB', 1e3] : size < 1e9 ? ['MB', 1e6] : ['GB', 1e9]
  return `${(size / factor).toFixed(1)} ${unit}（${count(size)} 字节）`
}

/** A share of the rows, rounded down: nothing is 100% that lacks a row, nothing 0% that has one. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '—'
  const permille = Math.floor((part * 1000) / whole)
  return permille === 0 && part > 0 ? '<0.1%' : `${(permille / 10).toFixed(permille === 1000 || permille === 0 ? 0 : 1)}%`
}

/** `校验码不符 3，来源已脱敏 120`, faults first; '' for a column without any. Reasons that are not known stand as they are. */
export function flagWords({ flags, damaged }: ColumnSummary): string {
  const named = (Object.keys(reasonWords) as CheckReason[]).filter((reason) => reason !== 'damaged' && (flags[reason] ?? 0) > 0)
  const others = Object.keys(flags).filter((reason) => !(reason in reasonWords) && flags[reason]! > 0)
  const words = [
    ...named.map((reason) => `${reasonWords[reason]} ${count(flags[reason]!)}`),
    ...others.map((reason) => `${reason} ${count(flags[reason]!)}`),
  ]
  return [...(damaged > 0 ? [`${reasonWords.damaged} ${count(damaged)}`] : []), ...words].join('，')
}

/** True where values fail their type; masked values and placeholders are no faults. */
export function isFaulty({ flags, damaged }: ColumnSummary): boolean {
  return (
    damaged > 0 || Object.entries(flags).some(([reason, times]) => times > 0 && reason !== 'masked' && reason !== 'placeholder')
  )
}

/** `2024-06-01 至 2024-06-30`; '' where there is no range. A range of times of day is shown by its days. */
export function rangeWords({ least, greatest, type }: ColumnSummary): string {
  if (least === '') return ''
  const [from, to] = type === 'date' ? [least.slice(0, 10), greatest.slice(0, 10)] : [least, greatest]
  return from === to ? from : `${from} 至 ${to}`
}

/** The most frequent values with their counts, personal ones masked as in the window, at most `limit`. */
export function topValues(column: ColumnSummary, limit: number): { value: string; times: number }[] {
  return column.top.slice(0, limit).map(([value, times]) => ({ value: printable(maskCell(value, column)), times }))
}

/** Different values, `10,000+` where no more were counted. */
export function distinctWords({ distinct }: ColumnSummary, limit: number): string {
  return distinct >= limit ? `${count(limit)}+` : count(distinct)
}

/** The account as an equation; `balances` tells whether it adds up. */
export function accountOf({ account }: VerificationReport): { parts: { word: string; value: number }[]; balances: boolean } {
  const { received, accepted, duplicate, rejected } = account
  return {
    parts: [
      { word: '收到', value: received },
      { word: '接收', value: accepted },
      { word: '重复', value: duplicate },
      { word: '问题', value: rejected },
    ],
    balances: received === accepted + duplicate + rejected,
  }
}
