import type { RedactionProfile } from '../ledger/packet.ts'
import type { ColumnType, TicketField } from '../table/schema.ts'
import { halfWidth } from '../values/fold-width.ts'
import { fitsPattern, maskedPattern } from '../values/masked.ts'
import { isMasked } from '../values/placeholder.ts'
import { valueTypes } from '../values/value.ts'
import { type ClueCard, type ClueCell, cardValues, type ShownCell, tellingColumns, withValues } from './clue-card.ts'
import type { ClueSheet, HitRange, LabelledValue } from './document.ts'
import { type KnownPerson, maskKnown, personSecrets } from './known-person.ts'

/** A record of another list, before redaction. */
export interface ClueMatch {
  sourceName: string
  file: string
  row: number
  sha256: string
  cells: readonly ClueCell[]
}

/**
 * A clue before redaction. `cells` are the ticket's columns in the source's order; `hits` are ranges in the original values of its
 * columns by label; `cards` those of the links that led to it, the first one first.
 */
export interface ClueInput {
  serial: number
  title: string
  subject: string
  place: string
  summary: string
  cells: readonly ClueCell[]
  hits: Readonly<Record<string, readonly HitRange[]>>
  matches: readonly ClueMatch[]
  cards: readonly ClueCard[]
  origin: { file: string; row: number; sha256: string }
}

const REMOVED = '（已删除）'
const complainantFields: ReadonlySet<TicketField | undefined> = new Set(['caller', 'phone', 'identityNumber', 'sex'])
const personalTypes: ReadonlySet<ColumnType> = new Set(['phone', 'identityNumber', 'personName'])
const shownInHead: ReadonlySet<TicketField | undefined> = new Set(['ticketNo'])

/**
 * A clue as a receiver may see it (domain.md 1.6). `full` changes nothing. `masked` masks every value by its type, free text by
 * `maskText`, and the names and numbers of the complainant and of the other records' persons wherever they are repeated in any text. `noComplainant`
 * besides leaves out what names the complainant: caller, telephone, identity number, sex, other personal columns of
 * the ticket but its subject, the same values in other records (also where signs hide a part of them), and both sides of a comparison of one of them. Masking keeps
 * lengths, so hits stay where they are. The ticket number is never changed: the receiver finds the ticket by it.
 */
export function redactClue(clue: ClueInput, profile: RedactionProfile): ClueSheet {
  const persons = personSecrets([
    ...clue.cells.filter(namesComplainant),
    ...othersOf(clue).filter(({ type }) => personalTypes.has(type)),
  ])
  const text = (value: string) => (profile === 'full' ? value : maskKnown(valueTypes.text.mask(value), persons))
  const show = (cell: ClueCell) => (profile === 'full' || cell.field === 'ticketNo' ? cell.value : maskCell(cell, persons))
  const isLeft = (cell: ClueCell) => profile === 'noComplainant' && namesComplainant(cell)
  const isRight = (cell: ClueCell) => profile === 'noComplainant' && repeatsComplainant(cell, clue.cells)
  const telling = new Set(clue.cards.flatMap((card) => tellingColumns(card, isLeft).map((name) => `${card.against} ${name}`)))
  const isGone = ({ isOwn, ...cell }: ShownCell) => (isOwn ? isLeft(cell) : isRight(cell))
  const byField = (field: TicketField) => clue.cells.find((cell) => cell.field === field)
  const shown = (field: TicketField) => {
    const cell = byField(field)
    return cell && !isLeft(cell) ? show(cell) : ''
  }
  const kept = clue.cells.filter((cell) => !isLeft(cell))
  return {
    serial: clue.serial,
    title: text(clue.title),
    ticketNo: shown('ticketNo') || `第${clue.origin.row}条`,
    receivedAt: shown('receivedAt'),
    street: shown('street'),
    subject: text(clue.subject),
    place: text(clue.place),
    summary: text(clue.summary),
    fields: kept.filter((cell) => !isLong(cell) && !shownInHead.has(cell.field)).map(labelled(show)),
    text: kept.filter(isLong).map((cell) => ({ ...labelled(show)(cell), hits: [...hitsIn(clue, cell.label)] })),
    matches: clue.matches.map(({ cells, ...match }) => ({
      ...match,
      fields: cells.filter((cell) => !isRight(cell) && !telling.has(`${match.sourceName} ${cell.label}`)).map(labelled(show)),
    })),
    cards: clue.cards.map((card) => ({
      against: card.against,
      card: profile === 'full' ? card.card : withValues(card, (cells) => cells.map(cells.some(isGone) ? () => REMOVED : show)),
    })),
    origin: clue.origin,
  }
}

