import type { OverlapStep } from './model.ts'
import type { Operator } from './operator.ts'
import { commonRule, linkBy } from './run-link.ts'

/** Rows whose intervals have at least `atLeastDays` days in common (1 where none is given); with `on` only among rows that share keys. */
export const runOverlap: Operator<OverlapStep> = (step, inputs, context) => {
  const intervals = { ...step.intervals, atLeastDays: step.atLeastDays ?? 1 }
  return linkBy(step, { ...commonRule(step), intervals }, undefined, inputs, context)
}
