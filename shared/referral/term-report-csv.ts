import type { TermReport } from '../screening/term-report.ts'

/** Columns of the CSV form, of which each term of each layer is a line. */
const csvHeader = [
  'layer',
  'name',
  'term',
  'hits',
  'unique',
  'marginal',
  'share',
  'removedByExclusion',
  'precision',
  'precisionLow',
  'precisionHigh',
  'relevant',
  'irrelevant',
  'unsure',
  'inInput',
  'removedLater',
  'layerIn',
  'layerOut',
]

/**
 * The report as CSV: UTF-8 with byte-order mark, RFC 4180, one line for each term of each layer. `layer` counts from 1 and those that are off too; shares have at most six decimals;
 * what is not known is empty.
 */
export function termCsv(report: TermReport): Uint8Array<ArrayBuffer> {
  const text = termLines(report).map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
  return new TextEncoder().encode(`\ufeff${text.join('')}`)
}

function termLines(report: TermReport): string[][] {
  const lines = report.layers.flatMap((layer) =>
    layer.terms.map(({ precision, ...term }) => [
      String(layer.layer + 1),
      layer.name,
      term.term,
      ...[term.hits, term.unique, term.marginal].map(String),
      decimals(term.share),
      String(term.removedByExclusion),
      decimals(precision.interval?.value),
      decimals(precision.interval?.low),
      decimals(precision.interval?.high),
      ...[precision.relevant, precision.irrelevant, precision.unsure].map(String),
      ...[term.inInput, term.removedLater, layer.in, layer.out].map(String),
    ]),
  )
  return [csvHeader, ...lines]
}

function decimals(share: number | null | undefined): string {
  return share === null || share === undefined ? '' : String(Math.round(share * 1e6) / 1e6)
}

function csvCell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
