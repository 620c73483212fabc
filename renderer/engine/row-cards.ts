import type { RowSource } from '../../shared/contract/engine.ts'
import { AppError } from '../../shared/errors.ts'
import type { EvidenceCard } from '../../shared/linkage/card.ts'
import { columnsOf, findColumn, type Relation, rowCountOf } from '../../shared/model/relation.ts'
import type { CardColumn, ClueCard } from '../../shared/referral/clue-card.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { type Investigation, type ResolvedRows, resolveRows } from './investigation.ts'
import { cardReader, linkOriginOf } from './link-card.ts'

/** From so many rows on columns are read whole. */
const MANY = 200

/** Rows of a step by part: ordinals of its sources, {@link NO_ROW} where a part has none. */
export type PartRows = readonly number[]

/** The cards of one row, as {@link cardsOfRows} gives them; none where it stands on no link. `link.missing` for a row that is not there. */
export async function cardsAt(
  investigation: Investigation,
  of: RowSource,
  index: number,
  signal: AbortSignal,
): Promise<ClueCard[]> {
  const { relation } = await resolveRows(investigation, of, signal)
  if (index >= rowCountOf(relation)) throw new AppError('link.missing', { index })
  const [cards] = await cardsOfRows(investigation, of, [relation.parts.map(({ rows }) => rows[index]!)], signal)
  return cards!
}

/** The cards of rows, by row: of the link that they stand on and of those that this one stands on, the first one of the model first. */
export async function cardsOfRows(
  investigation: Investigation,
  of: RowSource,
  rows: readonly PartRows[],
  signal: AbortSignal,
): Promise<ClueCard[][]> {
  const cards = rows.map((): ClueCard[] => [])
  await readCards({ investigation, signal, cards }, of, rows, true)
  return cards
}

interface Reading {
  investigation: Investigation
  signal: AbortSignal
  cards: ClueCard[][]
}

async function readCards(reading: Reading, of: RowSource, places: readonly PartRows[], isFirst: boolean): Promise<void> {
  const { investigation, signal, cards } = reading
  const origin = await linkOriginOf(investigation, of)
  if (!origin) return
  const { step, rowsOf } = origin
  const rows = await resolveRows(investigation, rowsOf(step.id), signal)
  const { leftParts } = rows
  const lefts = places.map((place) => place.slice(0, leftParts))
  const rights = places.map((place) => place.slice(leftParts))
  await readCards(reading, rowsOf(step.left), lefts, isFirst)
  await readCards(reading, rowsOf(step.right), rights, false)
  const indexes = indexesOf(rows.relation, places)
  const read = await cardReader(investigation, rows, origin, signal, places.length >= MANY)
  for (const [at, index] of indexes.entries()) {
    if (index === undefined) continue
    const card = await read(index)
    cards[at]!.push({ against: againstOf(rows), card, ...usedColumns(rows, card, isFirst) })
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

/** The columns that a card names, as the step calls them. */
function usedColumns(
  { relation, sources, leftParts }: ResolvedRows,
  card: EvidenceCard,
  isFirst: boolean,
): Pick<ClueCard, 'left' | 'right'> {
  const rules = [...card.rules, ...(card.absence?.nearest?.rules ?? [])]
  const namesOf = (side: 'left' | 'right') => [
    ...rules.map((rule) => rule[side].column),
    ...(card.window ? [card.window[side].column] : []),
    ...(card.intervals ? card.intervals[side].map(({ column }) => column) : []),
  ]
  const variants = card.absence?.variants.map(({ column }) => column) ?? []
  const known = (parts: Relation['parts'], names: readonly string[], isLeft: boolean) => {
    const columns = columnsOf({ parts, ...(relation.own && { own: relation.own }) }, sources)
    return [...new Set(names)].filter(Boolean).map((name): CardColumn => {
      const { type, field, part } = findColumn(columns, name, card.rule.step)
      return { name, type, ...(field && { field }), isOwn: isFirst && isLeft && part === 0 }
    })
  }
  return {
    left: known(relation.parts.slice(0, leftParts), [...namesOf('left'), ...variants], true),
    right: known(relation.parts.slice(leftParts), namesOf('right'), false),
  }
}
