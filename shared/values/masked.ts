import type { ColumnType } from '../table/schema.ts'
import { foldForm, halfWidth, visible } from './fold-width.ts'
import { normalizeIdentityNumber } from './identity-number.ts'
import { fitsHidden, hiddenName, shareShown } from './name-likeness.ts'
import { normalizePersonName } from './person-name.ts'
import { normalizePhone } from './phone.ts'
import { isMasked, isPlaceholder } from './placeholder.ts'
import { normalizePlate } from './plate.ts'

const SIGNS = /[*＊×✱●■█]/g
const HIDDEN = '*'
const HIDDEN_X = /x{3,}/gi

/** A value of which signs hide a part. `units` has `*` for each hidden character; `determined` is the share of the others, 1 for a whole value. */
export interface MaskedPattern {
  form: 'phone' | 'identityNumber' | 'plate' | 'name' | 'id'
  units: string
  determined: number
  /** True where the number of hidden characters is unknown: `***1234`, `138***34`, 张某. */
  isOpen: boolean
}

/**
 * The pattern of a value that is masked, or of a whole one: `138****1234`, `1101**********002X`, `京A·1***5`, `张某`, `张*`, `***1234`. `type` decides where the
 * form alone does not: digits in a column of telephones are a telephone. Null for placeholders and for what shows nothing.
 */
export function maskedPattern(text: string, type?: ColumnType): MaskedPattern | null {
  if (isPlaceholder(text)) return null
  return wholePattern(text, type) ?? hiddenPattern(text, type)
}

/** Whether two values may be the same: they show a character in the same place, and all that both show are equal. Symmetric; whole values must be equal. */
export function fitsPattern(pattern: MaskedPattern, right: MaskedPattern): boolean {
  if (pattern.form !== right.form) return false
  if (pattern.form === 'name') return fitsHidden(pattern.units, right.units)
  if (pattern.units.length === right.units.length) return fitsUnits(pattern.units, right.units)
  return (pattern.isOpen || right.isOpen) && fitsEnds(pattern.units, right.units)
}

/**
 * The probability that at least one of `population` values fits a pattern by chance: 1 − (1 − q)^population. q is the share of values that fit a random pattern of
 * this shape ({@link collisionShare}), at least that of the candidates beside the one that may be right. One candidate among 1 000 telephones: `share` decides;
 * two: 0.63; five: 0.98.
 */
export function chanceOfFit(share: number, candidates: number, population: number): number {
  if (population <= 0) return 0
  const fitting = Math.min(1, Math.max(share, (candidates - 1) / population))
  return 1 - (1 - fitting) ** population
}

/** The probability that two random ones of `values` agree in what a pattern shows, where so many `pairs` of them do; never 0 (a half of a pair is added). */
export function collisionShare(values: number, pairs: number): number {
  return (pairs + 0.5) / ((values * (values - 1)) / 2 + 1)
}

/** The share of characters that is known of both: that of the less determined one. */
export function determinedShare(a: MaskedPattern, b: MaskedPattern): number {
  return Math.min(a.determined, b.determined)
}

function wholePattern(text: string, type: ColumnType | undefined): MaskedPattern | null {
  const of = (form: MaskedPattern['form'], units: string | null): MaskedPattern | null =>
    units === null ? null : { form, units, determined: 1, isOpen: false }
  if (type === 'id') return isMasked(text) ? null : of('id', plainId(text) || null)
  if (type === 'personName') return of('name', normalizePersonName(text))
  const identity = type === 'phone' ? null : of('identityNumber', normalizeIdentityNumber(text))
  if (identity) return identity
  const plate = of('plate', normalizePlate(text))
  if (plate) return plate
  const phone = type === 'identityNumber' ? null : of('phone', normalizePhone(text))
  if (phone) return phone
  const name = /^[\p{Script=Han}·\s]{2,8}$/u.test(text) ? of('name', normalizePersonName(text)) : null
  return name ?? (isMasked(text) || /某/.test(text) ? null : of('id', plainId(text) || null))
}

function hiddenPattern(text: string, type: ColumnType | undefined): MaskedPattern | null {
  const name = type === undefined || type === 'personName' || type === 'text' ? hiddenName(text) : null
  if (name !== null) return { form: 'name', units: name, determined: shareShown(name), isOpen: /^.\*$/u.test(name) }
  const units = plainId(text)
    .replace(HIDDEN_X, (run) => HIDDEN.repeat(run.length))
    .replace(SIGNS, HIDDEN)
  if (!units.includes(HIDDEN)) return null
  const shown = [...units].filter((unit) => unit !== HIDDEN).length
  if (shown === 0) return null
  const form = hiddenForm(units, type)
  const whole = form === 'phone' ? 11 : form === 'identityNumber' ? 18 : units.length
  const isOpen = form === 'id' || units.length !== whole
  return { form, units, determined: Math.min(1, shown / Math.max(whole, units.length)), isOpen }
}

function hiddenForm(units: string, type: ColumnType | undefined): MaskedPattern['form'] {
  if (type === 'phone' || type === 'identityNumber' || type === 'plate') return type
  if (type === 'id') return 'id'
  if (/^1[3-9*][\d*]{9}$/.test(units)) return 'phone'
  if (/^[\d*]{17}[\dX*]$/.test(units)) return 'identityNumber'
  return /^\p{Script=Han}[A-Z*][A-Z\d*]{5,6}$/u.test(units) ? 'plate' : 'id'
}

function fitsUnits(a: string, b: string): boolean {
  let common = 0
  for (let at = 0; at < a.length; at++) {
    if (a[at] === HIDDEN || b[at] === HIDDEN) continue
    if (a[at] !== b[at]) return false
    common++
  }
  return common > 0
}

/** What both show at the start, and at the end, where the number of hidden characters is open. */
function fitsEnds(a: string, b: string): boolean {
  const head = Math.min(shownHead(a), shownHead(b))
  const tail = Math.min(shownTail(a), shownTail(b))
  if (head + tail === 0 || !isRoomFor(a, b.length) || !isRoomFor(b, a.length)) return false
  return a.slice(0, head) === b.slice(0, head) && (tail === 0 || a.slice(-tail) === b.slice(-tail))
}

/** Whether the characters that a value shows at both ends fit into this length beside each other. */
function isRoomFor(units: string, length: number): boolean {
  return !units.includes(HIDDEN) || shownHead(units) + shownTail(units) <= length
}

/** Number of characters shown from the start on. */
export function shownHead(units: string): number {
  const first = units.indexOf(HIDDEN)
  return first < 0 ? units.length : first
}

/** Number of characters shown up to the end. */
export function shownTail(units: string): number {
  return units.includes(HIDDEN) ? units.length - 1 - units.lastIndexOf(HIDDEN) : units.length
}

function plainId(text: string): string {
  return foldForm(halfWidth(visible(text)))
    .toUpperCase()
    .replace(/[\s·•・‧∙'-]/g, '')
}
