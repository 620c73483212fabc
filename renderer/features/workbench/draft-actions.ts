import type { DatasetSummary, Draft } from '../../../shared/contract/engine.ts'
import type { Model } from '../../../shared/model/model.ts'
import { draftIdOf } from '../../../shared/model/titles.ts'
import { engine } from '../../app/clients.ts'
import { refresh } from '../../ui/query-client.ts'
import { type Content, useDraft } from './draft-store.ts'
import { withDataset } from './inputs.ts'
import { emptyModel, withScreen, withSource } from './model-edit.ts'

/** Stores the draft, so that it is the last one used, and opens it. */
export async function openDraft(content: Content & { id: string }): Promise<void> {
  const draft = { id: content.id, model: content.model, bindings: content.bindings }
  await engine('draft.save', draft)
  await refresh('draft.list')
  useDraft.getState().open({ ...draft, updatedAt: '' })
}

/** A draft that screens one dataset, with one empty layer to type in. */
export function createDraft(dataset: DatasetSummary, layerName: string): Promise<void> {
  const id = newDraftId()
  const model = withScreen(withSource(emptyModel(id, ''), dataset.name, dataset.kind), 'screen1', dataset.name, [
    { name: layerName, where: '' },
  ])
  return openDraft({ id, model, bindings: { [dataset.name]: dataset.id } })
}

export function duplicateDraft({ model, bindings }: Content, title: string): Promise<void> {
  const id = newDraftId()
  return openDraft({ id, model: { ...model, id, title }, bindings })
}

/** Opens a model as a new draft; a source is bound to the dataset of its name, else to the only one of its kind that has its columns. */
export function draftFromModel(
  model: Model,
  datasets: readonly DatasetSummary[],
  bindings: Record<string, string> = {},
): Promise<void> {
  const found = Object.entries(model.sources).flatMap(([source, { kind, columns = {} }]) => {
    const hasColumns = (dataset: DatasetSummary) =>
      Object.keys(columns).every((name) => dataset.columns.some((column) => column.name === name))
    const fitting = datasets.filter((dataset) => dataset.kind === kind && hasColumns(dataset))
    const dataset =
      datasets.find(({ id }) => id === bindings[source]) ??
      datasets.find(({ name }) => name === source) ??
      (fitting.length === 1 ? fitting[0] : undefined)
    return dataset ? [[source, dataset.id]] : []
  })
  return openDraft({ id: newDraftId(), model, bindings: Object.fromEntries(found) })
}

/** Removes the open draft and opens the last used of the others. */
export async function removeDraft(draft: Draft, drafts: readonly Draft[]): Promise<void> {
  useDraft.getState().close()
  await engine('draft.remove', { id: draft.id })
  await refresh('draft.list')
  const next = byLastUse(drafts).find(({ id }) => id !== draft.id)
  if (next) useDraft.getState().open(next)
}

export function byLastUse(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
}

/** Makes a dataset a source of the open draft, under its own name. */
export function addDataset(dataset: DatasetSummary): void {
  useDraft.getState().edit((content) => withDataset(content, dataset).content)
}

function newDraftId(): string {
  return draftIdOf(crypto.randomUUID())
}
