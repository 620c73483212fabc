import { readFileSync } from 'node:fs'
import { dirname, normalize, resolve } from 'node:path'
import type { z } from 'zod'
import { type JobFile, jobFileSchema } from '../shared/model/job-file.ts'
import { type Model, modelFaults, modelSchema } from '../shared/model/model.ts'

/** Always written beside the outputs. */
export const reportName = 'report.json'

/** Why a file that a job needs cannot be used, as a sentence for the person who wrote it. */
export class JobFileFault extends Error {
  override readonly name = 'JobFileFault'
}

/** Reads and checks a job file and the model files that it names; models come back in place. */
export function readJobFile(file: string): JobFile {
  const job = parseJson(file, jobFileSchema)
  const models = job.models.map((model) =>
    isReference(model) ? parseJson(resolve(dirname(file), model.file), modelSchema) : model,
  )
  const faults = [...repeatedIds(models.map(({ id }) => id)), ...models.flatMap(wiringFaults), ...takenTargets(job)]
  if (faults.length > 0) throw new JobFileFault(`${file}：${faults.join('；')}`)
  return { ...job, models }
}

/** A model in place has a format of its own; a reference only names a file. */
function isReference(model: JobFile['models'][number]): model is { file: string } {
  return !('format' in model)
}

/** Outputs name a step by its model's id. */
function repeatedIds(ids: readonly string[]): string[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [`models[${index}].id：应为别的模型没有用过的 id，实际是 ${JSON.stringify(id)}`] : [],
  )
}

/** Steps that read what is no source and no earlier step, and other faults between the parts of a model. */
function wiringFaults(model: Model, index: number): string[] {
  return modelFaults(model).map(
    ({ path, found, expected }) => `models[${index}].${path}：应为 ${expected}，实际是 ${JSON.stringify(found)}`,
  )
}

/** The report has a name of its own beside the outputs, and each output one. */
function takenTargets({ outputs }: JobFile): string[] {
  const targets = outputs.map(({ to }) => normalize(to).replace(/[\\/]+$/, ''))
  return targets.flatMap((target, index) => {
    if (target.toLowerCase() === reportName) return [`outputs[${index}].to：应为 ${reportName} 以外的文件名，那里写运行报告`]
    return targets.indexOf(target) < index
      ? [`outputs[${index}].to：应为别的输出没有用过的文件名，实际是 ${JSON.stringify(target)}`]
      : []
  })
}

function parseJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(readJson(file), { reportInput: true })
  if (result.success) return result.data
  const faults = result.error.issues.map(innermost).map(({ path, issue }) => `${pathToText(path)}：${issueToText(issue)}`)
  throw new JobFileFault(`${file}：${faults.join('；')}`)
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new JobFileFault(`${file}：读不到这个文件（${error instanceof Error ? error.message : error}）`, { cause: error })
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new JobFileFault(`${file}：不是合法的 JSON（${error instanceof Error ? error.message : error}）`, { cause: error })
  }
}

type Issue = z.core.$ZodIssue
interface Located {
  path: PropertyKey[]
  issue: Issue
}

/** Of the branches of a union, the fault of the one that came furthest. */
function innermost(issue: Issue): Located {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { path: issue.path, issue }
  const branches = issue.errors.flat().map(innermost)
  const deepest = branches.reduce((best, branch) => (branch.path.length > best.path.length ? branch : best))
  return { path: [...issue.path, ...deepest.path], issue: deepest.issue }
}

/** `['models', 0, 'steps', 2, 'on']` to `models[0].steps[2].on`; the whole file is `$`. */
function pathToText(path: PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return text.replace(/^\./, '') || '$'
}

function issueToText(issue: Issue): string {
  const found = issue.input === undefined ? '没有给出' : `实际是 ${JSON.stringify(issue.input).slice(0, 80)}`
  return `应为 ${expectation(issue)}，${found}`
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' | ')
    case 'unrecognized_keys':
      return `不含 ${issue.keys.join('、')}`
    case 'too_small':
      return `≥ ${issue.minimum}`
    case 'too_big':
      return `≤ ${issue.maximum}`
    default:
      return issue.message
  }
}
