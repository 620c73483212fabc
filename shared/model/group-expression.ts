import { AppError } from '../errors.ts'

/** Parts of a date by which rows may be grouped: `month(受理时间)`. */
export const dateParts = ['year', 'month', 'day'] as const
export type DatePart = (typeof dateParts)[number]

/** One entry of a group step's `by`: a column as it is, or a part of its date. `text` is as the model has it. */
export interface GroupBy {
  text: string
  column: string
  part: DatePart | null
}

/** Measures of one column. `most` is in {@link Measure} besides: it has a span. */
export const columnMeasures = ['distinct', 'sum', 'mean', 'min', 'max', 'first'] as const

/**
 * What a group step says of each group.
 *
 * ```
 * count                 its rows
 * distinct(联系电话)     different values; values that are no key (empty, 无, masked) are not counted
 * sum mean (金额)        of what is a number; a group without one has none
 * min max (受理时间)     by number, date or text, as the column's type says
 * first(承办单位)        the first value that is filled in
 * most(出险日期, 180)    the most rows within any 180 days on end, the first and the last day included
 * ```
 */
export type Measure =
  | { kind: 'count' }
  | { kind: (typeof columnMeasures)[number]; column: string }
  | { kind: 'most'; column: string; days: number }

export const comparisons = ['>=', '<=', '!=', '>', '<', '='] as const
export type Comparison = (typeof comparisons)[number]

/** A condition of `having`; all of them must hold. */
export interface Having {
  measure: string
  comparison: Comparison
  value: number | string
}

/** A key of `order`: a measure, or an entry of `by` as it is written there. */
export interface GroupOrder {
  name: string
  isDescending: boolean
}

/** The measures of a step that names none. */
export const defaultMeasures: Readonly<Record<string, string>> = { 件数: 'count' }

/** Reads an entry of `by`. Nothing is wrong with a column of any name; parentheses without a part of the date before them belong to the name. */
export function parseBy(text: string): GroupBy {
  const found = /^\s*(year|month|day)\s*[(（](.+)[)）]\s*$/.exec(text)
  if (!found) return { text, column: text.trim(), part: null }
  return { text, column: found[2]!.trim(), part: found[1] as DatePart }
}

/** Reads a measure; `model.expressionInvalid` names the step, the text and what there is. */
export function parseMeasure(text: string, step: string): Measure {
  if (text.trim() === 'count') return { kind: 'count' }
  const [, name, argument] = /^\s*([a-z]+)\s*[(（](.+)[)）]\s*$/.exec(text) ?? []
  const kind = columnMeasures.find((known) => known === name)
  if (kind) return { kind, column: argument!.trim() }
  const [, column, days] = name === 'most' ? (/^(.+)[,，]\s*(\d{1,5})\s*$/.exec(argument!) ?? []) : []
  if (column && Number(days) > 0) return { kind: 'most', column: column.trim(), days: Number(days) }
  throw invalid(step, text, 'count | distinct(列) | sum(列) | mean(列) | min(列) | max(列) | first(列) | most(列, 天数)')
}

/** Reads `having`: comparisons of measures with a number or a text, joined by `and` or 且. */
export function parseHaving(text: string, names: readonly string[], step: string): Having[] {
  return text.split(/\s+and\s+|且|&&/i).map((part): Having => {
    const plain = part
      .replace(/＞/g, '>')
      .replace(/＜/g, '<')
      .replace(/＝/g, '=')
      .replace(/≥/g, '>=')
      .replace(/≤/g, '<=')
      .replace(/≠/g, '!=')
    const [, measure, sign, value] = /^\s*(.*?[^\s!<>=])\s*(>=|<=|!=|==|>|<|=)\s*([^\s!<>=].*?)\s*$/.exec(plain) ?? []
    const comparison = comparisons.find((known) => known === (sign === '==' ? '=' : sign))
    if (measure === undefined || value === undefined || !comparison || !names.includes(measure)) {
      throw invalid(step, part.trim(), `${names.join(' | ')} >= 3`)
    }
    return { measure, comparison, value: literalOf(value) }
  })
}

/** Reads `order`: names with `asc` (the usual) or `desc`, by comma. */
export function parseOrder(text: string, names: readonly string[], step: string): GroupOrder[] {
  return text.split(/[,，](?![^(（]*[)）])/).map((part): GroupOrder => {
    const [, name, direction = 'asc'] = /^\s*(.+?)(?:\s+(asc|desc|升序|降序))?\s*$/i.exec(part) ?? []
    if (name === undefined || !names.includes(name))
      throw invalid(step, part.trim(), names.map((known) => `${known} desc`).join(' | '))
    return { name, isDescending: /^(?:desc|降序)$/i.test(direction) }
  })
}

/** A quoted text, a number, or the text as it stands. */
function literalOf(text: string): number | string {
  const quoted = /^(["'“”])(.*)["'“”]$/.exec(text)
  if (quoted) return quoted[2]!
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

function invalid(step: string, text: string, expected: string): AppError {
  return new AppError('model.expressionInvalid', { step, text, expected })
}
