import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import { contentHash } from '../../../shared/model/canonical-json.ts'
import { modelFaults } from '../../../shared/model/model.ts'
import { type Investigation, openSources, runOver } from '../investigation.ts'
import { CODEC_PLAIN, type ResultRecord, type RunRecord } from '../store/records.ts'
import { newId } from '../workspace.ts'

export function runHandlers(
  investigation: Investigation,
): Pick<Handlers<EngineContract>, 'run.save' | 'run.list' | 'run.remove'> {
  const { database } = investigation.workspace
  return {
    'run.save': async ({ model, bindings }, { signal, progress }) => {
      const [fault] = modelFaults(model)
      if (fault) throw new AppError('model.invalid', { ...fault })
      const sources = await openSources(investigation, model, bindings)
      const run = await runOver(investigation, model, sources, signal, progress)
      const record: RunRecord = {
        id: newId(),
        title: model.title ?? model.id,
        model,
        hash: contentHash(model),
        bindings,
        batches: Object.fromEntries([...sources].map(([name, table]) => [name, table.batches.map(({ id }) => id)])),
        steps: run.steps,
        faults: run.faults,
        savedAt: new Date().toISOString(),
      }
      const results = [...run.results].map(
        ([step, { relation }]): ResultRecord => ({ run: record.id, step, codec: CODEC_PLAIN, ...relation }),
      )
      signal.throwIfAborted()
      await database.transaction('rw', database.batches, database.runs, database.results, async () => {
        for (const { dataset, batches } of sources.values()) {
          for (const { id } of batches) {
            if (!(await database.batches.get(id))) throw new AppError('batch.missing', { batch: id, dataset: dataset.name })
          }
        }
        await database.results.bulkPut(results)
        await database.runs.add(record)
      })
      return record
    },
    'run.list': async () => {
      const runs = await database.runs.toArray()
      return runs.sort((a, b) => (a.savedAt > b.savedAt ? -1 : 1))
    },
    'run.remove': async ({ run }) => {
      await database.transaction('rw', database.runs, database.results, async () => {
        await database.results.where({ run }).delete()
        await database.runs.delete(run)
      })
    },
  }
}
