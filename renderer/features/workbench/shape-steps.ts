import type { ClusterStep, GroupStep, Model, OverlapStep, Step } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useDraft } from './draft-store.ts'
import { freshId } from './model-edit.ts'

/** What a new shape is called, and its first measure. */
export interface ShapeTitles {
  groupTitle: string
  overlapTitle: string
  clusterTitle: string
  group: { defaultName: string }
}

export type Shape = 'group' | 'overlap' | 'cluster'

/**
 * A group, overlap or cluster step behind what is selected, else of the first source: grouped by the first identifier or category, overlapping with itself by its first
 * dates, chained from the last link.
 */
export function addShapeStep(shape: Shape, columnsOf: (input: string) => readonly RelationColumn[], titles: ShapeTitles): void {
  const { history, selection, editModel, select } = useDraft.getState()
  const { model } = history!.present
  const from = selection?.kind === 'source' ? selection.name : (selection?.id ?? Object.keys(model.sources)[0])
  if (from === undefined) return
  const id = freshId(model, shape)
  editModel((now) => ({ ...now, steps: [...now.steps, newStep(shape, id, from, now, columnsOf(from), titles)] }))
  select({ kind: 'step', id, layer: null })
}

function newStep(
  shape: Shape,
  id: string,
  from: string,
  model: Model,
  columns: readonly RelationColumn[],
  titles: ShapeTitles,
): Step {
  if (shape === 'group') {
    const by = columns.find(({ type }) => type === 'category') ?? columns.find(({ type }) => type !== 'text') ?? columns[0]
    const measure = { [titles.group.defaultName]: 'count' }
    const order = `${titles.group.defaultName} desc`
    return { id, title: titles.groupTitle, op: 'group', from, by: [by?.name ?? ''], measure, order }
  }
  if (shape === 'overlap') {
    const dates = columns.filter(({ type }) => type === 'date').map(({ name }) => name)
    const ends = { from: dates[0] ?? '', to: dates[1] ?? dates[0] ?? '' }
    return { id, title: titles.overlapTitle, op: 'overlap', left: from, right: from, intervals: { left: ends, right: ends } }
  }
  const isPaired = (name: string) => model.steps.some((step) => step.id === name && (step.op === 'link' || step.op === 'overlap'))
  const linked = isPaired(from) ? from : (model.steps.findLast((step) => isPaired(step.id))?.id ?? from)
  return { id, title: titles.clusterTitle, op: 'cluster', from: linked, by: 'links' }
}

export function changeGroup(model: Model, id: string, change: (step: GroupStep) => GroupStep): Model {
  return changed(model, id, (step) => (step.op === 'group' ? change(step) : step))
}

export function changeOverlap(model: Model, id: string, change: (step: OverlapStep) => OverlapStep): Model {
  return changed(model, id, (step) => (step.op === 'overlap' ? change(step) : step))
}

export function changeCluster(model: Model, id: string, change: (step: ClusterStep) => ClusterStep): Model {
  return changed(model, id, (step) => (step.op === 'cluster' ? change(step) : step))
}

function changed(model: Model, id: string, change: (step: Step) => Step): Model {
  return { ...model, steps: model.steps.map((step) => (step.id === id ? change(step) : step)) }
}
