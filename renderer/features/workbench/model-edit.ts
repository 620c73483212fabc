import { inputsOf, type Layer, type LinkStep, type Model, type ScreenStep, type Step } from '../../../shared/model/model.ts'

/** `screen1`, or the first number that no source and no step carries. */
export function freshId(model: Model, prefix: string): string {
  const taken = new Set([...Object.keys(model.sources), ...model.steps.map((step) => step.id)])
  for (let n = 1; ; n++) if (!taken.has(`${prefix}${n}`)) return `${prefix}${n}`
}

export function emptyModel(id: string, title: string): Model {
  return { format: 'guoshai.model/1', id, title, sources: {}, steps: [] }
}

export function withScreen(model: Model, id: string, from: string, layers: Layer[]): Model {
  return { ...model, steps: [...model.steps, { id, op: 'screen', from, layers }] }
}

export function withLink(model: Model, id: string, left: string, right: string, on: LinkStep['on']): Model {
  const step: LinkStep = { id, op: 'link', left, right, on, keep: 'matched', any: false, oneToOne: false }
  return { ...model, steps: [...model.steps, step] }
}

export function changeScreen(model: Model, id: string, change: (step: ScreenStep) => ScreenStep): Model {
  return changeStep(model, id, (step) => (step.op === 'screen' ? change(step) : step))
}

export function changeLink(model: Model, id: string, change: (step: LinkStep) => LinkStep): Model {
  return changeStep(model, id, (step) => (step.op === 'link' ? change(step) : step))
}

/** An empty title takes the title away; the step is then called by its id. */
export function withTitle(model: Model, id: string, title: string): Model {
  return changeStep(model, id, (step) => {
    const { title: _, ...rest } = step
    return (title.trim() === '' ? rest : { ...step, title }) as Step
  })
}

/** Steps that read the removed one read its (left) input instead, so that nothing below it falls away. */
export function withoutStep(model: Model, id: string): Model {
  const removed = model.steps.find((step) => step.id === id)
  if (!removed) return model
  const instead = inputsOf(removed)[0] ?? Object.keys(model.sources)[0] ?? ''
  const { clues, ...rest } = model
  const steps = model.steps.filter((step) => step.id !== id).map((step) => rewired(step, id, instead))
  return clues === undefined || clues === id ? { ...rest, steps } : { ...model, steps }
}

export function withSource(model: Model, name: string, kind: 'ticket' | 'table'): Model {
  return { ...model, sources: { ...model.sources, [name]: { kind } } }
}

/** A source that a step reads stays. */
export function withoutSource(model: Model, name: string): Model {
  if (model.steps.some((step) => inputsOf(step).includes(name))) return model
  const { [name]: _, ...sources } = model.sources
  return { ...model, sources }
}

export function withLayer(step: ScreenStep, layer: Layer): ScreenStep {
  return { ...step, layers: [...step.layers, layer] }
}

export function withLayerChanged(step: ScreenStep, index: number, change: Partial<Layer>): ScreenStep {
  return { ...step, layers: step.layers.map((layer, at) => (at === index ? { ...layer, ...change } : layer)) }
}

export function withoutLayer(step: ScreenStep, index: number): ScreenStep {
  return { ...step, layers: step.layers.filter((_, at) => at !== index) }
}

/** Out of bounds nothing moves. */
export function withLayerMoved(step: ScreenStep, from: number, to: number): ScreenStep {
  const layer = step.layers[from]
  if (!layer || to < 0 || to >= step.layers.length) return step
  const layers = step.layers.filter((_, at) => at !== from)
  layers.splice(to, 0, layer)
  return { ...step, layers }
}

/** What a step may read: the sources and the steps before it. */
export function inputsBefore(model: Model, id: string): string[] {
  const at = model.steps.findIndex((step) => step.id === id)
  const earlier = at < 0 ? model.steps : model.steps.slice(0, at)
  return [...Object.keys(model.sources), ...earlier.map((step) => step.id)]
}

/** The model up to a step: what stands before it, without what says how it is called. */
export function modelBefore({ title: _, clues: _clues, ...model }: Model, id: string): Model {
  const at = model.steps.findIndex((step) => step.id === id)
  return { ...model, steps: at < 0 ? model.steps : model.steps.slice(0, at) }
}

/** The model up to a step, it included. */
export function modelThrough({ title: _, clues: _clues, ...model }: Model, id: string): Model {
  const at = model.steps.findIndex((step) => step.id === id)
  return { ...model, steps: model.steps.slice(0, at + 1) }
}

function changeStep(model: Model, id: string, change: (step: Step) => Step): Model {
  return { ...model, steps: model.steps.map((step) => (step.id === id ? change(step) : step)) }
}

function rewired(step: Step, from: string, to: string): Step {
  const swap = (name: string) => (name === from ? to : name)
  if (step.op === 'screen' || step.op === 'group' || step.op === 'cluster') return { ...step, from: swap(step.from) }
  if (step.op === 'link' || step.op === 'overlap') return { ...step, left: swap(step.left), right: swap(step.right) }
  return step
}
