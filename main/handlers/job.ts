import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Desk, HandlersOf } from '../desk.ts'
import { isInside } from '../inside.ts'
import type { JobRun } from '../job.ts'

export function jobHandlers({ job, files, targets }: Desk): HandlersOf<'job'> {
  const running = (): JobRun => {
    if (!job) throw new Error('this window runs no job')
    return job
  }
  return {
    'job.take': () => running().take(files),
    'job.target': ({ to }) => {
      const { outFolder } = running()
      const path = resolve(outFolder, to)
      if (!isInside(outFolder, path)) {
        throw new AppError('output.invalid', { to, reason: 'outside the output folder' })
      }
      return targets.prepare(path)
    },
    'job.progress': ({ line }) => running().progress(line),
    'job.finish': ({ report }) => running().finish(report),
  }
}
