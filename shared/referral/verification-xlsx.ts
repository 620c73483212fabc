import { type ColumnSummary, distinctLimit, type VerificationReport } from '../ingest/verification.ts'
import type { VerificationShown } from './verification-html.ts'
import {
  distinctWords,
  fieldWords,
  flagWords,
  formatWords,
  rejectWords,
  shareWords,
  topValues,
  typeWords,
  undecodableWords,
} from './verification-words.ts'
import { type PlainSheet, renderSheets } from './xlsx.ts'

/** Day of the workbook where no time of import is shown. */
const NO_DATE = '2000-01-01'

/**
 * The verification of a batch as an XLSX workbook: 核查 (facts and account), 列 (every column), 常见值 (the most frequent values of the columns
 * that have any, masked as in the window). The same report gives the same bytes.
 */
export function verificationWorkbook(
  report: VerificationReport,
  { importedAt = '' }: VerificationShown = {},
): Uint8Array<ArrayBuffer> {
  const sheets = [factsSheet(report, importedAt), columnsSheet(report), valuesSheet(report.columns)]
  return renderSheets(sheets, `核查报告 ${report.dataset}`, importedAt === '' ? NO_DATE : report.importedAt)
}

function factsSheet(report: VerificationReport, importedAt: string): PlainSheet {
  const { account, comparison, format, period, rejects } = report
  const isTicket = report.kind === 'ticket'
  const rows: (string | number)[][] = [
    ['数据集', report.dataset],
    ['来源文件', report.fileName],
    ['字节数', report.size],
    ['SHA-256', report.sha256],
    ['读取方式', formatWords(format)],
    ...(format.undecodable ? [['编码异常', undecodableWords(format)]] : []),
    ...(importedAt === '' ? [] : [['导入时间', importedAt]]),
    ...(period.from === ''
      ? []
      : [
          ['受理时间起', period.from],
          ['受理时间止', period.to],
        ]),
    ['收到', account.received],
    ['接收', account.accepted],
    ['重复', account.duplicate],
    ['问题', account.rejected],
    ...(isTicket
      ? [
          ['新增', comparison.fresh],
          ['变更', comparison.changed],
        ]
      : []),
    ...(isTicket && comparison.against !== null
      ? [
          ['消失', comparison.vanished],
          ['消失的比对批次', report.against],
        ]
      : []),
    ...rejects.map(({ code, count }) => [`问题：${rejectWords[code]}`, count]),
    ['修补后重新接收', report.readmitted],
  ]
  return { name: '核查', header: ['项目', '内容'], rows, widths: [18, 70] }
}

function columnsSheet({ columns, account }: VerificationReport): PlainSheet {
  return {
    name: '列',
    header: ['序号', '列', '类型', '字段', '有内容的行', '填写率', '不同值', '最小', '最大', '核验', '表格软件损坏'],
    rows: columns.map((column, index) => [
      index + 1,
      column.name,
      typeWords[column.type],
      column.field ? fieldWords[column.field] : '',
      column.filled,
      shareWords(column.filled, account.accepted),
      distinctWords(column, distinctLimit),
      column.least,
      column.greatest,
      flagWords(column),
      column.damaged,
    ]),
    widths: [6, 24, 10, 12, 12, 9, 10, 20, 20, 50, 14],
  }
}

function valuesSheet(columns: readonly ColumnSummary[]): PlainSheet {
  return {
    name: '常见值',
    header: ['列', '值', '行数'],
    rows: columns.flatMap((column) =>
      topValues(column, column.top.length).map(({ value, times }) => [column.name, value, times]),
    ),
    widths: [24, 60, 10],
  }
}
