import {
  defaultMeasures,
  type GroupBy,
  type GroupOrder,
  type Having,
  type Measure,
  parseBy,
  parseHaving,
  parseMeasure,
  parseOrder,
} from '../../../shared/model/group-expression.ts'
import type { GroupStep } from '../../../shared/model/model.ts'

/** A measure as the form shows it; null where its text cannot be read. */
export interface FormMeasure {
  name: string
  text: string
  measure: Measure | null
}

/** A group step as the form shows it; `having` and `order` are null where their text cannot be read. */
export interface GroupForm {
  by: GroupBy[]
  measures: FormMeasure[]
  having: Having[] | null
  order: GroupOrder | null | undefined
}

export function groupForm({ id, by, measure, having, order }: GroupStep): GroupForm {
  const measures = Object.entries(measure ?? defaultMeasures).map(([name, text]) => ({
    name,
    text,
    measure: readable(() => parseMeasure(text, id)),
  }))
  const names = measures.map(({ name }) => name)
  const orders = order?.trim() ? readable(() => parseOrder(order, [...names, ...by], id)) : []
  return {
    by: by.map(parseBy),
    measures,
    having: having?.trim() ? readable(() => parseHaving(having, names, id)) : [],
    order: orders === null || orders.length > 1 ? null : orders[0],
  }
}

function readable<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

export function byText({ column, part }: Pick<GroupBy, 'column' | 'part'>): string {
  return part ? `${part}(${column})` : column
}

export function measureText(measure: Measure): string {
  if (measure.kind === 'count') return 'count'
  return measure.kind === 'most' ? `most(${measure.column}, ${measure.days})` : `${measure.kind}(${measure.column})`
}

export function havingText(having: readonly Having[]): string {
  return having
    .map(({ measure, comparison, value }) => `${measure} ${comparison} ${typeof value === 'number' ? value : `"${value}"`}`)
    .join(' and ')
}

export function orderText({ name, isDescending }: GroupOrder): string {
  return isDescending ? `${name} desc` : name
}

/** The step with other `by`; an order by what is gone goes with it. */
export function withBy(step: GroupStep, by: readonly string[]): GroupStep {
  const { order } = groupForm(step)
  const isGone = order && step.by.includes(order.name) && !by.includes(order.name)
  return { ...(isGone ? without(step, 'order') : step), by: [...by] }
}

/** The step with other measures; conditions and an order by what is gone go with it, those of a measure that was renamed follow it. */
export function withMeasures(step: GroupStep, measures: readonly { name: string; text: string }[]): GroupStep {
  const before = groupForm(step)
  const measure = Object.fromEntries(measures.map(({ name, text }) => [name, text]))
  const renamed = new Map<string, string>()
  if (measures.length === before.measures.length) {
    before.measures.forEach(({ name }, at) => {
      if (!(name in measure)) renamed.set(name, measures[at]!.name)
    })
  }
  const nameOf = (name: string) => renamed.get(name) ?? name
  let changed: GroupStep = { ...step, measure }
  if (before.having) {
    const kept = before.having.map((one) => ({ ...one, measure: nameOf(one.measure) })).filter((one) => one.measure in measure)
    changed = kept.length === 0 ? without(changed, 'having') : { ...changed, having: havingText(kept) }
  }
  if (before.order && !step.by.includes(before.order.name)) {
    const name = nameOf(before.order.name)
    changed = name in measure ? { ...changed, order: orderText({ ...before.order, name }) } : without(changed, 'order')
  }
  return changed
}

export function withHaving(step: GroupStep, having: readonly Having[]): GroupStep {
  return having.length === 0 ? without(step, 'having') : { ...step, having: havingText(having) }
}

export function withOrder(step: GroupStep, order: GroupOrder | undefined): GroupStep {
  return order ? { ...step, order: orderText(order) } : without(step, 'order')
}

function without(step: GroupStep, name: 'having' | 'order'): GroupStep {
  const { [name]: _, ...rest } = step
  return rest as GroupStep
}
