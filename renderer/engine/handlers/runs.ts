import type { EngineContract, RunSummary } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import { contentHash } from '../../../shared/model/canonical-json.ts'
import { faultError, modelFaults } from '../../../shared/model/model.ts'
import { titleOf } from '../../../shared/model/titles.ts'
import { type Investigation, openSources, recordOfRelation, runOver } from '../investigation.ts'
import { groupsOfModel } from '../lexicons.ts'
import type { Change } from '../store/store.ts'
import { newId } from '../workspace.ts'

export function runHandlers(
  investigation: Investigation,
): Pick<Handlers<EngineContract>, 'run.save' | 'run.list' | 'run.remove'> {
  const { store } = investigation.workspace
  return {
    'run.save': async ({ model, bindings }, { signal, progress }) => {
      const [fault] = modelFaults(model)
      if (fault) throw faultError(fault)
      const sources = await openSources(investigation, model, bindings)
      const groups = groupsOfModel(model, investigation.lexicons)
      const run = await runOver(investigation, model, sources, signal, { onStep: progress })
      const record: RunSummary = {
        id: newId(),
        title: titleOf(model),
        model,
        hash: contentHash(model),
        bindings,
        batches: Object.fromEntries([...sources].map(([name, table]) => [name, table.batches.map(({ id }) => id)])),
        steps: run.steps,
        faults: run.faults,
        lexicons: Object.fromEntries(
          [...groups].map(([name, { version, hash, words }]) => [name, { version, hash, words: words.length }]),
        ),
        savedAt: new Date().toISOString(),
      }
      signal.throwIfAborted()
      await store.change(async () => {
        for (const { dataset, batches } of sources.values()) {
          for (const { id } of batches) {
            if (!(await store.get('batch', id))) throw new AppError('batch.missing', { batch: id, dataset: dataset.name })
          }
        }
        const results = [...run.results].map(([step, { relation }]): Change => {
          const value = { run: record.id, step, ...recordOfRelation(relation) }
          return { put: 'result', id: `${record.id}/${step}`, group: record.id, value }
        })
        const words = [...groups.values()].map(
          ({ hash, words }): Change => ({ put: 'lexiconWords', id: hash, value: [...words] }),
        )
        const rows = run.steps.at(-1)?.out
        const details = { hash: record.hash, ...(rows !== undefined && { rows }) }
        return [
          { put: 'run', id: record.id, value: record },
          ...words,
          ...results,
          { audit: 'run.save', subject: record.title, details },
        ]
      })
      return record
    },
    'run.list': async () => {
      const runs = await store.list('run')
      return runs.map((run) => ({ lexicons: {}, ...run })).sort((a, b) => (a.savedAt > b.savedAt ? -1 : 1))
    },
    'run.remove': async ({ run }) => {
      await store.write([
        { remove: 'run', id: run },
        { removeGroup: 'result', group: run },
      ])
    },
  }
}
