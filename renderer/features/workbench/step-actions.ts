import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import { partsOf } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { type Selection, useDraft } from './draft-store.ts'
import { withDataset } from './inputs.ts'
import { nextRule } from './link-rules.ts'
import {
  changeScreen,
  freshId,
  withLayer,
  withLayerChanged,
  withLayerMoved,
  withLink,
  withoutLayer,
  withoutStep,
  withScreen,
  withTitle,
} from './model-edit.ts'

type StepSelection = Extract<Selection, { kind: 'step' }>

/** A screen of what is selected, or of the first source, with one layer to type in. */
export function addScreenStep(layerName: string, where = ''): void {
  const { history, selection, editModel, select } = useDraft.getState()
  const { model } = history!.present
  const from = inputOf(selection) ?? Object.keys(model.sources)[0]
  if (from === undefined) return
  const id = freshId(model, 'screen')
  editModel((now) => withScreen(now, id, from, [{ name: layerName, where }]))
  select({ kind: 'step', id, layer: 0 })
}

/**
 * A link of what is selected with a table that it has not met, with the most telling pair of columns as its first rule. It is named after
 * the other side, because letters name the step too.
 */
export function addLinkStep(
  datasets: readonly DatasetSummary[],
  columnsOf: (input: string) => RelationColumn[],
  titleOf: (other: string) => string,
): void {
  const { history, selection, edit, select } = useDraft.getState()
  const before = history!.present
  const left = inputOf(selection) ?? Object.keys(before.model.sources)[0]
  if (left === undefined) return
  const isRead = (dataset: DatasetSummary) => Object.values(before.bindings).includes(dataset.id)
  const behind = new Set(partsOf(before.model, left))
  const unmet = Object.keys(before.model.sources).find(
    (name) => !behind.has(name) && before.model.sources[name]?.kind === 'table',
  )
  const unread =
    datasets.find((dataset) => dataset.kind === 'table' && !isRead(dataset)) ?? datasets.find((dataset) => !isRead(dataset))
  const added = unmet === undefined && unread ? withDataset(before, unread) : { content: before, name: unmet ?? left }
  const { content, name: other } = added
  const bound = datasets.find((dataset) => dataset.id === content.bindings[other])
  const right = columnsOf(other).length > 0 ? columnsOf(other) : (bound?.columns ?? [])
  const rule = nextRule([], columnsOf(left), right)
  const id = freshId(content.model, 'link')
  const title = titleOf(bound?.name ?? other)
  edit(() => ({ ...content, model: withTitle(withLink(content.model, id, left, other, [rule]), id, title) }))
  select({ kind: 'step', id, layer: null })
}

/** A layer behind the selected one of the step, else at its end. */
export function addLayer(step: string, name: string, where = ''): void {
  const { history, selection, editModel, select } = useDraft.getState()
  const screen = history!.present.model.steps.find(({ id }) => id === step)
  if (screen?.op !== 'screen') return
  const end = screen.layers.length
  const at = selection?.kind === 'step' && selection.id === step && selection.layer !== null ? selection.layer + 1 : end
  editModel((model) => changeScreen(model, step, (now) => withLayerMoved(withLayer(now, { name, where }), end, at)))
  select({ kind: 'step', id: step, layer: at })
}

export function moveLayer({ id, layer }: StepSelection, by: number): void {
  if (layer !== null) placeLayer(id, layer, layer + by)
}

/** Takes a layer to another place among those of its step, and chooses it there; nothing happens beyond its ends. */
export function placeLayer(id: string, from: number, to: number): void {
  const { history, editModel, select } = useDraft.getState()
  const screen = history!.present.model.steps.find((step) => step.id === id)
  if (screen?.op !== 'screen' || to < 0 || to >= screen.layers.length || to === from) return
  editModel((model) => changeScreen(model, id, (step) => withLayerMoved(step, from, to)))
  select({ kind: 'step', id, layer: to })
}

export function toggleLayer(step: string, layer: number): void {
  useDraft
    .getState()
    .editModel((model) =>
      changeScreen(model, step, (screen) => withLayerChanged(screen, layer, { off: !screen.layers[layer]?.off })),
    )
}

/** Removes the selected layer or step; Ctrl+Z brings it back. */
export function removeSelected(): void {
  const { selection, editModel } = useDraft.getState()
  if (selection?.kind !== 'step') return
  const { id, layer } = selection
  if (layer === null) editModel((model) => withoutStep(model, id))
  else editModel((model) => changeScreen(model, id, (screen) => withoutLayer(screen, layer)))
}

function inputOf(selection: Selection | null): string | undefined {
  return selection?.kind === 'source' ? selection.name : selection?.id
}
