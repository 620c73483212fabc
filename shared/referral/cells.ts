import type { Cell, Row, Span, TableBlock } from './blocks.ts'
import type { HitRange, LabelledValue } from './document.ts'
import { TYPE_WIDTH } from './page.ts'
import { textEm } from './text-measure.ts'

/** Values up to this width stand two in a row. */
const SHORT_EM = 11
const LABEL_WIDTH = 84

/** A cell of plain text; line breaks in it begin new paragraphs. */
export function cell(text: string, options: Omit<Cell, 'paragraphs'> = {}): Cell {
  return { ...options, paragraphs: paragraphs(text, []) }
}

/** A label cell in 黑体, centred. */
export function label(text: string, columns = 1): Cell {
  return { ...cell(text), isLabel: true, align: 'center', columns }
}

/** The paragraphs of a text with its hits marked; blank lines are dropped. Hits may overlap and need no order. */
export function paragraphs(text: string, hits: readonly HitRange[]): Span[][] {
  const edges = new Set([0, text.length])
  for (const { start, end } of hits) edges.add(start).add(end)
  const cuts = [...edges].filter((edge) => edge >= 0 && edge <= text.length).sort((left, right) => left - right)
  const result: Span[][] = [[]]
  for (let at = 0; at + 1 < cuts.length; at++) {
    const start = cuts[at]!
    const isHit = hits.some((hit) => hit.start <= start && start < hit.end)
    text
      .slice(start, cuts[at + 1])
      .split(/\r\n|[\r\n\u2028\u2029]/)
      .forEach((part, index) => {
        if (index > 0) result.push([])
        if (part) result.at(-1)!.push(isHit ? { text: part, isHit } : { text: part })
      })
  }
  const filled = result.filter((spans) => spans.some((span) => span.text.trim()))
  return filled.length > 0 ? filled : [[]]
}

/** Labels and values in four columns, short values two in a row, long ones over the whole width. */
export function fieldTable(fields: readonly LabelledValue[]): TableBlock {
  const rows: Row[] = []
  const isShort = (field: LabelledValue | undefined) =>
    field !== undefined && textEm(field.value) <= SHORT_EM && !/[\r\n]/.test(field.value)
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at]!
    const next = fields[at + 1]
    if (next && isShort(field) && isShort(next)) {
      rows.push({ cells: [label(field.label), cell(field.value), label(next.label), cell(next.value)] })
      at++
    } else rows.push({ cells: [label(field.label), cell(field.value, { columns: 3 })] })
  }
  const valueWidth = TYPE_WIDTH / 2 - LABEL_WIDTH
  return { kind: 'table', widths: [LABEL_WIDTH, valueWidth, LABEL_WIDTH, valueWidth], header: null, rows }
}
