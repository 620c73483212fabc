import { type ColumnSummary, distinctLimit, type VerificationReport } from '../ingest/verification.ts'
import { fontStack } from './fonts.ts'
import { escapeHtml } from './render-html.ts'
import { printable } from './text-measure.ts'
import {
  accountOf,
  count,
  distinctWords,
  fieldWords,
  flagWords,
  formatWords,
  isFaulty,
  rangeWords,
  rejectWords,
  shareWords,
  sizeWords,
  topValues,
  typeWords,
  undecodableWords,
} from './verification-words.ts'

/** Rows of the columns' table that fit on the page; of more columns one row names how many are in the workbook only. */
const ROOM = 40
/** Height of that table without its head, in millimetres, and of its rows at the most; from two lines' height on cells have two lines. */
const TABLE_HEIGHT = 157
const TALLEST_ROW = 7.6
const TWO_LINES = 5.6

/** Of the columns of that table but the last, in millimetres. */
const widths = [7, 27, 14, 16, 20, 15, 34]

/** What is printed besides the report. `importedAt` is shown as it is (the local time); without it nothing is said of the time, so that two runs print the same. */
export interface VerificationShown {
  importedAt?: string
}

/**
 * The verification of a batch on one page of A4, as a complete HTML document for paper, PDF and preview: no script, no link, no resource. The
 * columns' rows are as high as their number allows, one or two lines, so that nothing runs over; what is too wide is cut with an ellipsis.
 * Values are masked as in the window.
 */
