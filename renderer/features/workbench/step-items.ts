import type { ModelCounts } from '../../../shared/contract/engine.ts'
import type { StepFault } from '../../../shared/model/fault.ts'
import type { Model, Step } from '../../../shared/model/model.ts'
import type { LayerErrors } from './asked-model.ts'
import type { Selection } from './draft-store.ts'

/** A line of the funnel on the left: a source, a step, or a layer of a screen. */
export interface StepItem {
  key: string
  level: 1 | 2
  kind: 'source' | 'screen' | 'link' | 'group' | 'overlap' | 'cluster' | 'layer' | 'later'
  selection: Selection
  /** As the analyst called it; '' for a layer that she has not named. */
  name: string
  /** Number of the step or layer, from 1; 0 for sources. */
  ordinal: number
  /** Rows that are left; null while unknown. */
  count: number | null
  /** Rows that a layer took away; null for anything else, and while unknown. */
  removed: number | null
  isOff: boolean
  /** A layer's own text is wrong. */
  isFaulty: boolean
  /** Why the step has no result. */
  fault: StepFault | null
}

export function stepItems(
  model: Model,
  nameOf: (input: string) => string,
  rowsOfSource: (source: string) => number | null,
  counts: ModelCounts | undefined,
  errors: LayerErrors,
): StepItem[] {
  const calm = { removed: null, isOff: false, isFaulty: false, fault: null }
  const sources = Object.keys(model.sources).map(
    (name): StepItem => ({
      ...calm,
      key: `source ${name}`,
      level: 1,
      kind: 'source',
      selection: { kind: 'source', name },
      name: nameOf(name),
      ordinal: 0,
      count: rowsOfSource(name),
    }),
  )
  const steps = model.steps.flatMap((step, at): StepItem[] => {
    const report = counts?.steps.find(({ id }) => id === step.id)
    const item: StepItem = {
      ...calm,
      key: `step ${step.id}`,
      level: 1,
      kind: kindOf(step),
      selection: { kind: 'step', id: step.id, layer: null },
      name: nameOf(step.id),
      ordinal: at + 1,
      count: report?.out ?? null,
      fault: counts?.faults[step.id] ?? null,
    }
    if (step.op !== 'screen') return [item]
    const layers = step.layers.map(
      (layer, index): StepItem => ({
        ...calm,
        key: `layer ${step.id} ${index}`,
        level: 2,
        kind: 'layer',
        selection: { kind: 'step', id: step.id, layer: index },
        name: layer.name ?? '',
        ordinal: index + 1,
        count: report?.layers?.[index]?.out ?? null,
        removed: removedBy(report?.layers?.[index]),
        isOff: layer.off === true,
        isFaulty: errors[step.id]?.[index] != null && errors[step.id]?.[index]?.code !== 'empty',
      }),
    )
    return [item, ...layers]
  })
  return [...sources, ...steps]
}

const shownOperators = ['screen', 'link', 'group', 'overlap', 'cluster'] as const

function kindOf({ op }: Step): StepItem['kind'] {
  return shownOperators.find((known) => known === op) ?? 'later'
}

function removedBy(layer: { in: number; out: number } | undefined): number | null {
  return layer ? layer.in - layer.out : null
}

export function isSameSelection(left: Selection | null, right: Selection | null): boolean {
  if (left?.kind === 'source') return right?.kind === 'source' && left.name === right.name
  return left?.kind === 'step' && right?.kind === 'step' && left.id === right.id && left.layer === right.layer
}
