import type { TakenJob } from '../../shared/contract/desktop.ts'
import { AppError } from '../../shared/errors.ts'
import { type ImportOptions, importOptionsSchema } from '../../shared/ingest/import.ts'
import { type Recipe, recipeSchema } from '../../shared/ingest/recipe.ts'
import { readingOf } from '../../shared/ingest/recipe-match.ts'
import type { ImportReport, JobFile, JobImport, JobReport, OutputReport, RunReport } from '../../shared/model/job-file.ts'
import { faultError, type Model, modelFaults } from '../../shared/model/model.ts'
import { messagesNow } from '../messages/messages.ts'
import { reportDefect } from '../ui/defects.ts'
import { sentenceOf } from '../ui/error-sentence.ts'
import { desktop, engine, onEngineFailure } from './clients.ts'
import { writeOutput } from './job-outputs.ts'
import { keptDatasets, openKeptWorkspace } from './kept-workspace.ts'
import { lexiconFaults } from './lexicon-faults.ts'

/** What a job has so far: datasets by the name of their import, in a kept workspace also by their own; saved runs by the id of their model. */
export interface JobState {
  datasets: Map<string, string>
  /** By the name of an import, the batches that it made in this job. */
  batches: Map<string, string[]>
  runs: Map<string, { run: string; model: Model; failedSteps: Set<string> }>
}

/** Runs the job that main holds for this hidden window: the same engine and the same calls as the interface. */
export async function startJobRunner(): Promise<void> {
  const taken = await desktop('job.take', {})
  const report: JobReport = { ok: true, imports: [], runs: [], outputs: [] }
  onEngineFailure(async (error) => {
    fail(report, await sentence(error, 'engine'))
    await desktop('job.finish', { report })
  })
  try {
    await runJob(taken, report)
  } catch (error) {
    fail(report, await sentence(error, 'job'))
  }
  await desktop('job.finish', { report })
}

async function runJob({ job, files, password }: TakenJob, report: JobReport): Promise<void> {
  const state: JobState = { datasets: new Map(), batches: new Map(), runs: new Map() }
  if (password === null) await engine('vault.openTemporary', {})
  else await openKeptWorkspace(password, state)
  for (const file of job.lexicons) {
    const faults = await defineLexicon(file, files).catch((error: unknown) => [error])
    for (const fault of faults) fail(report, await sentence(fault, `lexicon ${file}`))
  }
  for (const entry of job.imports) {
    const done = await importFile(entry, files, state)
    report.imports.push(done)
    if (done.error) fail(report, `imports[${report.imports.length - 1}] ${entry.as}：${done.error}`)
  }
  for (const model of job.models as Model[]) {
    const done = await runModel(model, state)
    report.runs.push(done)
    const error = done.error ?? done.steps.find((step) => step.error)?.error
    if (error) fail(report, `models[${report.runs.length - 1}] ${model.id}：${error}`)
  }
  for (const output of job.outputs) {
    const done = await produce(output, state)
    report.outputs.push(...done)
    for (const { to, error } of done) if (error) fail(report, `outputs ${to}：${error}`)
  }
  if (password !== null) {
    report.datasets = await keptDatasets()
    await engine('vault.lock', {})
  }
}

function fail(report: JobReport, error: string): void {
  report.ok = false
  report.error ??= error
  void desktop('job.progress', { line: error })
}

async function sentence(error: unknown, where: string): Promise<string> {
  const { title, text } = sentenceOf(await reportDefect(error, where), messagesNow().errors)
  return `${title}。${text}`
}

/** Names the groups of a lexicon file for this job, all of them or, where something in the file is wrong, none; the faults are what is wrong. */
async function defineLexicon(name: string, files: TakenJob['files']): Promise<AppError[]> {
  const file = files[name]
  if (!file) throw new AppError('file.notFound', { file: name })
  const source = { name: file.name, url: fileUrl(file.token), size: file.size }
  const preview = await engine('lexicon.preview', { source })
  const faults = lexiconFaults(preview, name)
  if (faults.length > 0) return faults
  const groups = preview.groups.map((group) => ({ name: group.name, words: group.words }))
  await engine('lexicon.define', { format: 'guoshai.lexicon/1', groups })
  return []
}