export function verificationHtml(report: VerificationReport, shown: VerificationShown = {}): string {
  const { dataset, columns } = report
  const fits = columns.length <= ROOM
  const listed = fits ? columns : columns.slice(0, ROOM - 1)
  const rows = listed.map((column, index) => columnRow(column, index + 1, report.account.accepted))
  if (!fits) rows.push(`<tr><td></td><td class="rest" colspan="7">其余 ${columns.length - listed.length} 列见工作簿</td></tr>`)
  const height = Math.min(TALLEST_ROW, TABLE_HEIGHT / Math.max(1, rows.length))
  const hasTwoLines = height >= TWO_LINES
  const style = `--row:${height.toFixed(2)}mm;--type:${(hasTwoLines ? Math.min(8, height * 1.25) : Math.min(8, height * 1.95)).toFixed(2)}pt`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>核查报告 ${text(dataset)}</title>
<style>
${stylesheet}
</style>
</head>
<body>
<section style="${style}">
<h1>核查报告</h1>
${facts(report, shown)}
${account(report)}
${remarks(report)}
<table class="columns${hasTwoLines ? ' tall' : ''}">
<colgroup>${widths.map((width) => `<col style="width:${width}mm">`).join('')}<col></colgroup>
<thead><tr><th></th><th>列</th><th>类型</th><th>字段</th><th>填写率</th><th class="number">不同值</th><th>核验</th><th>范围或常见值</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p class="note">填写率为有内容的行占接收行的比例。核验列出不符合类型的值：居民身份证号按 GB 11643，统一社会信用代码按 GB 32100；“来源已脱敏”“无实义”（无、不详、-）不属于差错。原始值均原样保存。</p>
<footer><span>核查人</span><span>复核人</span><span class="date">日期</span></footer>
</section>
</body>
</html>
`
}

function facts(report: VerificationReport, { importedAt = '' }: VerificationShown): string {
  const { format, period } = report
  const lines: [string, string][] = [
    ['数据集', `${text(report.dataset)}（${report.kind === 'ticket' ? '热线工单' : '普通表'}）`],
    ['来源文件', `${text(report.fileName)}，${sizeWords(report.size)}`],
    ['SHA-256', `<code>${escapeHtml(groups(report.sha256))}</code>`],
    ['读取方式', text(formatWords(format))],
    ...(format.undecodable ? [['编码异常', text(undecodableWords(format))] as [string, string]] : []),
    ...(importedAt === '' ? [] : [['导入时间', text(importedAt)] as [string, string]]),
    ...(period.from === '' ? [] : [['受理时间', text(periodWords(period))] as [string, string]]),
  ]
  return `<table class="facts"><tbody>
${lines.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('\n')}
</tbody></table>`
}

function account(report: VerificationReport): string {
  const { parts, balances } = accountOf(report)
  const signs = ['', balances ? '=' : '≠', '+', '+']
  const boxes = parts.map(
    ({ word, value }, index) =>
      `${signs[index] ? `<i>${signs[index]}</i>` : ''}<b><strong>${count(value)}</strong><span>${word}</span></b>`,
  )
  return `<div class="account" role="math">${boxes.join('')}</div>${balances ? '' : '<p class="remark">账目不平，请勿签字。</p>'}`
}

function remarks(report: VerificationReport): string {
  const { comparison, against, rejects, readmitted, account: of } = report
  const lines: string[] = []
  if (report.kind === 'ticket') {
    const vanished =
      comparison.against === null ? '无上一批可比' : `较上一批消失 ${count(comparison.vanished)}（${text(against)}）`
    lines.push(`与已接收工单比对：新增 ${count(comparison.fresh)}，变更 ${count(comparison.changed)}；${vanished}`)
  }
  if (of.rejected > 0) {
    const codes = rejects.map(({ code, count: times }) => `${rejectWords[code]} ${count(times)}`)
    lines.push(`问题行：${codes.join('，')}；修补后重新接收 ${count(readmitted)}`)
  } else lines.push('问题行：无')
  return lines.map((line) => `<p class="remark">${line}</p>`).join('\n')
}

function columnRow(column: ColumnSummary, number: number, rows: number): string {
  const share = rows === 0 ? 0 : Math.min(1, column.filled / rows)
  const field = column.field && fieldWords[column.field]
  const cells = [
    `<td class="number">${number}</td>`,
    `<td>${text(column.name)}</td>`,
    `<td>${typeWords[column.type]}</td>`,
    `<td>${field ?? ''}</td>`,
    `<td><u><u style="width:${(share * 100).toFixed(1)}%"></u></u>${text(shareWords(column.filled, rows))}</td>`,
    `<td class="number">${distinctWords(column, distinctLimit)}</td>`,
    `<td${isFaulty(column) ? ' class="fault"' : ''}><div>${text(flagWords(column))}</div></td>`,
    `<td><div>${text(rangeWords(column)) || commonValues(column)}</div></td>`,
  ]
  return `<tr>${cells.join('')}</tr>`
}

function commonValues(column: ColumnSummary): string {
  return topValues(column, 6)
    .map(({ value, times }) => `${text(value)}（${count(times)}）`)
    .join('、')
}

function periodWords({ from, to }: VerificationReport['period']): string {
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)]
  return first === last ? first : `${first} 至 ${last}`
}

function groups(digest: string): string {
  return digest.match(/.{1,8}/g)?.join(' ') ?? ''
}

function text(value: string): string {
  return escapeHtml(printable(value))
}

const stylesheet = `@page { size: 210mm 297mm; margin: 0 }
* { box-sizing: border-box }
html, body { margin: 0 }
section { position: relative; width: 210mm; height: 297mm; padding: 14mm 13mm 12mm 15mm; overflow: hidden; break-inside: avoid; color: #000; font: 9pt/1.35 ${fontStack('songti')} }
h1 { margin: 0 0 3mm; font: 18pt/1.2 ${fontStack('xiaobiaosong')}; text-align: center; letter-spacing: 0.3em; text-indent: 0.3em }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
td, th { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; text-align: left; font-weight: normal }
th { font-family: ${fontStack('heiti')} }
.facts { border-top: 0.8pt solid #000; border-bottom: 0.4pt solid #000 }
.facts td, .facts th { padding: 0.45mm 1mm; height: 4.9mm }
.facts th { width: 19mm }
code { font: 8.5pt/1 "DejaVu Sans Mono", Consolas, "Courier New", monospace }
.account { display: flex; justify-content: center; align-items: center; gap: 5mm; margin: 2.6mm 0 1.6mm }
.account b { display: flex; flex-direction: column; align-items: center; min-width: 24mm; font-weight: normal }
.account strong { font: 15pt/1.1 ${fontStack('heiti')}; font-variant-numeric: tabular-nums }
.account i { font: 15pt/1.1 ${fontStack('heiti')}; margin-bottom: 3.5mm }
.remark { margin: 0 0 0.8mm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.columns { margin-top: 2mm; border-bottom: 0.8pt solid #000; font-size: var(--type) }
.columns th { height: 5mm; padding: 0 1mm; border-top: 0.8pt solid #000; border-bottom: 0.4pt solid #000; font-size: 8pt }
.columns td { height: var(--row); padding: 0 1mm; line-height: 1; border-bottom: 0.25pt solid #bbb }
.columns tr:last-child td { border-bottom: 0 }
.columns div { overflow: hidden; text-overflow: ellipsis }
.tall div { display: -webkit-box; max-height: 2.3em; white-space: normal; line-height: 1.15; -webkit-box-orient: vertical; -webkit-line-clamp: 2 }
.columns .number { padding-right: 2mm; text-align: right; font-variant-numeric: tabular-nums }
.columns td:first-child { padding: 0 1mm 0 0 }
.columns .fault { font-family: ${fontStack('heiti')} }
.columns .rest { font-family: ${fontStack('heiti')} }
u { text-decoration: none }
td > u { display: inline-block; width: 7mm; height: 1.6mm; margin-right: 1mm; border: 0.25pt solid #777; vertical-align: middle }
td > u > u { display: block; height: 100%; background: #777; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.note { margin: 1.5mm 0 0; color: #444; font-size: 7.5pt; line-height: 1.35 }
footer { position: absolute; left: 15mm; right: 13mm; bottom: 13mm; display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 8mm; font-size: 10.5pt }
footer span { padding-bottom: 1mm; border-bottom: 0.4pt solid #000 }
@media screen { body { background: #8c8c8c } section { margin: 12pt auto; background: #fff; box-shadow: 0 1pt 6pt rgb(0 0 0 / 40%) } }`
