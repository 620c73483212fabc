import { AppError } from '../errors.ts'
import type { GroupStep } from './model.ts'
import type { Operator } from './operator.ts'

/** Rows counted by columns; each group stands for its rows and has the first of them as its own. */
export const runGroup: Operator<GroupStep> = async (step) => {
  throw new AppError('model.operatorUnsupported', { step: step.id, operator: step.op })
}
