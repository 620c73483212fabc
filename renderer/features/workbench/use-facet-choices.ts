import { useMemo } from 'react'
import type { Model, ScreenStep } from '../../../shared/model/model.ts'
import { messagesNow } from '../../messages/messages.ts'
import { type Selection, useDraft } from './draft-store.ts'
import { choicesIn, type FacetChoice, facetLayerOf, withChoices } from './facet-choice.ts'
import { changeScreen, freshId, withScreen } from './model-edit.ts'

interface ChosenFacets {
  choices: readonly FacetChoice[]
  /** The layer that keeps them is switched off. */
  isOff: boolean
  change(choices: readonly FacetChoice[]): void
}

/** What is chosen of the facets of the selected screen; nothing yet where a source or a link is selected. */
export function useFacetChoices(): ChosenFacets {
  const selection = useDraft((state) => state.selection)
  const model = useDraft((state) => state.history?.present.model)
  return useMemo(() => {
    const step = screenOf(model, selection)
    const isOff = step !== undefined && step.layers[facetLayerOf(step)]?.off === true
    return { choices: step ? choicesIn(step) : [], isOff, change: changeChoices }
  }, [model, selection])
}

/** The last layer that somebody typed: what is edited where a screen as a whole is selected. */
export function lastTypedLayer(step: ScreenStep): number {
  const last = step.layers.length - 1
  return last > 0 && facetLayerOf(step) === last ? last - 1 : last
}

function screenOf(model: Model | undefined, selection: Selection | null): ScreenStep | undefined {
  const step = selection?.kind === 'step' ? model?.steps.find(({ id }) => id === selection.id) : undefined
  return step?.op === 'screen' ? step : undefined
}

/** One undoable edit. Of a source or a link a screen is made, which holds the choices alone. */
function changeChoices(choices: readonly FacetChoice[]): void {
  const { history, selection, editModel, select } = useDraft.getState()
  if (!history || !selection) return
  const { model } = history.present
  const name = messagesNow().facets.layer
  const step = screenOf(model, selection)
  if (!step) {
    const id = freshId(model, 'screen')
    const from = selection.kind === 'source' ? selection.name : selection.id
    const made = withChoices({ id, op: 'screen', from, layers: [] }, choices, name)
    editModel((now) => withScreen(now, id, from, made.layers))
    select({ kind: 'step', id, layer: null })
    return
  }
  const layer = selection.kind === 'step' ? selection.layer : null
  const changed = withChoices(step, choices, name)
  const shown = layer === null ? null : placeAfter(step, changed, layer)
  editModel((now) => changeScreen(now, step.id, (screen) => withChoices(screen, choices, name)))
  if (shown !== layer) select({ kind: 'step', id: step.id, layer: shown })
}

/** Where the selected layer is once the choices are the last one. */
function placeAfter(before: ScreenStep, after: ScreenStep, layer: number): number | null {
  if (layer === facetLayerOf(before)) return facetLayerOf(after) >= 0 ? facetLayerOf(after) : null
  return after.layers.indexOf(before.layers[layer]!)
}
