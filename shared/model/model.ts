import { z } from 'zod'
import { compareKinds } from '../linkage/key.ts'
import { columnTypeSchema } from '../table/schema.ts'

const stepId = z.string().min(1)

export const layerSchema = z.looseObject({ name: z.string().optional(), where: z.string(), off: z.boolean().optional() })
export type Layer = z.infer<typeof layerSchema>

const screenStepSchema = z.looseObject({
  id: stepId,
  title: z.string().optional(),
  op: z.literal('screen'),
  from: stepId,
  layers: z.array(layerSchema),
})

export const linkKeySchema = z.looseObject({
  left: z.string(),
  right: z.string(),
  compare: z.enum(compareKinds),
  atLeast: z.number().min(0).max(1).optional(),
  tolerance: z.number().min(0).optional(),
})

const linkStepSchema = z.looseObject({
  id: stepId,
  title: z.string().optional(),
  op: z.literal('link'),
  left: stepId,
  right: stepId,
  /** Absent: matched. */
  keep: z.enum(['matched', 'unmatched', 'all']).optional(),
  on: z.array(linkKeySchema).min(1),
  any: z.boolean().optional(),
  window: z.object({ left: z.string(), right: z.string(), days: z.tuple([z.number(), z.number()]) }).optional(),
  oneToOne: z.boolean().optional(),
  decide: z.object({ probability: z.number().min(0).max(1) }).optional(),
})

/** Operators that the model file knows and a later version runs; a model that uses one is read, and its step fails by name. */
const laterOperators = ['extract', 'overlap', 'group', 'cluster', 'distance', 'ratio', 'sample'] as const
const laterStepSchema = z.looseObject({
  id: stepId,
  title: z.string().optional(),
  op: z.enum(laterOperators),
  from: stepId.optional(),
  left: stepId.optional(),
  right: stepId.optional(),
})

export const stepSchema = z.discriminatedUnion('op', [screenStepSchema, linkStepSchema, laterStepSchema])
export type Step = z.infer<typeof stepSchema>
export type ScreenStep = z.infer<typeof screenStepSchema>
export type LinkStep = z.infer<typeof linkStepSchema>

export const sourceSchema = z.looseObject({
  /** Absent: as the bound dataset is. */
  kind: z.enum(['ticket', 'table']).optional(),
  columns: z.record(z.string(), columnTypeSchema).optional(),
})

/**
 * Model file `guoshai.model/1`: ordered steps over named sources. Names are fixed by interfaces.md. Reading adds and drops nothing, so that the
 * content hash is that of the file.
 */
export const modelSchema = z.looseObject({
  format: z.literal('guoshai.model/1'),
  id: z.string().min(1),
  title: z.string().optional(),
  function: z.enum(['criminal', 'civil', 'administrative', 'publicInterest', 'minors', 'any']).optional(),
  sources: z.record(z.string(), sourceSchema),
  steps: z.array(stepSchema),
  clues: z.string().optional(),
})
export type Model = z.infer<typeof modelSchema>

/** What a step reads, by name: a source of the model or an earlier step. */
export function inputsOf(step: Step): string[] {
  if (step.op === 'screen') return [step.from]
  if (step.op === 'link') return [step.left, step.right]
  return [step.from, step.left, step.right].filter((name) => name !== undefined)
}

/** How many sources take part in a step's rows: one for a source or its screens, those of both sides for a link. */
export function partCount(model: Model, name: string): number {
  const step = model.steps.find(({ id }) => id === name)
  return step ? inputsOf(step).reduce((sum, input) => sum + partCount(model, input), 0) : 1
}

/** A fault of a model's wiring: where (`steps[2].right`), what stands there, what was expected. */
export interface ModelFault {
  path: string
  found: string
  expected: string
}

/** Under which member of the step an input stands. */
function inputName(step: Step, input: string): string {
  return (['from', 'left', 'right'] as const).find((name) => name in step && step[name as keyof Step] === input) ?? 'from'
}

/** Faults that the schema cannot see: repeated ids, inputs that are no source and no earlier step. */
export function modelFaults(model: Model): ModelFault[] {
  const faults: ModelFault[] = []
  const known = new Set(Object.keys(model.sources))
  model.steps.forEach((step, index) => {
    if (known.has(step.id)) faults.push({ path: `steps[${index}].id`, found: step.id, expected: '没有用过的 id' })
    for (const input of inputsOf(step)) {
      if (!known.has(input))
        faults.push({ path: `steps[${index}].${inputName(step, input)}`, found: input, expected: [...known].join(' | ') })
    }
    known.add(step.id)
  })
  if (model.clues !== undefined && !model.steps.some((step) => step.id === model.clues)) {
    faults.push({ path: 'clues', found: model.clues, expected: model.steps.map((step) => step.id).join(' | ') })
  }
  return faults
}
