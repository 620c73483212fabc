import type { LayerTerms, TermReport } from '../screening/term-report.ts'
import { layerTitle, modelWords, sampleWords, termColumns, termDefinitions } from './term-report-words.ts'
import { type PlainSheet, renderSheets } from './xlsx.ts'

/** Day of the workbook: the report bears none, so that the same report gives the same bytes. */
const NO_DATE = '2000-01-01'
/** Characters that a cell can hold. */
const LONGEST_CELL = 32_000

/** A term report as an XLSX workbook: 词项 (a line for each term of each layer), 排除项, 样例, 各层 (account and precision), 口径 (what the numbers mean). */
export function termReportWorkbook(report: TermReport): Uint8Array<ArrayBuffer> {
  const sheets = [termsSheet(report), excludedSheet(report), samplesSheet(report), layersSheet(report), definitionsSheet(report)]
  return renderSheets(sheets, `词项报告 ${report.model.title}`, NO_DATE)
}

const precisionHeads = ['精确率', '精确率下限', '精确率上限', '相关', '无关', '存疑']

function precisionCells({ precision }: Pick<LayerTerms, 'precision'>): (string | number)[] {
  const { interval, relevant, irrelevant, unsure } = precision
  const shares = interval ? [interval.value, interval.low, interval.high].map(rounded) : ['', '', '']
  return [...shares, relevant, irrelevant, unsure]
}

function termsSheet({ layers }: TermReport): PlainSheet {
  return {
    name: '词项',
    header: [
      '层',
      '层名',
      termColumns.term,
      termColumns.hits,
      termColumns.unique,
      termColumns.marginal,
      termColumns.share,
      termColumns.inInput,
      termColumns.removedByExclusion,
      termColumns.removedLater,
      ...precisionHeads,
    ],
    rows: layers.flatMap((layer) =>
      layer.terms.map((term) => [
        layer.layer + 1,
        layer.name,
        term.term,
        term.hits,
        term.unique,
        term.marginal,
        term.share === null ? '' : rounded(term.share),
        term.inInput,
        term.removedByExclusion,
        term.removedLater,
        ...precisionCells(term),
      ]),
    ),
    widths: [5, 16, 28, 9, 9, 9, 9, 10, 9, 10, 9, 11, 11, 7, 7, 7],
  }
}

function excludedSheet({ layers }: TermReport): PlainSheet {
  return {
    name: '排除项',
    header: ['层', '层名', '排除项', '去除的行', '独自去除'],
    rows: layers.flatMap((layer) =>
      layer.excluded.map(({ term, removed, alone }) => [layer.layer + 1, layer.name, term, removed, alone]),
    ),
    widths: [5, 16, 28, 10, 10],
  }
}

function samplesSheet({ layers }: TermReport): PlainSheet {
  return {
    name: '样例',
    header: ['层', '词项', '数据行', '文件', '列', '词所在处'],
    rows: layers.flatMap((layer) =>
      layer.terms.flatMap(({ term, samples }) =>
        samples.map(({ row, file, column, text }) => [layer.layer + 1, term, row, file, column, text]),
      ),
    ),
    widths: [5, 24, 9, 26, 14, 90],
  }
}

function layersSheet({ layers, model, step, sources }: TermReport): PlainSheet {
  const about = [
    ['模型', modelWords(model)],
    ['模型摘要', model.hash],
    ['步骤', step.title],
    ...sources.map(({ dataset, files, rows }) => ['数据', `${dataset}，${rows} 行，${files.join('、')}`]),
  ]
  const line = (layer: LayerTerms) => [
    layerTitle(layer),
    layer.where.slice(0, LONGEST_CELL),
    layer.in,
    layer.out,
    layer.removedByExclusion,
    layer.removedLater,
    ...precisionCells(layer),
  ]
  return {
    name: '各层',
    header: ['层', '条件', '进入', '保留', '因“非”去除', '后层去除', ...precisionHeads],
    rows: [...layers.map(line), [], ...about],
    widths: [22, 70, 10, 10, 12, 10, 9, 11, 11, 7, 7, 7],
  }
}

function definitionsSheet(report: TermReport): PlainSheet {
  return {
    name: '口径',
    header: ['数', '含义'],
    rows: [...termDefinitions.map(([word, meaning]) => [word, meaning]), ['样例', sampleWords(report).replace(/^样例：/, '')]],
    widths: [12, 110],
  }
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6
}
