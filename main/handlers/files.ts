import { join } from 'node:path'
import { app } from 'electron'
import { AppError } from '../../shared/errors.ts'
import type { Desk, HandlersOf } from '../desk.ts'
import { askForFiles, askForTarget } from '../dialogs.ts'

export function fileHandlers({ window, files, targets }: Desk): HandlersOf<'file'> {
  return {
    'file.open': async (question) => (await askForFiles(window, question)).map((path) => files.open(path)),
    'file.reopen': ({ token }) => {
      const path = targets.pathOf(token)
      if (path === undefined) throw new AppError('file.notFound')
      return files.open(path)
    },
    'file.release': ({ token }) => files.release(token),
    'file.chooseTarget': async ({ title, suggestedName, filters }) => {
      const suggestedPath = join(app.getPath('documents'), suggestedName)
      const path = await askForTarget(window, { title, suggestedPath, filters })
      return path === undefined ? null : targets.prepare(path)
    },
    'file.write': ({ token, bytes }) => targets.write(token, bytes),
    'file.commit': ({ token }) => targets.commit(token),
    'file.abort': ({ token }) => targets.abort(token),
  }
}
