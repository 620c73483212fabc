import type { ColumnType } from '../table/schema.ts'
import { foldForm, halfWidth, visible } from './fold-width.ts'
import { normalizeIdentityNumber } from './identity-number.ts'
import { fitsHidden, hiddenName, shareShown } from './name-likeness.ts'
import { normalizePersonName } from './person-name.ts'
import { normalizePhone } from './phone.ts'
import { isPlaceholder } from './placeholder.ts'
import { normalizePlate } from './plate.ts'

const SIGNS = /[*＊×✱●■█○]/g
const SIGN = /[*＊×✱●■█○]/
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

/** Whether a whole value (its normal form) or another pattern may be the same as `pattern`: characters that both show are equal. */
export function fitsPattern(pattern: MaskedPattern, other: MaskedPattern | string): boolean {
  const right = typeof other === 'string' ? { ...pattern, units: other, isOpen: false } : other
  if (pattern.form !== right.form) return false
  if (pattern.form === 'name') return fitsHidden(pattern.units, right.units)
  if (pattern.units.length === right.units.length) return fitsUnits(pattern.units, right.units)
  return (pattern.isOpen || right.isOpen) && fitsEnds(pattern.units, right.units)
}

/**
 * The probability that a value fits a pattern by chance alone: 1 − (1 − q)^population. q is the share of the other column that fits a pattern of this shape, the one
 * right value not counted; half a value is added so that a share from few rows is never 0 (Jeffreys).
 */
export function chanceOfFit(candidates: number, population: number): number {
  if (population <= 0) return 0
  const share = Math.min(1, (Math.max(0, candidates - 1) + 0.5) / (population + 1))
  return 1 - (1 - share) ** population
}

/** The share of characters that is known of both: that of the less determined one. */
export function determinedShare(a: MaskedPattern, b: MaskedPattern): number {
  return Math.min(a.determined, b.determined)
}

function wholePattern(text: string, type: ColumnType | undefined): MaskedPattern | null {
  const of = (form: MaskedPattern['form'], units: string | null): MaskedPattern | null =>
    units === null ? null : { form, units, determined: 1, isOpen: false }
  if (type === 'id') return SIGN.test(text) ? null : of('id', plainId(text) || null)
  if (type === 'personName') return of('name', normalizePersonName(text))
  const identity = type === 'phone' ? null : of('identityNumber', normalizeIdentityNumber(text))
  if (identity) return identity
  const plate = of('plate', normalizePlate(text))
  if (plate) return plate
  const phone = type === 'identityNumber' ? null : of('phone', normalizePhone(text))
  if (phone) return phone
  const name = /^[\p{Script=Han}·\s]{2,8}$/u.test(text) ? of('name', normalizePersonName(text)) : null
  return name ?? (SIGN.test(text) || /某/.test(text) ? null : of('id', plainId(text) || null))
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
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at] && a[at] !== HIDDEN && b[at] !== HIDDEN) return false
  }
  return true
}

/** The shown start and end of the one with the shorter text agree with the other's. */
function fitsEnds(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  const open = a.length < b.length ? a : b
  const first = open.indexOf(HIDDEN)
  const head = first < 0 ? shorter : first
  const tail = first < 0 ? 0 : shorter - 1 - open.lastIndexOf(HIDDEN)
  if (first < 0 && a.length !== b.length) return fitsOpen(a.length < b.length ? b : a, open)
  return fitsUnits(a.slice(0, head), b.slice(0, head)) && (tail === 0 || fitsUnits(a.slice(-tail), b.slice(-tail)))
}

/** A pattern longer than the whole value: its own shown ends must both be in it. */
function fitsOpen(pattern: string, whole: string): boolean {
  const first = pattern.indexOf(HIDDEN)
  const tail = pattern.length - 1 - pattern.lastIndexOf(HIDDEN)
  if (first < 0 || first + tail > whole.length) return false
  return pattern.slice(0, first) === whole.slice(0, first) && (tail === 0 || pattern.slice(-tail) === whole.slice(-tail))
}

function plainId(text: string): string {
  return foldForm(halfWidth(visible(text)))
    .toUpperCase()
    .replace(/[\s·•・‧∙'-]/g, '')
}
