import type { ColumnType } from '../table/schema.ts'
import { defaultMeasures, parseBy, parseMeasure } from './group-expression.ts'
import { measureType } from './group-measures.ts'
import { type GroupStep, inputsOf, type Model, partsOf } from './model.ts'
import { columnsOf, findColumn, type OwnColumn, type TableReader } from './relation.ts'

/** Columns of a cluster step: the number of a row's component, and how many rows that has. */
export const clusterColumns = { number: '簇', size: '簇内行数' } as const

type Readers = ReadonlyMap<string, Pick<TableReader, 'columns'>>

/**
 * The columns that the steps up to `name` add to its rows, without computing anything: what the window offers, and what screens behind a step read. A measure that
 * keeps the type of its column (`min`, `max`, `first`) has it where `sources` are given, else it is a category.
 */
export function ownColumnsOf(model: Model, name: string, sources?: Readers): Pick<OwnColumn, 'name' | 'type' | 'step'>[] {
  const at = model.steps.findIndex(({ id }) => id === name)
  const step = model.steps[at]
  if (!step) return []
  const earlier = { ...model, steps: model.steps.slice(0, at) }
  if (step.op === 'cluster') {
    return [clusterColumns.number, clusterColumns.size].map((column) => ({ name: column, type: 'number', step: step.id }))
  }
  const before = inputsOf(step).flatMap((input) => ownColumnsOf(earlier, input, sources))
  return step.op === 'group' ? [...before, ...groupColumns(step, earlier, sources)] : before
}

function groupColumns(
  step: GroupStep,
  earlier: Model,
  sources: Readers | undefined,
): Pick<OwnColumn, 'name' | 'type' | 'step'>[] {
  const derived = step.by.filter((by) => parseBy(by).part !== null)
  const measures = Object.entries(step.measure ?? defaultMeasures)
  return [
    ...derived.map((name) => ({ name, type: 'category' as const, step: step.id })),
    ...measures.map(([name, text]) => ({ name, type: typeOfMeasure(text, step, earlier, sources), step: step.id })),
  ]
}

function typeOfMeasure(text: string, step: GroupStep, earlier: Model, sources: Readers | undefined): ColumnType {
  try {
    const measure = parseMeasure(text, step.id)
    if (measure.kind === 'count') return 'number'
    const parts = partsOf(earlier, step.from).map((source) => ({ source }))
    const columns = sources ? columnsOf({ parts, own: ownColumnsOf(earlier, step.from, sources) }, sources) : null
    return measureType(measure, columns ? findColumn(columns, measure.column, step.id).type : 'category')
  } catch {
    return 'category'
  }
}
