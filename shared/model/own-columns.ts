import { inputsOf, type Model } from './model.ts'
import type { OwnColumn } from './relation.ts'

/** The columns that the steps up to `name` add to its rows, as far as the model alone tells: what the window offers before anything is computed. */
export function ownColumnsOf(model: Model, name: string): Pick<OwnColumn, 'name' | 'type' | 'step'>[] {
  const at = model.steps.findIndex(({ id }) => id === name)
  const step = model.steps[at]
  if (!step) return []
  const earlier = { ...model, steps: model.steps.slice(0, at) }
  const before = inputsOf(step).flatMap((input) => ownColumnsOf(earlier, input))
  if (step.op === 'group') {
    const measures = Object.keys(step.measure ?? { 件数: 'count' })
    const derived = step.by.filter((by) => /^(?:year|month|day)\(.+\)$/.test(by))
    return [
      ...derived.map((by) => ({ name: by, type: 'category' as const, step: step.id })),
      ...measures.map((measure) => ({ name: measure, type: 'number' as const, step: step.id })),
    ]
  }
  if (step.op === 'cluster') {
    return [...before, { name: '簇', type: 'number', step: step.id }, { name: '簇内行数', type: 'number', step: step.id }]
  }
  return before
}
