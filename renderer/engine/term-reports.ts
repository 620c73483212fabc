import type { TermProgress } from '../../shared/contract/term-report.ts'
import { AppError } from '../../shared/errors.ts'
import { findingsOf, questionOf, refKey } from '../../shared/ledger/judgement.ts'
import { contentHash } from '../../shared/model/canonical-json.ts'
import type { Model, ScreenStep } from '../../shared/model/model.ts'
import { columnsOf, type Relation, rowCountOf } from '../../shared/model/relation.ts'
import { compileLayer, type StepResult } from '../../shared/model/run.ts'
import { titleOf } from '../../shared/model/titles.ts'
import { Bitset } from '../../shared/screening/bitset.ts'
import type { Verdict } from '../../shared/screening/judgement.ts'
import { spelledOut } from '../../shared/screening/remainder.ts'
import { measureLayer } from '../../shared/screening/term-measure.ts'
import { type LayerTerms, precisionOf, type TermReport } from '../../shared/screening/term-report.ts'
import { rowsAccepted } from './accepted-rows.ts'
import { breathe, type Investigation, runOver } from './investigation.ts'
import { rowNumbering } from './sampled-rows.ts'
import type { StoredTable } from './store/segments.ts'
import { SampleReader } from './term-samples.ts'

/** Of sample rows where nobody has chosen another by judging. */
const DEFAULT_SEED = '1'

/** What a report is made of: a model and the tables and groups with which it is read. */
export interface TermSubject {
  model: Model
  step: string
  layer?: number | undefined
  sources: ReadonlyMap<string, StoredTable>
  investigation: Investigation
}

/** A layer that is on, with the rows that enter it and those that it keeps. */
interface LayerRows {
  index: number
  where: string
  name: string
  input: Relation
  result: Relation
}

/** Runs the step and measures its layers one after the other; cancelled between two lots of queries. */
export async function termReport(
  { model, step: id, layer, sources, investigation }: TermSubject,
  signal: AbortSignal,
  progress: (value: TermProgress) => void,
): Promise<TermReport> {
  const step = screenStep(model, id)
  const run = await runOver(investigation, model, sources, signal)
  const result = run.results.get(id)
  if (!result) {
    const fault = run.faults[id]
    throw fault ? new AppError(fault.code, { ...fault.details }) : new AppError('model.stepMissing', { step: id })
  }
  const table = sources.get(result.input.parts[0]!.source)!
  const { judgements, seed } = await judgedBefore(investigation, model, id)
  const judged = await judgedOrdinals(table, judgements)
  const numberOf = await rowNumbering(table, seed)
  const all = layersOn(step, result)
  const wanted = all.filter(({ index }) => layer === undefined || index === layer)
  const layers: LayerTerms[] = []
  for (const rows of wanted) {
    const before = layers.length
    layers.push(
      await layerTerms(
        { rows, final: result.relation, isLast: rows === all.at(-1), judged, numberOf, sources, investigation, signal },
        (done, total) => progress({ done: before * 1000 + Math.floor((done * 1000) / total), total: wanted.length * 1000 }),
      ),
    )
  }
  return {
    model: { id: model.id, title: titleOf(model), hash: contentHash(model) },
    step: { id, title: step.title ?? id },
    sources: [...new Set(result.input.parts.map(({ source }) => source))].map((source) => {
      const { dataset, batches, rowCount } = sources.get(source)!
      return { dataset: dataset.name, files: batches.map(({ fileName }) => fileName), rows: rowCount }
    }),
    seed,
    layers,
  }
}

/** A screen of a model; any other step has no terms. */
export function screenStep(model: Model, id: string): ScreenStep {
  const step = model.steps.find((candidate) => candidate.id === id)
  if (!step) throw new AppError('model.stepMissing', { step: id })
  if (step.op !== 'screen') throw new AppError('output.invalid', { output: 'terms', of: id })
  return step
}

function layersOn(step: ScreenStep, { input, layers }: StepResult): LayerRows[] {
  return step.layers.flatMap((layer, index) => {
    const { name = '', where, off } = layer
    return off ? [] : [{ index, name, where, input: layers[index - 1] ?? input, result: layers[index]! }]
  })
}

