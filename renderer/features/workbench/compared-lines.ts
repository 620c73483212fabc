import type { RunSummary } from '../../../shared/contract/engine.ts'
import type { ComparedRows } from '../../../shared/contract/row-source.ts'
import type { Layer, Model } from '../../../shared/model/model.ts'
import type { Content } from './draft-store.ts'

/** A step or layer beside what it was; null where there is none, or where a run kept the count only. */
export interface ComparedLine {
  key: string
  step: string
  layer: number | null
  /** Place of the layer then; null for a step, and for a layer that there was not. */
  layerThen: number | null
  rows: ComparedRows | null
  before: ComparedRows | null
  /** Rows then, where a saved run says so. */
  countThen: number | null
}

/** What a draft is held against: another state of it, another draft, or a saved run. */
export type Then = { kind: 'content'; content: Content } | { kind: 'run'; run: RunSummary }

/** Every step of the draft and every layer of its screens, each beside what it was; layers and steps that are gone come at the end of their kind. */
export function comparedLines(now: Content, then: Then): ComparedLine[] {
  const modelThen = then.kind === 'run' ? then.run.model : then.content.model
  return now.model.steps.flatMap((step) => {
    const other = modelThen.steps.find(({ id }) => id === step.id)
    const line = (layer: number | null, layerThen: number | null): ComparedLine => ({
      key: `${step.id} ${layer ?? ''} ${layerThen ?? ''}`,
      step: step.id,
      layer,
      layerThen,
      rows: { model: now.model, bindings: now.bindings, step: step.id, ...(layer !== null && { layer }) },
      before: other ? rowsThen(then, step.id, layer, layerThen) : null,
      countThen: countThen(then, step.id, layer, layerThen),
    })
    const whole = line(null, null)
    if (step.op !== 'screen') return [whole]
    const pairs = pairedLayers(step.layers, other?.op === 'screen' ? other.layers : [])
    const gone = layersGone(modelThen, step.id, pairs).map(
      (layerThen): ComparedLine => ({
        ...line(null, layerThen),
        rows: null,
        before: rowsThen(then, step.id, layerThen, layerThen),
        countThen: countThen(then, step.id, layerThen, layerThen),
      }),
    )
    return [whole, ...step.layers.map((_, index) => line(index, pairs[index] ?? null)), ...gone]
  })
}

/** For each layer its place among `others`: the one of its name, else of its text, else at its place; null where there is none. No place twice. */
export function pairedLayers(layers: readonly Layer[], others: readonly Layer[]): (number | null)[] {
  const pairs: (number | null)[] = layers.map(() => null)
  const taken = new Set<number>()
  const pair = (fits: (layer: Layer, other: Layer, index: number, at: number) => boolean) => {
    layers.forEach((layer, index) => {
      if (pairs[index] !== null) return
      const at = others.findIndex((other, place) => !taken.has(place) && fits(layer, other, index, place))
      if (at < 0) return
      pairs[index] = at
      taken.add(at)
    })
  }
  pair((layer, other) => layer.name === other.name && layer.where === other.where)
  pair((layer, other) => Boolean(layer.name) && layer.name === other.name)
  pair((layer, other) => layer.where === other.where)
  pair((_layer, _other, index, at) => index === at)
  return pairs
}

function layersGone(model: Model, id: string, pairs: readonly (number | null)[]): number[] {
  const step = model.steps.find((one) => one.id === id)
  if (step?.op !== 'screen') return []
  return step.layers.flatMap((_, at) => (pairs.includes(at) ? [] : [at]))
}

function rowsThen(then: Then, step: string, layer: number | null, layerThen: number | null): ComparedRows | null {
  if (layer !== null && layerThen === null) return null
  if (then.kind === 'run') return layer === null ? { run: then.run.id, step } : null
  const { model, bindings } = then.content
  return { model, bindings, step, ...(layerThen !== null && { layer: layerThen }) }
}

function countThen(then: Then, id: string, layer: number | null, layerThen: number | null): number | null {
  if (then.kind !== 'run') return null
  const report = then.run.steps.find((step) => step.id === id)
  if (layer === null) return report?.out ?? null
  return layerThen === null ? null : (report?.layers?.[layerThen]?.out ?? null)
}
