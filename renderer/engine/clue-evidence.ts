import { AppError } from '../../shared/errors.ts'
import type { Clue, RowRef } from '../../shared/ledger/clue.ts'
import type { Model } from '../../shared/model/model.ts'
import { stepName } from '../../shared/model/titles.ts'
import { nthStepWords } from '../../shared/referral/card-words.ts'
import type { ClueCard, ClueCell } from '../../shared/referral/clue-card.ts'
import type { HitRange } from '../../shared/referral/document.ts'
import type { ClueInput, ClueMatch } from '../../shared/referral/redaction.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { hitsOf } from './handlers/rows.ts'
import { type Investigation, type ResolvedRows, resolveRun } from './investigation.ts'
import { cardsOfRows, type PartRows } from './row-cards.ts'
import { fieldOf, ordinalOf, type ReferredRow, readRef, refOf } from './row-refs.ts'
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

/** Everything that is known of each clue, unredacted: the ticket with its hits, the records of other lists, the cards of its links. */
export async function readClues(
  investigation: Investigation,
  clues: readonly Clue[],
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<ClueInput[]> {
  const inputs: ClueInput[] = []
  const byStep = new Map<string, number[]>()
  for (const [index, { run, step }] of clues.entries()) {
    const key = `${run}/${step}`
    byStep.set(key, byStep.get(key) ?? [])
    byStep.get(key)!.push(index)
  }
  let read = 0
  for (const of of byStep.values()) {
    const { run: id, step } = clues[of[0]!]!
    const rows = await resolveRun(investigation, id, step)
    const places = await placesOf(
      rows,
      of.map((index) => clues[index]!),
    )
    const cards = await cardsOfRows(investigation, { run: id, step }, places, signal)
    const model = (await investigation.workspace.store.get('run', id))!.model
    for (const [at, index] of of.entries()) {
      inputs[index] = await readClue(
        clues[index]!,
        index + 1,
        rows,
        places[at]!,
        cards[at]!.map((card) => named(card, model)),
      )
      signal.throwIfAborted()
      progress(++read / clues.length)
    }
  }
  return inputs
}

/** The card with the name of its step as people call it. */
function named(of: ClueCard, model: Model): ClueCard {
  const { rule } = of.card
  const title = stepName(model, rule.step, nthStepWords) ?? rule.title
  return { ...of, card: { ...of.card, rule: { ...rule, title } } }
}

/** Rows of each part for clues of one step: of the first row of the result that has both records of the clue. */
async function placesOf(rows: ResolvedRows, clues: readonly Clue[]): Promise<PartRows[]> {
  const { relation, sources, leftParts } = rows
  const ordinal = async (part: number, ref: RowRef | null) => {
    const table = relation.parts[part] && sources.get(relation.parts[part].source)
    return ref && table ? await ordinalOf(table, ref) : undefined
  }
  const wanted = new Map<string, number[]>()
  for (const [at, { left, right }] of clues.entries()) {
    const key = `${(await ordinal(0, left)) ?? NO_ROW}/${(await ordinal(leftParts, right)) ?? NO_ROW}`
    wanted.set(key, [...(wanted.get(key) ?? []), at])
  }
  const first = relation.parts[0]!.rows
  const second = relation.parts[leftParts]?.rows
  const found = clues.map((): PartRows => [])
  for (let index = 0; index < first.length && wanted.size > 0; index++) {
    const key = `${first[index]!}/${second?.[index] ?? NO_ROW}`
    for (const at of wanted.get(key) ?? []) found[at] = relation.parts.map((part) => part.rows[index]!)
    wanted.delete(key)
  }
  return found
}

async function readClue(clue: Clue, serial: number, rows: ResolvedRows, places: PartRows, cards: ClueCard[]): Promise<ClueInput> {
  const left = await readSide(rows, clue.left)
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
    matches: await matchesOf(rows, places),
    cards,
    origin: { file: left.row.batch.fileName, row: left.row.row, sha256: left.row.batch.sha256 },
  }
}

/** The records that stand beside a clue's own, by part. */
async function matchesOf({ relation, sources }: ResolvedRows, places: PartRows): Promise<ClueMatch[]> {
  const matches: ClueMatch[] = []
  for (const [part, ordinal] of places.entries()) {
    if (part === 0 || ordinal === NO_ROW) continue
    const table = sources.get(relation.parts[part]!.source)!
    const row = await readRef(table, await refOf(table, ordinal))
    const { fileName: file, sha256 } = row.batch
    matches.push({ sourceName: table.dataset.name, file, row: row.row, sha256, cells: cellsOf(table, row) })
  }
  return matches
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

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH)}…` : line
}
