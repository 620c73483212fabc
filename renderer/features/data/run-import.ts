import type { BatchSummary, EngineContract } from '../../../shared/contract/engine.ts'
import type { ArgsIn } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ImportProgress } from '../../../shared/ingest/import.ts'
import { engine } from '../../app/clients.ts'
import { useNavigation } from '../../app/navigation.ts'
import { messagesNow } from '../../messages/messages.ts'
import { type JobProgress, useJobs } from '../../ui/jobs.ts'
import { showDone, showError, showNote } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { type QueuedFile, releaseFile } from './import-queue.ts'

const SAMPLE_TICKETS = 5000
const SAMPLE_SEED = 'guoshai'

/** Imports one file as a job; files that are started meanwhile wait for it. What happened is said at the end. */
export async function runImport(
  file: QueuedFile,
  options: ArgsIn<EngineContract['import.run']>['options'],
  target: ArgsIn<EngineContract['import.run']>['target'],
): Promise<void> {
  const { source } = file
  const { run } = useJobs.getState()
  try {
    const { batch } = await run(
      messagesNow().data.job(source.name),
      (signal, onProgress) => engine('import.run', { source, options, target }, { signal, onProgress: reportTo(onProgress) }),
      'import',
    )
    await refresh('dataset.list')
    const messages = messagesNow().data
    showDone(messages.done(source.name), messages.doneText(batch.account), {
      label: messages.undoNow,
      onAct: () => void undoImport(batch).catch(showError),
    })
    const { place, go } = useNavigation.getState()
    if (place === 'data') go('data', { kind: 'batch', id: batch.id })
  } catch (error) {
    const messages = messagesNow().data
    if (error instanceof AppError && error.code === 'job.cancelled')
      showNote(messages.cancelled(source.name), messages.cancelledText)
    else showError(error)
  } finally {
    await releaseFile(file).catch(showError)
  }
}

/** Takes a batch back that nothing refers to yet. */
async function undoImport(batch: BatchSummary): Promise<void> {
  await engine('batch.remove', { batch: batch.id })
  await refresh('dataset.list', 'batch.rejects', 'batch.verification')
  showDone(messagesNow().data.undone(batch.fileName))
}

/** Loads the sample district as a job. */
export async function loadSamples(): Promise<void> {
  const messages = messagesNow().data
  try {
    await useJobs
      .getState()
      .run(
        messages.samplesJob(SAMPLE_TICKETS),
        (signal, onProgress) =>
          engine('sample.load', { tickets: SAMPLE_TICKETS, seed: SAMPLE_SEED }, { signal, onProgress: reportTo(onProgress) }),
        'import',
      )
    await refresh('dataset.list', 'draft.list')
    showDone(messages.samplesDone, messages.samplesDoneText)
  } catch (error) {
    showError(error)
  }
}

function reportTo(onProgress: (progress: JobProgress) => void): (progress: ImportProgress) => void {
  const startedAt = performance.now()
  return ({ bytes, totalBytes, rows, rejected }) => {
    const seconds = Math.max(0.001, (performance.now() - startedAt) / 1000)
    onProgress({
      fraction: totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null,
      text: messagesNow().data.progress(rows, Math.round(rows / seconds), rejected),
    })
  }
}
