import type { EvidenceCard } from '../../shared/linkage/card.ts'
import { columnsOf, type Relation, type RelationColumn } from '../../shared/model/relation.ts'
import type { CardColumn, ClueCard } from '../../shared/referral/clue-card.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { type Investigation, type ResolvedRows, resolveRun } from './investigation.ts'
import { cardReader, linkBehind, linkOriginOf } from './link-card.ts'
import type { RunRecord } from './store/records.ts'

/** From so many rows on columns are read whole. */
const MANY = 200

/** Rows of a step by part: ordinals of its sources, {@link NO_ROW} where a part has none. */
export type PartRows = readonly number[]

/**
 * The cards of rows of a step of a run, by row: of the link that it stands on and of those that this one stands on, the first one of
 * the model first.
 */
export async function cardsOfRows(
  investigation: Investigation,
  run: RunRecord,
  step: string,
  rows: readonly PartRows[],
  signal: AbortSignal,
): Promise<ClueCard[][]> {
  const cards = rows.map((): ClueCard[] => [])
  await readCards({ investigation, run, signal, cards }, step, rows, true)
  return cards
}

interface Reading {
  investigation: Investigation
  run: RunRecord
  signal: AbortSignal
  cards: ClueCard[][]
}

async function readCards(reading: Reading, id: string, places: readonly PartRows[], isFirst: boolean): Promise<void> {
  const { investigation, run, signal, cards } = reading
  const step = linkBehind(run.model, id)
  if (!step) return
  const of = { run: run.id, step: step.id }
  const rows = await resolveRun(investigation, run.id, step.id)
  const origin = await linkOriginOf(investigation, of)
  if (!origin) return
  const { leftParts } = rows
  await readCards(
    reading,
    step.left,
    places.map((place) => place.slice(0, leftParts)),
    isFirst,
  )
  await readCards(
    reading,
    step.right,
    places.map((place) => place.slice(leftParts)),
    false,
  )
  const indexes = indexesOf(rows.relation, places)
  const read = await cardReader(investigation, rows, origin, signal, places.length >= MANY)
  const columns = columnsOfCard(rows, isFirst)
  for (const [at, index] of indexes.entries()) {
    if (index === undefined) continue
    const card = await read(index)
    cards[at]!.push({ against: againstOf(rows), card, ...usedColumns(card, columns) })
    signal.throwIfAborted()
  }
}

/** Where the rows of these parts stand in a relation; undefined where they do not. Linear in the relation. */
function indexesOf({ parts }: Relation, places: readonly PartRows[]): (number | undefined)[] {
  const wanted = new Map<string, number | undefined>()
  const firsts = new Set<number>()
  for (const place of places) {
    if (place.every((row) => row === NO_ROW)) continue
    wanted.set(place.join(), undefined)
    firsts.add(place[0]!)
  }
  const first = parts[0]!.rows
  for (let index = 0; index < first.length; index++) {
    if (!firsts.has(first[index]!)) continue
    const key = parts.map(({ rows }) => rows[index]!).join()
    if (wanted.has(key) && wanted.get(key) === undefined) wanted.set(key, index)
  }
  return places.map((place) => wanted.get(place.join()))
}

/** Name of the list on the right side. */
function againstOf({ relation, sources, leftParts }: ResolvedRows): string {
  const part = relation.parts[leftParts]
  return (part && sources.get(part.source)?.dataset.name) ?? ''
}

interface SideColumns {
  left: ReadonlyMap<string, CardColumn>
  right: ReadonlyMap<string, CardColumn>
}

function columnsOfCard({ relation, sources, leftParts }: ResolvedRows, isFirst: boolean): SideColumns {
  const byName = (parts: Relation['parts'], own: number) => {
    const side = { parts, ...(relation.own && { own: relation.own }) }
    const columns = columnsOf(side, sources)
    return new Map(columns.map((column) => [column.name, cardColumn(column, own)]))
  }
  return {
    left: byName(relation.parts.slice(0, leftParts), isFirst ? 0 : NO_ROW),
    right: byName(relation.parts.slice(leftParts), NO_ROW),
  }
}

function cardColumn({ name, type, field, part }: RelationColumn, own: number): CardColumn {
  return { name, type, ...(field && { field }), isOwn: part === own }
}

/** The columns that a card names. */
function usedColumns(card: EvidenceCard, { left, right }: SideColumns): Pick<ClueCard, 'left' | 'right'> {
  const rules = [...card.rules, ...(card.absence?.nearest?.rules ?? [])]
  const of = (side: 'left' | 'right') => [
    ...rules.map((rule) => rule[side].column),
    ...(card.window ? [card.window[side].column] : []),
    ...(card.intervals ? card.intervals[side].map(({ column }) => column) : []),
  ]
  const lefts = [...of('left'), ...(card.absence?.variants.map(({ column }) => column) ?? [])]
  const known = (columns: ReadonlyMap<string, CardColumn>, names: readonly string[]) =>
    [...new Set(names)].flatMap((name) => columns.get(name) ?? [])
  return { left: known(left, lefts), right: known(right, of('right')) }
}
