import { z } from 'zod'
import { AppError } from '../errors.ts'
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
  real: z.array(z.string()).optional(),
  aliases: z.array(z.array(z.string())).optional(),
  /** Lexicon groups whose words name one thing each, by an OR: more aliases. */
  aliasGroups: z.array(z.string()).optional(),
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
  window: z
    .object({
      left: z.string(),
      right: z.string(),
      days: z.tuple([z.number(), z.number()]),
      /** Of the partners within the window only the earliest or the latest; absent: every one. */
      take: z.enum(['first', 'last']).optional(),
      /** Only left rows with at least so many partners within the window. */
      times: z.number().int().min(2).optional(),
    })
    .optional(),
  oneToOne: z.boolean().optional(),
  decide: z
    .object({
      probability: z.number().min(0).max(1),
      /** Pairs that are expected to belong together; absent: estimated. */
      expected: z.number().positive().optional(),
      /** Shares by level that the analyst corrected, by place in `on`. */
      weights: z.array(z.object({ rule: z.number().int().min(0), m: z.array(z.number()), u: z.array(z.number()) })).optional(),
    })
    .optional(),
  /** By which columns the absence of a partner is proved, '' for none; absent: the window's dates, else the first date and address columns. */
  proof: z
    .object({
      leftDate: z.string().optional(),
      rightDate: z.string().optional(),
      leftArea: z.string().optional(),
      rightArea: z.string().optional(),
    })
    .optional(),
})

const ends = z.object({ from: z.string(), to: z.string() })

/** Rows whose intervals overlap: a missing end is still open. `on` narrows them to rows that also share keys. */
const overlapStepSchema = z.looseObject({
  id: stepId,
  title: z.string().optional(),
  op: z.literal('overlap'),
  left: stepId,
  right: stepId,
  keep: z.enum(['matched', 'unmatched', 'all']).optional(),
  on: z.array(linkKeySchema).optional(),
  any: z.boolean().optional(),
  intervals: z.object({ left: ends, right: ends }),
  /** Days in common at least; absent: 1. */
  atLeastDays: z.number().int().min(1).optional(),
})

/** Rows counted by columns, or by `month(column)`, `year(…)`, `day(…)`; `shared/model/group-expression.ts` has the grammar of measures, `having` and `order`. */
const groupStepSchema = z.looseObject({
  id: stepId,
  title: z.string().optional(),
  op: z.literal('group'),
  from: stepId,
  by: z.array(z.string()).min(1),
  measure: z.record(z.string(), z.string()).optional(),
  having: z.string().optional(),
  order: z.string().optional(),
})

/** `by` links: the connected components of a link step's pairs. Other ways of clustering are read and fail by name. */
const clusterStepSchema = z.looseObject({
  id: stepId,
  title: z.string().optional(),
  op: z.literal('cluster'),
  from: stepId,
  by: z.string().optional(),
})

/** Operators that the model file knows and a later version runs; a model that uses one is read, and its step fails by name. */
export const laterOperators = ['extract', 'distance', 'ratio', 'sample'] as const
const laterStepSchema = z.looseObject({
  id: stepId,
  title: z.string().optional(),
  op: z.enum(laterOperators),
  from: stepId.optional(),
  left: stepId.optional(),
  right: stepId.optional(),
})

export const stepSchema = z.discriminatedUnion('op', [
  screenStepSchema,
  linkStepSchema,
  overlapStepSchema,
  groupStepSchema,
  clusterStepSchema,
  laterStepSchema,
])
export type Step = z.infer<typeof stepSchema>
export type ScreenStep = z.infer<typeof screenStepSchema>
export type LinkStep = z.infer<typeof linkStepSchema>
export type LaterStep = z.infer<typeof laterStepSchema>
export type OverlapStep = z.infer<typeof overlapStepSchema>
export type GroupStep = z.infer<typeof groupStepSchema>
export type ClusterStep = z.infer<typeof clusterStepSchema>

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
  if (step.op === 'screen' || step.op === 'group' || step.op === 'cluster') return [step.from]
  if (step.op === 'link' || step.op === 'overlap') return [step.left, step.right]
  return [step.from, step.left, step.right].filter((name) => name !== undefined)
}

/**
 * The sources whose rows a result is made of, part after part: those of both sides for a link, of the input for a screen and a group, each source once for
 * clusters. A name that is no step is a source.
 */
export function partsOf(model: Model, name: string): string[] {
  const at = model.steps.findIndex(({ id }) => id === name)
  const step = model.steps[at]
  if (!step) return [name]
  const earlier = { ...model, steps: model.steps.slice(0, at) }
  const parts = inputsOf(step).flatMap((input) => partsOf(earlier, input))
  return step.op === 'cluster' ? [...new Set(parts)] : parts
}

/** How many sources take part in a step's rows. */
export function partCount(model: Model, name: string): number {
  return partsOf(model, name).length
}

/** A fault of a model's wiring: where (`steps[2].right`), what stands there, what was expected. */
export interface ModelFault {
  path: string
  found: string
  expected: string
  /** The step that leads back to itself. */
  circular?: string
}

/** A fault as an error: `model.circular` with the step and what it reads, else `model.invalid` with the place. `file` is where the model was read. */
export function faultError({ path, found, expected, circular }: ModelFault, file?: string): AppError {
  const where: Record<string, string> = file === undefined ? {} : { file }
  if (circular !== undefined) return new AppError('model.circular', { ...where, step: circular, found })
  return new AppError('model.invalid', { ...where, path, found, expected })
}

/** Most sources of one model. */
export const MOST_SOURCES = 8

/** Whether a step leads back to itself by way of an input: the input is the step, or reads it, or reads what reads it. */
export function isCircular(model: Model, step: Step, input: string): boolean {
  const reached = new Set([input])
  for (const name of reached) {
    for (const other of model.steps) if (other.id === name) for (const next of inputsOf(other)) reached.add(next)
  }
  return reached.has(step.id)
}

/** Under which member of the step an input stands. */
function inputName(step: Step, input: string): string {
  return (['from', 'left', 'right'] as const).find((name) => name in step && step[name as keyof Step] === input) ?? 'from'
}

/** Faults that the schema cannot see: repeated ids, inputs that are no source and no earlier step, circles, more sources than eight. */
export function modelFaults(model: Model): ModelFault[] {
  const faults: ModelFault[] = []
  const sources = Object.keys(model.sources)
  const known = new Set(sources)
  if (sources.length > MOST_SOURCES) {
    faults.push({ path: 'sources', found: sources.slice(MOST_SOURCES).join('、'), expected: `至多 ${MOST_SOURCES} 个数据源` })
  }
  model.steps.forEach((step, index) => {
    if (known.has(step.id)) faults.push({ path: `steps[${index}].id`, found: step.id, expected: '没有用过的 id' })
    for (const input of inputsOf(step)) {
      if (known.has(input)) continue
      const path = `steps[${index}].${inputName(step, input)}`
      const circular = isCircular(model, step, input) ? { circular: step.id } : {}
      faults.push({ path, found: input, expected: [...known].join(' | '), ...circular })
    }
    known.add(step.id)
  })
  if (model.clues !== undefined && !model.steps.some((step) => step.id === model.clues)) {
    faults.push({ path: 'clues', found: model.clues, expected: model.steps.map((step) => step.id).join(' | ') })
  }
  return faults
}
