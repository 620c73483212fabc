import type { EngineContract, ModelCounts } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { contentHash } from '../../../shared/model/canonical-json.ts'
import type { Model } from '../../../shared/model/model.ts'
import { chunksOf, columnsOf } from '../../../shared/model/relation.ts'
import { compileLayer, type ModelRun } from '../../../shared/model/run.ts'
import type { StringColumn } from '../../../shared/table/column.ts'
import { breathe, type Investigation, openSources, runOver } from '../investigation.ts'
import type { StoredTable } from '../store/segments.ts'

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
      const run = await runOver(investigation, model, sources, signal, progress)
      const terms = await countTerms(investigation, model, run, sources, signal)
      const milliseconds = Math.round(performance.now() - started)
      return { hash: contentHash(model), steps: run.steps, faults: run.faults, terms, milliseconds }
    },
  }
}

/** For each layer the rows of its result in which a term of it is hit. */
async function countTerms(
  { lexicons }: Investigation,
  model: Model,
  run: ModelRun,
  sources: ReadonlyMap<string, StoredTable>,
  signal: AbortSignal,
): Promise<ModelCounts['terms']> {
  const counts: ModelCounts['terms'] = {}
  for (const step of model.steps) {
    const result = run.results.get(step.id)
    if (step.op !== 'screen' || !result) continue
    const perStep: ModelCounts['terms'][string] = []
    for (const [index, layer] of step.layers.entries()) {
      if (layer.off) continue
      const relation = result.layers[index]!
      const columns = columnsOf(relation, sources)
      const screen = compileLayer(layer.where, columns, lexicons, index)
      const totals = new Uint32Array(screen.terms.length)
      for (const chunk of chunksOf(relation, sources)) {
        const values = new Map<number, StringColumn>()
        for (const column of screen.columns) values.set(column, await chunk.column(columns[column]!))
        screen.countTerms(values, chunk.rows).forEach((rows, term) => {
          totals[term]! += rows
        })
        await breathe()
        signal.throwIfAborted()
      }
      for (const [term, rows] of totals.entries()) perStep.push({ layer: index, term: screen.terms[term]!, rows })
    }
    counts[step.id] = perStep
  }
  return counts
}
