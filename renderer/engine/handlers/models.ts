import type { EngineContract, ModelCounts } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { contentHash } from '../../../shared/model/canonical-json.ts'
import type { Model } from '../../../shared/model/model.ts'
import type { ModelRun } from '../../../shared/model/run.ts'
import { type Investigation, MOST_COMPARED_LIVE, openSources, runOver } from '../investigation.ts'

type Methods = 'draft.list' | 'draft.save' | 'draft.remove' | 'model.count'

export function modelHandlers(investigation: Investigation): Pick<Handlers<EngineContract>, Methods> {
  const { store } = investigation.workspace
  return {
    'draft.list': async () => {
      const drafts = await store.list('draft')
      return drafts.sort((a, b) => (a.updatedAt > b.updatedAt ? -1 : 1))
    },
    'draft.save': async ({ id, model, bindings }) => {
      const value = { id, model, bindings, updatedAt: new Date().toISOString() }
      await store.write([{ put: 'draft', id, value }])
    },
    'draft.remove': async ({ id }) => {
      await store.write([{ remove: 'draft', id }])
    },
    'model.count': async ({ model, bindings }, { signal, progress }) => {
      const started = performance.now()
      const sources = await openSources(investigation, model, bindings)
      const run = await runOver(investigation, model, sources, signal, {
        onStep: progress,
        isCounting: true,
        mostCompared: MOST_COMPARED_LIVE,
      })
      const milliseconds = Math.round(performance.now() - started)
      return {
        hash: contentHash(model),
        steps: run.steps,
        faults: run.faults,
        terms: termCounts(model, run),
        notes: linkNotes(run),
        milliseconds,
      }
    },
  }
}

/** What links say of themselves; a screen behind a link says nothing again. */
function linkNotes({ steps, results }: ModelRun): ModelCounts['notes'] {
  const links = steps.filter(({ op }) => op === 'link' || op === 'overlap')
  return Object.fromEntries(
    links.flatMap(({ id }) => {
      const figures = results.get(id)?.relation.figures
      return figures ? [[id, figures.notes]] : []
    }),
  )
}

/** For each layer the rows of its result in which a term of it is hit. */
function termCounts(model: Model, run: ModelRun): ModelCounts['terms'] {
  const counts: ModelCounts['terms'] = {}
  for (const step of model.steps) {
    const result = run.results.get(step.id)
    if (step.op !== 'screen' || !result) continue
    counts[step.id] = result.counts.flatMap((counted, layer) =>
      counted ? counted.terms.map((term, index) => ({ layer, term, rows: counted.rows[index]! })) : [],
    )
  }
  return counts
}
