import { DefectError } from '../../shared/contract/transport.ts'
import { AppError } from '../../shared/errors.ts'
import { desktop } from '../app/clients.ts'

/** Gives an error that is not the user's an incident number, and its stack to the local log. Others pass unchanged. */
export async function reportDefect(error: unknown, where: string): Promise<AppError | DefectError> {
  if (error instanceof AppError || error instanceof DefectError) return error
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  try {
    return new DefectError(await desktop('app.reportDefect', { message, stack, where }), message)
  } catch {
    return new DefectError('', message)
  }
}
