import { AppError } from '../errors.ts'
import type { OverlapStep } from './model.ts'
import type { Operator } from './operator.ts'

/** Rows whose intervals overlap. */
export const runOverlap: Operator<OverlapStep> = async (step) => {
  throw new AppError('model.operatorUnsupported', { step: step.id, operator: step.op })
}
