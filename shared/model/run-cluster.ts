import { AppError } from '../errors.ts'
import type { ClusterStep } from './model.ts'
import type { Operator } from './operator.ts'

/** The connected components of pairs, one row for each record that is in one. */
export const runCluster: Operator<ClusterStep> = async (step) => {
  throw new AppError('model.operatorUnsupported', { step: step.id, operator: step.op })
}
