import { isJudged, type LayerTerms, type SampleRow, type TermLine, type TermReport } from '../screening/term-report.ts'
import { fontStack } from './fonts.ts'
import { escapeHtml } from './render-html.ts'
import {
  judgedWords,
  layerAccount,
  layerTitle,
  modelWords,
  percent,
  precisionWords,
  sampleWords,
  termColumns,
  termDefinitions,
} from './term-report-words.ts'
import { printable } from './text-measure.ts'
import { count } from './verification-words.ts'

/** Characters of a layer's expression that are printed; a longer one is in the workbook. */
const LONGEST_WHERE = 2000

/**
 * A term report as a complete HTML document for paper, PDF and preview, A4: for each layer its account, the table of its terms, what its exclusions take away and the sample
 * rows; the definitions at the end. No script, no link, no resource; text of the rows is masked already. Pages break where they must, heads of tables are repeated.
 */
export function termReportHtml(report: TermReport): string {
  const { model, step, sources } = report
  const facts: [string, string][] = [
    ['模型', modelWords(model)],
    ['步骤', step.title],
    ...sources.map(({ dataset, files, rows }): [string, string] => [
      '数据',
      `${dataset}，${count(rows)} 行，${filesWords(files)}`,
    ]),
  ]
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>词项报告 ${text(model.title)}</title>
<style>
${stylesheet}
</style>
</head>
<body>
<h1>词项报告</h1>
<table class="facts"><tbody>
${facts.map(([label, value]) => `<tr><th>${label}</th><td>${text(value)}</td></tr>`).join('\n')}
<tr><th>模型摘要</th><td><code>${escapeHtml(model.hash.match(/.{1,8}/g)?.join(' ') ?? '')}</code></td></tr>
</tbody></table>
${report.layers.map(layerSection).join('\n')}
<section class="foot">
<h3>口径</h3>
<dl>${termDefinitions.map(([word, meaning]) => `<div><dt>${word}</dt><dd>${meaning}。</dd></div>`).join('')}</dl>
<p>${text(sampleWords(report))}</p>
</section>
</body>
</html>
`
}

function filesWords(files: readonly string[]): string {
  return files.length <= 3 ? files.join('、') : `${files.slice(0, 2).join('、')} 等 ${files.length} 个文件`
}

function layerSection(layer: LayerTerms): string {
  const where =
    layer.where.length > LONGEST_WHERE
      ? `${layer.where.slice(0, LONGEST_WHERE)}……（共 ${count(layer.where.length)} 字）`
      : layer.where
  return `<section class="layer">
<h2>${text(layerTitle(layer))}</h2>
<p class="where">${text(where)}</p>
<p class="account">${text(layerAccount(layer))}。${text(judged(layer))}</p>
${layer.terms.length === 0 ? '<p class="none">本层没有词项：条件都在“非”之下，或只比较列的值。</p>' : termTable(layer)}
${layer.excluded.length === 0 ? '' : excludedTable(layer)}
${layer.terms.some(({ samples }) => samples.length > 0) ? `<h3>样例行</h3>\n${layer.terms.map(sampleList).join('\n')}` : ''}
</section>`
}

function judged({ precision }: LayerTerms): string {
  if (!isJudged(precision)) return '尚未研判，没有精确率。'
  return `精确率 ${precisionWords(precision)}（相关／无关／存疑 ${judgedWords(precision)}）。`
}

function termTable({ terms, isLast, precision }: LayerTerms): string {
  const hasVerdicts = isJudged(precision)
  const heads = [
    termColumns.hits,
    termColumns.unique,
    termColumns.marginal,
    termColumns.share,
    termColumns.inInput,
    termColumns.removedByExclusion,
    ...(isLast ? [] : [termColumns.removedLater]),
  ]
  const row = (term: TermLine) => {
    const numbers = [term.inInput, term.removedByExclusion, ...(isLast ? [] : [term.removedLater])]
    const bar = `<u><u style="width:${((term.share ?? 0) * 100).toFixed(1)}%"></u></u>`
    return `<tr><td>${text(term.term)}</td>${[term.hits, term.unique, term.marginal].map(number).join('')}<td class="number share">${bar}${term.share === null ? '—' : percent(term.share)}</td>${numbers.map(number).join('')}${hasVerdicts ? verdictCells(term) : ''}</tr>`
  }
  return `<table class="terms">
<thead><tr><th>${termColumns.term}</th>${heads.map((head) => `<th class="number">${head}</th>`).join('')}${hasVerdicts ? `<th class="number">${termColumns.precision}</th><th class="number">${termColumns.judged}</th>` : ''}</tr></thead>
<tbody>
${terms.map(row).join('\n')}
</tbody>
</table>`
}

function verdictCells({ precision }: TermLine): string {
  return `<td class="number">${text(precisionWords(precision))}</td><td class="number">${judgedWords(precision)}</td>`
}

function excludedTable({ excluded }: LayerTerms): string {
  return `<table class="terms excluded">
<thead><tr><th>排除项</th><th class="number">去除的行</th><th class="number">独自去除</th></tr></thead>
<tbody>
${excluded.map((one) => `<tr><td>${text(one.term)}</td>${number(one.removed)}${number(one.alone)}</tr>`).join('\n')}
</tbody>
</table>`
}

function sampleList({ term, samples, hits }: TermLine): string {
  if (samples.length === 0) return ''
  const hasFiles = samples.some(({ file }) => file !== '')
  return `<table class="samples">
<colgroup><col class="row">${hasFiles ? '<col class="file">' : ''}<col></colgroup>
<thead><tr><th colspan="${hasFiles ? 3 : 2}">${text(term)}<span>${samples.length < hits ? `${count(hits)} 行中的 ${samples.length} 行` : `全部 ${samples.length} 行`}</span></th></tr></thead>
<tbody>
${samples.map((sample) => `<tr><td class="number">${count(sample.row)}</td>${hasFiles ? `<td class="file">${text(sample.file)}</td>` : ''}<td>${marked(sample)}</td></tr>`).join('\n')}
</tbody>
</table>`
}

function marked({ text: whole, start, end }: SampleRow): string {
  return `${text(whole.slice(0, start))}<b>${text(whole.slice(start, end))}</b>${text(whole.slice(end))}`
}

function number(value: number): string {
  return `<td class="number">${count(value)}</td>`
}

function text(value: string): string {
  return escapeHtml(printable(value.replace(/[\r\n]+/g, ' ')))
}

const stylesheet = `@page { size: 210mm 297mm; margin: 15mm 13mm 16mm 15mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt ${fontStack('songti')}; color: #444 } }
* { box-sizing: border-box }
html, body { margin: 0 }
body { color: #000; font: 9pt/1.4 ${fontStack('songti')} }
h1 { margin: 0 0 3mm; font: 18pt/1.2 ${fontStack('xiaobiaosong')}; text-align: center; letter-spacing: 0.3em; text-indent: 0.3em }
h2 { margin: 6mm 0 1.5mm; font: 12pt/1.3 ${fontStack('heiti')}; break-after: avoid }
h3 { margin: 3mm 0 1mm; font: 9.5pt/1.3 ${fontStack('heiti')}; break-after: avoid }
p { margin: 0 0 1mm }
table { width: 100%; border-collapse: collapse }
td, th { padding: 0.5mm 1mm; text-align: left; font-weight: normal; vertical-align: top }
th { font-family: ${fontStack('heiti')}; white-space: nowrap }
tr { break-inside: avoid }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
.facts { border-top: 0.8pt solid #000; border-bottom: 0.4pt solid #000 }
.facts th { width: 19mm }
code, .where { font-family: "DejaVu Sans Mono", Consolas, "Noto Sans Mono CJK SC", ${fontStack('songti')}; font-size: 8.5pt }
.where { margin: 0 0 1.5mm; padding: 1mm 2mm; border-left: 1.2pt solid #777; background: #f4f4f4; overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.account { margin-bottom: 1.5mm }
.terms { border-bottom: 0.8pt solid #000; font-size: 8.5pt }
.terms th { border-top: 0.8pt solid #000; border-bottom: 0.4pt solid #000; font-size: 8pt }
.terms td { border-bottom: 0.25pt solid #bbb }
.terms td:first-child { overflow-wrap: anywhere; min-width: 24mm }
.terms tr:last-child td { border-bottom: 0 }
.excluded { width: 90mm; margin-top: 2.5mm }
.samples { margin-bottom: 2.5mm; table-layout: fixed; border-bottom: 0.4pt solid #777; font-size: 8pt; line-height: 1.35 }
.samples th { padding-top: 1mm; border-bottom: 0.4pt solid #777; font-size: 8.5pt }
.samples th span { margin-left: 2mm; color: #444; font-family: ${fontStack('songti')}; font-size: 8pt }
.samples td { padding: 0.2mm 1mm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.samples .row { width: 15mm }
col.file { width: 36mm }
.samples td.file { color: #444 }
.samples b { font-family: ${fontStack('heiti')}; font-weight: normal; text-decoration: underline; text-underline-offset: 1.5pt }
u { text-decoration: none }
.share > u { display: inline-block; width: 12mm; height: 1.6mm; margin-right: 1.5mm; border: 0.25pt solid #777; vertical-align: middle }
.share > u > u { display: block; height: 100%; background: #777; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.none { color: #444 }
.foot { margin-top: 5mm; padding-top: 1mm; border-top: 0.4pt solid #000; color: #333; font-size: 8pt; line-height: 1.4 }
.foot h3 { margin-top: 0 }
dl { margin: 0 0 1mm }
dl div { display: flex; break-inside: avoid }
dt { flex: 0 0 17mm; font-family: ${fontStack('heiti')} }
dd { margin: 0 }
@media screen { body { width: 210mm; min-height: 297mm; margin: 12pt auto; padding: 15mm 13mm 16mm 15mm; background: #fff; box-shadow: 0 1pt 6pt rgb(0 0 0 / 40%) } html { background: #8c8c8c } }`
