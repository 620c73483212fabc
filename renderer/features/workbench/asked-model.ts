import type { DatasetSummary, RowSource } from '../../../shared/contract/engine.ts'
import type { Model, Step } from '../../../shared/model/model.ts'
import type { QueryError } from '../../../shared/screening/query-error.ts'
import type { Content, Selection } from './draft-store.ts'
import { narrowedByFacets } from './facet-choice.ts'
import { inputColumns } from './input-columns.ts'
import { layerFault } from './parsed-layer.ts'

/** By step id and layer: what is wrong with its text; null where nothing is. */
export type LayerErrors = Readonly<Record<string, readonly (QueryError | null)[]>>

/** Checks every layer as the engine will. Columns and lexicon groups are checked where they are known; null are groups not yet listed. */
export function layerErrors(
  { model, bindings }: Content,
  datasets: readonly DatasetSummary[],
  groups: readonly string[] | null = [],
): LayerErrors {
  const errors: Record<string, (QueryError | null)[]> = {}
  for (const step of model.steps) {
    if (step.op !== 'screen') continue
    const columns = inputColumns(model, bindings, datasets, step.from)
    errors[step.id] = step.layers.map(({ where }) => layerFault(where, columns, groups))
  }
  return errors
}

/**
 * The model as it is asked of the engine. Of a faulty layer the text before the fault is asked again, or the layer is switched
 * off where there was none, so that it blanks no other count. Names are left out, so that renaming asks nothing anew.
 */
export function askedModel(model: Model, errors: LayerErrors, before: Model | null): Model {
  const { title: _, ...rest } = model
  const steps = model.steps.map((step) =>
    askedStep(
      step,
      errors[step.id],
      before?.steps.find(({ id }) => id === step.id),
    ),
  )
  return { ...rest, steps }
}

function askedStep(step: Step, errors: readonly (QueryError | null)[] | undefined, before: Step | undefined): Step {
  const { title: _, ...rest } = step
  if (rest.op !== 'screen') return rest as Step
  const soundLayers = before?.op === 'screen' && before.layers.length === rest.layers.length ? before.layers : []
  const layers = rest.layers.map(({ where, off, facets }, index) => {
    const error = errors?.[index]
    if (!error || off) return { name: '', where, ...(off && { off }), ...(facets === true && { facets }) }
    return (error.code !== 'empty' && soundLayers[index]) || { name: '', where, off: true }
  })
  return { ...rest, layers }
}

/** The rows of what is selected; null while a source stands for no dataset. */
export function selectedRows(selection: Selection | null, { model, bindings }: Content): RowSource | null {
  if (!selection) return null
  if (selection.kind === 'source') {
    const dataset = bindings[selection.name]
    return dataset === undefined ? null : { dataset }
  }
  const { id, layer, view } = selection
  if (view?.kind === 'given') return view.rows
  if (!model.steps.some((step) => step.id === id)) return null
  if (view?.kind === 'term') return rowsOfTerm(model, bindings, id, layer, view.term)
  if (!view && layer !== null) return narrowedRows(model, bindings, id, layer)
  return { model, bindings, step: id, ...(layer !== null && { layer, ...(view && { removed: true }) }) }
}

/** What a layer keeps, narrowed by the facets that are chosen behind it. */
function narrowedRows(model: Model, bindings: Content['bindings'], id: string, layer: number): RowSource {
  const screen = model.steps.find((step) => step.id === id)
  if (screen?.op !== 'screen') return { model, bindings, step: id, layer }
  const narrowed = narrowedByFacets(screen, layer)
  if (narrowed.step === screen) return { model, bindings, step: id, layer }
  const steps = model.steps.map((step) => (step === screen ? narrowed.step : step))
  return { model: { ...model, steps }, bindings, step: id, layer: narrowed.layer }
}

/** A term is a query of its own: as one layer more it keeps the rows that its count counts. */
function rowsOfTerm(
  model: Model,
  bindings: Content['bindings'],
  id: string,
  layer: number | null,
  term: string,
): RowSource | null {
  const screen = model.steps.find((step) => step.id === id)
  if (screen?.op !== 'screen') return null
  const end = layer === null ? screen.layers.length : layer + 1
  const layers = [...screen.layers.slice(0, end), { name: '', where: term }]
  const steps = model.steps.map((step) => (step === screen ? { ...screen, layers } : step))
  return { model: { ...model, steps }, bindings, step: id, layer: end }
}

/** Changes when rows of any bound dataset change. */
export function versionOf(bindings: Readonly<Record<string, string>>, datasets: readonly DatasetSummary[]): string {
  return Object.values(bindings)
    .map((id) => datasets.find((dataset) => dataset.id === id)?.version ?? '')
    .join(' ')
}
