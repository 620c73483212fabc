import { AppError } from '../../shared/errors.ts'
import type { Clue, RowRef } from '../../shared/ledger/clue.ts'
import { linkEvidence } from '../../shared/linkage/evidence.ts'
import type { LinkStep, Model } from '../../shared/model/model.ts'
import type { HitRange } from '../../shared/referral/document.ts'
import type { ClueCell, ClueInput } from '../../shared/referral/redaction.ts'
import { hitsOf } from './handlers/rows.ts'
import { type Investigation, type ResolvedRows, resolveRun } from './investigation.ts'
import { fieldOf, type ReferredRow, readRef } from './row-refs.ts'
import type { RunRecord } from './store/records.ts'
import type { StoredTable } from './store/segments.ts'

const SUMMARY_LENGTH = 90

/** The clues of these ids, in this order. */
export async function cluesOf({ workspace }: Investigation, ids: readonly string[]): Promise<Clue[]> {
  const clues = new Map((await workspace.store.list('clue')).map((clue) => [clue.id, clue]))
  return ids.map((id) => {
    const clue = clues.get(id)
    if (!clue) throw new AppError('clue.missing', { clue: id })
    return clue
  })
}

/** Everything that is known of each clue, unredacted: the ticket with its hits, the matched record, the rules that held. */
export async function readClues(
  investigation: Investigation,
  clues: readonly Clue[],
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<ClueInput[]> {
  const steps = new Map<string, { rows: ResolvedRows; run: RunRecord }>()
  const inputs: ClueInput[] = []
  for (const [index, clue] of clues.entries()) {
    const key = `${clue.run}/${clue.step}`
    let step = steps.get(key)
    if (!step) {
      const run = await investigation.workspace.store.get('run', clue.run)
      if (!run) throw new AppError('run.missing', { run: clue.run })
      step = { run, rows: await resolveRun(investigation, clue.run, clue.step) }
      steps.set(key, step)
    }
    inputs.push(await readClue(clue, index + 1, step.run, step.rows))
    signal.throwIfAborted()
    progress((index + 1) / clues.length)
  }
  return inputs
}

async function readClue(clue: Clue, serial: number, run: RunRecord, rows: ResolvedRows): Promise<ClueInput> {
  const left = await readSide(rows, clue.left)
  const right = clue.right && (await readSide(rows, clue.right))
  const { columns } = left.table
  const { cells } = left.row
  const value = (...fields: Parameters<typeof fieldOf>[2][]) => fieldOf(columns, cells, ...fields)
  const content = value('content', 'title') || clue.summary
  return {
    serial,
    title: value('title') || content.replace(/\s+/g, '').slice(0, 30),
    subject: value('subject'),
    place: value('place', 'community', 'street', 'district'),
    summary: shorten(value('title') || content),
    cells: cellsOf(left.table, left.row),
    hits: hitsByLabel(rows, left),
    match: right && {
      sourceName: right.table.dataset.name,
      file: right.row.batch.fileName,
      row: right.row.row,
      cells: cellsOf(right.table, right.row),
      rules: rulesOf(run, clue.step, left, right),
    },
    origin: { file: left.row.batch.fileName, row: left.row.row, sha256: left.row.batch.sha256 },
  }
}

interface Side {
  table: StoredTable
  row: ReferredRow
}

async function readSide({ sources }: ResolvedRows, ref: RowRef): Promise<Side> {
  for (const table of sources.values()) {
    if (table.dataset.id === ref.dataset && table.batches.some(({ id }) => id === ref.batch)) {
      return { table, row: await readRef(table, ref) }
    }
  }
  throw new AppError('batch.missing', { batch: ref.batch, dataset: ref.dataset })
}

function cellsOf(table: StoredTable, { cells }: ReferredRow): ClueCell[] {
  return table.columns.map(({ name, type, field }, index) => ({ label: name, value: cells[index]!.trim(), type, field }))
}

/** Hits by column; cells are shown trimmed, so ranges move by the leading blanks. */
function hitsByLabel(rows: ResolvedRows, { table, row }: Side): Record<string, HitRange[]> {
  const byLabel: Record<string, HitRange[]> = Object.create(null)
  for (const { column, start, end } of hitsOf(rows, (at) => row.cells[at] ?? '')) {
    const schema = table.columns[column]
    if (!schema) continue
    const cell = row.cells[column]!
    const lead = cell.length - cell.trimStart().length
    byLabel[schema.name] ??= []
    byLabel[schema.name]!.push({ start: start - lead, end: end - lead })
  }
  return byLabel
}

/** The link that a step's rows come from: the step itself, or the one that its screens stand on. */
function linkBehind(model: Model, id: string): LinkStep | undefined {
  const step = model.steps.find((candidate) => candidate.id === id)
  if (step?.op === 'screen') return linkBehind(model, step.from)
  return step?.op === 'link' ? step : undefined
}

/** Two columns that a link compared; `window` is its time window. */
interface LinkedColumns {
  compare: string
  left: string
  right: string
}

/** The rules of the clue's link that hold for its two rows. */
function rulesOf(run: RunRecord, id: string, left: Side, right: Side): LinkedColumns[] {
  const step = linkBehind(run.model, id)
  if (!step) return []
  const cellReader = (side: Side) => (name: string) =>
    side.row.cells[side.table.columns.findIndex((column) => column.name === name)] ?? ''
  const typeReader = (side: Side) => (name: string) => side.table.columns.find((column) => column.name === name)?.type
  const types = { left: typeReader(left), right: typeReader(right) }
  const evidence = linkEvidence({ on: step.on }, 0xffffffff, cellReader(left), cellReader(right), types)
  const rules = (evidence?.rules ?? [])
    .filter(({ score }) => score === 1)
    .map((rule): LinkedColumns => ({ compare: rule.compare, left: rule.left.column, right: rule.right.column }))
  return step.window ? [...rules, { compare: 'window', left: step.window.left, right: step.window.right }] : rules
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH)}…` : line
}