/** Undefined for what is no JSON; the schema says so with the rest. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

function fileUrl(token: string): string {
  return `app://guoshai/file/${token}`
}

async function importFile(entry: JobImport, files: TakenJob['files'], state: JobState): Promise<ImportReport> {
  const { as, file: name, kind } = entry
  const started = performance.now()
  try {
    const file = files[name]
    if (!file) throw new AppError('file.notFound', { file: name })
    const known = await knownDataset(entry, state)
    const { dataset, batch } = await engine(
      'import.run',
      {
        source: { name: file.name, url: fileUrl(file.token), size: file.size },
        options: await optionsOf(entry, files),
        target: known ? { dataset: known } : { name: entry.title ?? as, kind },
      },
      { onProgress: ({ rows }) => void desktop('job.progress', { line: `导入 ${as}：${rows} 行` }) },
    )
    state.datasets.set(as, dataset)
    state.batches.set(as, [...(state.batches.get(as) ?? []), batch.id])
    const summary = (await engine('dataset.list', {})).find(({ id }) => id === dataset)
    const seconds = Math.round(performance.now() - started) / 1000
    const { account, format, sha256 } = batch
    await desktop('job.progress', { line: `导入 ${as}：收到 ${account.received}，接收 ${account.accepted}` })
    return {
      as,
      file: name,
      sha256,
      encoding: format.encoding,
      delimiter: format.delimiter,
      header: format.header,
      ...(format.headerLines > 1 && { headerLines: format.headerLines }),
      ...(format.sheet !== null && { sheet: format.sheet }),
      ...account,
      columns: summary?.columns.map((column) => ({ name: column.name, type: column.type })) ?? [],
      seconds,
    }
  } catch (error) {
    // What an earlier job left under this name is not what this job's models and outputs mean.
    if (!state.batches.has(as)) for (const known of [as, entry.title ?? as]) state.datasets.delete(known)
    return { as, file: name, error: await sentence(error, `import ${as}`) }
  }
}

/** How to read a file: as the job says, else as its recipe says, else as it is found. */
async function optionsOf(entry: JobImport, files: TakenJob['files']): Promise<ImportOptions> {
  const { sheet, encoding, types, quote } = entry
  const delimiter = entry.delimiter === 'tab' ? '\t' : entry.delimiter
  const recipe = entry.recipe === undefined ? undefined : await readRecipe(entry.recipe, files)
  const given = { encoding, delimiter, quote, headerRow: entry.headerRow ?? 0 }
  const said = Object.entries(given).filter(([, value]) => value !== 'auto')
  return importOptionsSchema.parse({
    ...(recipe && { ...readingOf(recipe), recipe }),
    ...Object.fromEntries(said),
    types,
    ...(sheet !== undefined && { sheet }),
  })
}

async function readRecipe(name: string, files: TakenJob['files']): Promise<Recipe> {
  const parsed = recipeSchema.safeParse(parseJson(await readText(name, files)))
  if (parsed.success) return parsed.data
  throw new AppError('recipe.invalid', { file: name, path: parsed.error.issues[0]!.path.join('.') })
}

async function readText(name: string, files: TakenJob['files']): Promise<string> {
  const file = files[name]
  if (!file) throw new AppError('file.notFound', { file: name })
  return (await fetch(fileUrl(file.token))).text()
}

/** The dataset to which an import's rows are added: that of the same name, of this job or an earlier one in the same workspace. */
async function knownDataset({ as, title, kind }: JobImport, { datasets }: JobState): Promise<string | undefined> {
  const id = datasets.get(as) ?? datasets.get(title ?? as)
  const known = id && (await engine('dataset.list', {})).find((dataset) => dataset.id === id)
  if (known && known.kind !== kind) throw new AppError('dataset.nameTaken', { name: known.name })
  return id
}

async function runModel(model: Model, state: JobState): Promise<RunReport> {
  const [fault] = modelFaults(model)
  if (fault) return { model: model.id, steps: [], error: await sentence(faultError(fault), model.id) }
  try {
    const bindings = Object.fromEntries(
      Object.keys(model.sources).flatMap((source) => {
        const dataset = state.datasets.get(source)
        return dataset ? [[source, dataset]] : []
      }),
    )
    const run = await engine(
      'run.save',
      { model, bindings },
      { onProgress: ({ id, out }) => void desktop('job.progress', { line: `${model.id}/${id}：${out ?? 0} 条` }) },
    )
    const steps = await Promise.all(
      run.steps.map(async (step) => {
        const found = run.faults[step.id]
        if (!found) return step
        const { code, details, layer } = found
        const at = layer === undefined ? step.id : `${step.id}.layers[${layer}]`
        return { ...step, error: `${at}：${await sentence(new AppError(code, details), step.id)}` }
      }),
    )
    state.runs.set(model.id, { run: run.id, model, failedSteps: new Set(Object.keys(run.faults)) })
    return { model: model.id, hash: run.hash, steps }
  } catch (error) {
    return { model: model.id, steps: [], error: await sentence(error, `model ${model.id}`) }
  }
}

async function produce(output: JobFile['outputs'][number], state: JobState): Promise<OutputReport[]> {
  try {
    const done = await writeOutput(output, state)
    for (const { to, rows } of done) await desktop('job.progress', { line: `写出 ${to}：${rows ?? 0} 行` })
    return done
  } catch (error) {
    return [{ to: output.to, error: await sentence(error, `output ${output.to}`) }]
  }
}
