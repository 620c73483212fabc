import type { WriteTarget } from '../../../shared/contract/desktop.ts'
import type { BatchSummary, DatasetSummary } from '../../../shared/contract/engine.ts'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import { desktop, engine } from '../../app/clients.ts'
import { messagesNow } from '../../messages/messages.ts'
import { noteOutput } from '../../ui/audit-note.ts'
import { useJobs } from '../../ui/jobs.ts'
import { showDone } from '../../ui/notices.ts'

const PIECE_ROWS = 20_000

/** A name that every file system takes. */
export function fileNameOf(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
}

/** Writes the recipe of a batch to a file that the analyst chooses. */
export async function exportRecipe(batch: BatchSummary): Promise<void> {
  const recipe = await engine('batch.recipe', { batch: batch.id })
  await writeRecipe(recipe)
}

async function writeRecipe(recipe: Recipe): Promise<void> {
  const words = messagesNow().data.batchWords.recipe
  const target = await desktop('file.chooseTarget', {
    title: words.exportTitle,
    suggestedName: `${fileNameOf(recipe.name)}.recipe.json`,
    filters: [{ name: words.filter, extensions: ['recipe.json', 'json'] }],
  })
  if (!target) return
  await writeBytes(target, new TextEncoder().encode(`${JSON.stringify(recipe, null, 2)}\n`))
  showDone(words.written(target.name))
}

/** Writes all rejects of a batch as CSV, piece by piece, as a job. */
export async function exportRejects(dataset: DatasetSummary, batch: BatchSummary): Promise<void> {
  const words = messagesNow().data.batchWords
  const target = await desktop('file.chooseTarget', {
    title: words.rejectsExportTitle,
    suggestedName: fileNameOf(words.rejectsFileName(batch.fileName.replace(/\.[^.]+$/, ''))),
    filters: [{ name: words.csvFilter, extensions: ['csv'] }],
  })
  if (!target) return
  await useJobs.getState().run(words.report.job(target.name), async (signal, onProgress) => {
    try {
      for (let offset = 0; ; ) {
        const of = { what: 'rejects' as const, dataset: dataset.id, batch: batch.id }
        const { bytes, rows, total } = await engine('output.csv', { of, offset, limit: PIECE_ROWS }, { signal })
        await desktop('file.write', { token: target.token, bytes })
        offset += rows
        onProgress({ fraction: total === 0 ? 1 : offset / total, text: messagesNow().common.rows(offset) })
        if (rows === 0 || offset >= total) break
      }
      await desktop('file.commit', { token: target.token })
    } catch (error) {
      await desktop('file.abort', { token: target.token })
      throw error
    }
  })
  noteOutput('export', target.name)
  showDone(words.report.written(target.name))
}

/** Writes a file that is small enough for one piece; nothing stays at the target where it fails. */
export async function writeBytes({ token }: WriteTarget, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    await desktop('file.write', { token, bytes })
    await desktop('file.commit', { token })
  } catch (error) {
    await desktop('file.abort', { token })
    throw error
  }
}