interface LayerSubject {
  rows: LayerRows
  final: Relation
  isLast: boolean
  /** By row of the first source. */
  judged: Record<Verdict, Bitset>
  numberOf(ordinal: number): number
  sources: ReadonlyMap<string, StoredTable>
  investigation: Investigation
  signal: AbortSignal
}

async function layerTerms(subject: LayerSubject, onProgress: (done: number, total: number) => void): Promise<LayerTerms> {
  const { rows, final, isLast, judged, numberOf, sources, investigation, signal } = subject
  const { input, result, index, name, where } = rows
  const columns = columnsOf(input, sources)
  const { lexicons } = investigation
  const { query } = compileLayer(where, columns, lexicons, index).origin
  const ordinals = input.parts[0]!.rows
  const places = placesOf(input, result)
  const measure = await measureLayer(
    {
      query: spelledOut(query, columns, lexicons),
      size: rowCountOf(input),
      result: places,
      final: placesOf(input, final),
      judged: {
        relevant: placesIn(ordinals, judged.relevant),
        irrelevant: placesIn(ordinals, judged.irrelevant),
        unsure: placesIn(ordinals, judged.unsure),
      },
      numberOf: (place) => numberOf(ordinals[place]!),
    },
    async (queries, among) => {
      const accepted = await rowsAccepted(investigation, among === 'input' ? input : result, sources, queries, signal)
      await breathe()
      signal.throwIfAborted()
      return accepted
    },
    onProgress,
  )
  const reader = new SampleReader(input, sources, lexicons)
  const samples = await reader.read(
    measure.terms.map(({ term, sample }) => ({ term, places: sample })),
    signal,
  )
  const out = places.count
  const terms = measure.terms.map(({ sample: _, judged: verdicts, ...term }, at) => ({
    ...term,
    share: out === 0 ? null : term.hits / out,
    precision: precisionOf(verdicts),
    samples: samples[at]!,
  }))
  const { removedByExclusion, removedLater, excluded } = measure
  const precision = precisionOf(measure.judged)
  return {
    layer: index,
    name,
    where,
    in: rowCountOf(input),
    out,
    removedByExclusion,
    removedLater,
    isLast,
    precision,
    terms,
    excluded,
  }
}

/** Where the rows of a result stand among those it was chosen from, which are in the same order. */
function placesOf(rows: Relation, chosen: Relation): Bitset {
  const places = new Bitset(rowCountOf(rows))
  const count = rowCountOf(chosen)
  for (let place = 0, next = 0; next < count; place++) {
    if (!chosen.parts.every((part, index) => part.rows[next] === rows.parts[index]!.rows[place])) continue
    places.add(place)
    next++
  }
  return places
}

/** Places whose ordinal is in a set. */
function placesIn(ordinals: Uint32Array, set: Bitset): Bitset {
  const places = new Bitset(ordinals.length)
  if (!set.isEmpty) for (let place = 0; place < ordinals.length; place++) if (set.has(ordinals[place]!)) places.add(place)
  return places
}

/** Verdicts on the step's question, and the seed of its sample. */
async function judgedBefore({ workspace: { store } }: Investigation, model: Model, step: string) {
  const question = questionOf(model.id, step)
  const judgements = findingsOf(await store.list('judgement', question))
  const seed = (await store.get('judging', question))?.seed ?? DEFAULT_SEED
  return { judgements, seed }
}

/** Rows of a table by what was found of them; two judges who differ have left a row unsure. */
async function judgedOrdinals(table: StoredTable, findings: ReturnType<typeof findingsOf>): Promise<Record<Verdict, Bitset>> {
  const empty = () => new Bitset(table.rowCount)
  const judged = { relevant: empty(), irrelevant: empty(), unsure: empty() }
  if (findings.size === 0) return judged
  for (const [index, { batch, start }] of table.segments.entries()) {
    const numbers = await table.segmentRowNumbers(index)
    for (const [at, row] of numbers.entries()) {
      const finding = findings.get(refKey({ dataset: table.dataset.id, batch: batch.id, row }))
      if (finding) judged[finding === 'disputed' ? 'unsure' : finding].add(start + at)
    }
  }
  return judged
}