/**
 * Original telephone and identity numbers of a clue: what {@link leakScan} looks for in what leaves the office. Taken from the ticket's columns of these types, those of
 * other records and the values of cards; numbers that the source has masked are none.
 */
export function clueSecrets(clue: ClueInput): string[] {
  return personSecrets([...clue.cells, ...othersOf(clue)].filter((cell) => cell.field !== 'ticketNo')).numbers
}

/** Values of the other records and of the cards. */
function othersOf({ matches, cards }: ClueInput): ClueCell[] {
  return [...matches.flatMap(({ cells }) => cells), ...cards.flatMap(cardValues)]
}

/** A secret found in a text; `at` is where it begins, in UTF-16 units. */
export interface Leak {
  secret: string
  at: number
}

/**
 * Looks for secrets in produced text (of a PDF, a DOCX). Blanks, line breaks, dashes, dots and width are looked through, since a page
 * breaks lines anywhere; a secret of fewer than seven characters or with masking signs is not looked for. Linear in the text for each secret.
 */
export function leakScan(text: string, secrets: readonly string[]): Leak[] {
  const seen = condense(text)
  const leaks: Leak[] = []
  for (const secret of new Set(secrets)) {
    const wanted = condense(secret).text
    if (wanted.length < 7 || /[*×■●]/.test(wanted)) continue
    for (let at = seen.text.indexOf(wanted); at >= 0; at = seen.text.indexOf(wanted, at + 1))
      leaks.push({ secret, at: seen.offsets[at]! })
  }
  return leaks.sort((left, right) => left.at - right.at)
}

/** A text without what a page may put between two characters; `offsets` lead back to the original. */
function condense(text: string): { text: string; offsets: number[] } {
  const offsets: number[] = []
  let kept = ''
  const plain = halfWidth(text)
  for (let at = 0; at < plain.length; at++) {
    if (/[\s\p{Cf}\p{Cc}.\-_()·]/u.test(plain[at]!)) continue
    kept += plain[at]!.toUpperCase()
    offsets.push(at)
  }
  return { text: kept, offsets }
}

function namesComplainant(cell: ClueCell): boolean {
  if (complainantFields.has(cell.field)) return true
  return personalTypes.has(cell.type) && cell.field !== 'subject'
}

/** Whether a value of the matched record is one of the complainant's. */
function repeatsComplainant(cell: ClueCell, ticket: readonly ClueCell[]): boolean {
  if (!personalTypes.has(cell.type)) return false
  return ticket.some((own) => own.type === cell.type && namesComplainant(own) && isSame(own, cell))
}

/** Whether two values of one type are equal, or agree in all that they show where signs hide a part. */
function isSame(one: ClueCell, other: ClueCell): boolean {
  if (valueTypes[one.type].compare(one.value, other.value) === 1) return true
  if (!isMasked(one.value) && !isMasked(other.value)) return false
  const [left, right] = [one, other].map(({ value, type }) => maskedPattern(value, type))
  return Boolean(left && right && fitsPattern(left, right))
}

function maskCell(cell: ClueCell, person: KnownPerson): string {
  const type = cell.field === 'caller' ? 'personName' : cell.field === 'phone' ? 'phone' : cell.type
  return maskKnown(maskHidden(valueTypes[type].mask(cell.value), cell.value, type), person)
}

/** How many characters an identifier shows at its beginning and its end at most. */
const shownEnds: Partial<Record<ColumnType, readonly [number, number]>> = { phone: [3, 4], identityNumber: [6, 4], plate: [3, 1] }

/**
 * Where the source hides a part, what a mask hides is hidden besides: `1381234****` becomes `138********`. Otherwise two values that hide different parts could be put
 * together.
 */
function maskHidden(masked: string, original: string, type: ColumnType): string {
  const ends = shownEnds[type]
  if (!ends || !isMasked(original)) return masked
  const [head, tail] = ends
  const isSign = /[\p{L}\d*＊×✱●■█]/u
  const count = [...masked].filter((unit) => isSign.test(unit)).length
  let seen = 0
  const hide = (unit: string) => {
    if (!isSign.test(unit)) return unit
    seen++
    return seen > head && seen <= count - tail ? '*' : unit
  }
  return [...masked].map(hide).join('')
}

function isLong(cell: ClueCell): boolean {
  return cell.type === 'text'
}

/** A column may be called like a member of every object. */
function hitsIn({ hits }: ClueInput, label: string): readonly HitRange[] {
  return Object.hasOwn(hits, label) ? hits[label]! : []
}

function labelled(show: (cell: ClueCell) => string): (cell: ClueCell) => LabelledValue {
  return (cell) => ({ label: cell.label, value: show(cell) })
}
