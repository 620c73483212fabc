import type { AppErrorCode, ErrorDetails } from '../errors.ts'

/** Why a step has no result. `layer` is the 0-based layer of a screen that is at fault. */
export interface StepFault {
  code: AppErrorCode
  details: ErrorDetails
  layer?: number
}
