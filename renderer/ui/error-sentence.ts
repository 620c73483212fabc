import { DefectError } from '../../shared/contract/transport.ts'
import { AppError } from '../../shared/errors.ts'
import type { ErrorTable } from '../messages/errors.zh-CN.ts'

export interface ErrorSentence {
  title: string
  text: string
}

/** What an error says to the analyst: what and where, what is unharmed, what to do. */
export function sentenceOf(error: unknown, table: ErrorTable): ErrorSentence {
  if (error instanceof AppError) return table.app[error.code](error.details)
  if (error instanceof DefectError) return table.defect(error.incident, error.message)
  return table.defect('', error instanceof Error ? error.message : String(error))
}
