/**
 * What the user can act on. `code` is a key of the sentence table in `renderer/messages`; `details` fill its places.
 * Every other thrown value is a defect.
 */
export const appErrorCodes = [
  'file.empty',
  'file.notATable',
  'file.passwordProtected',
  'file.tooLarge',
  'file.bomb',
  'file.tooWide',
  'file.recordTooLong',
  'file.unreadable',
  'file.undecodable',
  'file.changed',
  'file.notFound',
  'file.writeFailed',
  'file.noHeader',
  'sheet.notFound',
  'storage.full',
  'storage.damaged',
  'vault.locked',
  'vault.wrongPassword',
  'vault.exists',
  'workspace.inUse',
  'backup.damaged',
  'backup.wrongPassword',
  'backup.interrupted',
  'recipe.invalid',
  'recipe.mismatch',
  'reject.ragged',
  'job.cancelled',
  'model.invalid',
  'model.sourceMissing',
  'model.columnMissing',
  'phrases.periodInvalid',
  'model.stepMissing',
  'model.inputFailed',
  'model.operatorUnsupported',
  'model.tooManyPairs',
  'model.comparisonUnsupported',
  'model.circular',
  'model.expressionInvalid',
  'link.needsRun',
  'link.tooManyCandidates',
  'link.tooManyMasks',
  'link.notEnoughPairs',
  'link.missing',
  'query.invalid',
  'dataset.missing',
  'dataset.nameTaken',
  'batch.missing',
  'run.missing',
  'clue.missing',
  'clue.tooMany',
  'packet.empty',
  'packet.noClueStep',
  'lexicon.invalid',
  'lexicon.cyclic',
  'lexicon.empty',
  'lexicon.missing',
  'lexicon.nameInvalid',
  'lexicon.nameTaken',
  'print.failed',
  'output.invalid',
  'output.sourceMissing',
] as const
export type AppErrorCode = (typeof appErrorCodes)[number]
export type ErrorDetails = Record<string, string | number>

export class AppError extends Error {
  override readonly name = 'AppError'
  constructor(
    readonly code: AppErrorCode,
    readonly details: ErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super(`${code} ${JSON.stringify(details)}`, options)
  }
}

/** The plain form in which an error crosses a boundary. `defect` carries an incident number. */
export type ErrorNotice =
  | { kind: 'app'; code: AppErrorCode; details: ErrorDetails }
  | { kind: 'defect'; incident: string; message: string }
