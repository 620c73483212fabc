import { normalizeAddress } from './address.ts'
import { type AddressLadder, ladderOf } from './address-ladder.ts'
import { EQUAL, type Likeness, type LikenessWord, UNLIKE } from './likeness.ts'
import { similarity } from './similarity.ts'

/** A rung where only one side says something costs this much. */
const MISSING: Partial<Record<keyof AddressLadder, number>> = {
  district: 0.03,
  street: 0.03,
  road: 0.05,
  number: 0.03,
  estate: 0.06,
  building: 0.08,
  unit: 0.03,
  room: 0.05,
}
/** Two values that contradict each other limit the whole to this. */
const LIMITS = { region: 0.3, place: 0.3, building: 0.75, inside: 0.85 }
/** Edits that are still taken for one name. */
const LEAST_NAME = 0.75

/** An address made ready for comparison. */
export interface AddressForms {
  key: string
  ladder: AddressLadder
}

/** `key`: the normal form, where it is not that of an address. Null for placeholders. */
export function addressForms(text: string, key: string | null = normalizeAddress(text)): AddressForms | null {
  return key === null ? null : { key, ladder: ladderOf(key) }
}

/**
 * Rung by rung. What contradicts limits the whole: district, street, road with number, estate 0.3, building 0.75, unit or room 0.85. A rung that one side leaves
 * out costs 0.03–0.08. A name of a road or an estate may be mistyped (by edits) or be a part of the other. Without a road, estate or building in common: edits
 * of the whole, at most 0.85.
 */
export function addressLikeness(a: AddressForms, b: AddressForms): Likeness {
  if (a.key === b.key) return EQUAL
  const [left, right] = [a.ladder, b.ladder]
  let value = 1
  let limit = 1
  let how: LikenessWord = 'alias'
  let common = 0
  for (const rung of ['province', 'city', 'district', 'street'] as const) {
    if (isContrary(left[rung], right[rung])) limit = Math.min(limit, LIMITS.region)
  }
  for (const rung of ['road', 'estate'] as const) {
    if (left[rung] === '' || right[rung] === '') continue
    const name = placeName(left[rung], right[rung])
    if (name.similarity === 0) limit = Math.min(limit, LIMITS.place)
    else common++
    if (name.similarity < 1) how = name.how
    value *= name.similarity
  }
  if (common > 0 || left.estate + right.estate === '') {
    const isSamePlace = left.estate !== '' && left.estate === right.estate
    if (isContrary(left.number, right.number)) limit = Math.min(limit, isSamePlace ? LIMITS.building : LIMITS.place)
  }
  if (isContrary(left.building, right.building)) limit = Math.min(limit, LIMITS.building)
  if (isContrary(left.unit, right.unit) || isContrary(left.room, right.room)) limit = Math.min(limit, LIMITS.inside)
  if (common === 0 || limit <= LIMITS.place) return byWhole(a.key, b.key, limit)
  for (const rung of Object.keys(MISSING) as (keyof AddressLadder)[]) {
    if ((left[rung] === '') === (right[rung] === '')) continue
    value -= MISSING[rung]!
    if (how === 'alias') how = 'contained'
  }
  if (left.rest !== right.rest) value -= 0.15 * (1 - similarity(left.rest, right.rest))
  const bounded = Math.max(0, Math.min(0.99, limit, value))
  if (limit < 1 && bounded === limit) how = 'near'
  return bounded > 0 ? { similarity: bounded, how } : UNLIKE
}

function isContrary(a: string, b: string): boolean {
  return a !== '' && b !== '' && a !== b
}

function placeName(a: string, b: string): Likeness {
  if (a === b) return EQUAL
  const byEdits = similarity(a, b)
  const isMistyped = byEdits >= LEAST_NAME || (byEdits >= 0.66 && Math.min(a.length, b.length) >= 3)
  const isPart = !isMistyped && Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a))
  if ((!isMistyped && !isPart) || digitsOf(a) !== digitsOf(b) || isOtherDirection(a, b)) return UNLIKE
  return isMistyped ? { similarity: 1 - (1 - byEdits) / 3, how: 'typing' } : { similarity: 0.9, how: 'contained' }
}

/** 北里 is not 南里, 东区 not 西区, 一区 not 二区. */
function isOtherDirection(a: string, b: string): boolean {
  const [left, right] = [a, b].map((name) => name.replace(/[^东西南北中一二三四五六七八九十甲乙丙丁]/g, ''))
  return left !== right && left !== '' && right !== ''
}

/** 一区 is not 二区; normal forms have them as 1区 and 2区. */
function digitsOf(name: string): string {
  return name.replace(/[^\d]+/g, ' ').trim()
}

function byWhole(a: string, b: string, limit: number): Likeness {
  const value = Math.min(0.85, limit, similarity(a, b))
  return value > 0 ? { similarity: value, how: 'typing' } : UNLIKE
}
