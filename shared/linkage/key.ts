import { AppError } from '../errors.ts'
import type { ColumnType } from '../table/schema.ts'
import { normalizeAddress } from '../values/address.ts'
import { normalizeCompany } from '../values/company.ts'
import { normalizeCreditCode } from '../values/credit-code.ts'
import { formatDate, parseDate } from '../values/date.ts'
import { normalizeId } from '../values/id.ts'
import { normalizeIdentityNumber } from '../values/identity-number.ts'
import { normalizePersonName } from '../values/person-name.ts'
import { normalizePhone, phonesIn } from '../values/phone.ts'
import { normalizePlace } from '../values/place.ts'
import { normalizePlate } from '../values/plate.ts'
import { normalizeExact, normalizeText } from '../values/text.ts'
import { normalizeDate, normalizeNumber } from '../values/value.ts'
import { hasAliases } from './aliases.ts'

/** How two values are compared in a link rule (interfaces.md, model file). */
export const compareKinds = [
  'exact',
  'identityNumber',
  'phone',
  'plate',
  'creditCode',
  'id',
  'masked',
  'name',
  'company',
  'address',
  'place',
  'text',
  'number',
  'date',
] as const
export type CompareKind = (typeof compareKinds)[number]

/** One comparison of a link step. `atLeast` is the similarity to reach, 1 where none is given; `real` are values that stay keys although many rows have them. */
export interface LinkComparison {
  left: string
  right: string
  compare: CompareKind
  atLeast?: number | undefined
  tolerance?: number | undefined
  real?: readonly string[] | undefined
  /** Names of one thing, group by group ({@link renamer}); only where names are compared. */
  aliases?: readonly (readonly string[])[] | undefined
}

type Normalize = (text: string) => string | null

const normalizers: Partial<Record<CompareKind, Normalize>> = {
  exact: normalizeExact,
  identityNumber: normalizeIdentityNumber,
  plate: normalizePlate,
  creditCode: normalizeCreditCode,
  id: normalizeId,
  name: normalizePersonName,
  company: normalizeCompany,
  address: normalizeAddress,
  place: normalizePlace,
  text: normalizeText,
  number: normalizeNumber,
  date: normalizeDate,
}
/** The normal forms that `exact` goes by between two columns of the same of these types. */
const exactForms: Partial<Record<ColumnType, Normalize>> = {
  phone: normalizePhone,
  identityNumber: normalizeIdentityNumber,
  plate: normalizePlate,
  creditCode: normalizeCreditCode,
  number: normalizeNumber,
  date(text) {
    const date = parseDate(text)
    return date && formatDate(date)
  },
}

/** The type by whose normal form `exact` compares two columns: theirs, if it is the same and has one. */
export function exactType(left: ColumnType | undefined, right: ColumnType | undefined): ColumnType | undefined {
  return left !== undefined && left === right && left in exactForms ? left : undefined
}

/** Kinds whose similarity is 0 or 1, so that every positive `atLeast` means equality. */
const isBinary: ReadonlySet<CompareKind> = new Set([
  'exact',
  'identityNumber',
  'phone',
  'plate',
  'creditCode',
  'id',
  'number',
  'date',
])

/**
 * The keys of a value under a comparison: equal keys are similarity 1. Most kinds give none or one; `phone` gives every number of the
 * cell. A date counts as its calendar day. `type`, where both columns have the same ({@link exactType}), makes `exact` compare the normal
 * forms of values that have one: `138 0013 8000` is 13800138000, `2024/6/1` is 2024-06-01, never 2024-06-01 09:00.
 */
export function keysOf(kind: CompareKind, text: string, type?: ColumnType): readonly string[] {
  if (kind === 'phone') return phonesIn(text)
  const form = kind === 'exact' && type ? exactForms[type]?.(text) : undefined
  const key = form ?? normalizers[kind]?.(text) ?? null
  return key === null ? [] : [key]
}

/** Whether equality of keys decides a comparison; otherwise a similarity has to be computed. */
export function isEquality(comparison: LinkComparison): boolean {
  const { compare, atLeast = 1, tolerance = 0 } = comparison
  if (hasAliases(comparison)) return false
  const hasKeys = compare === 'phone' || compare in normalizers
  return hasKeys && tolerance === 0 && (atLeast === 1 || (atLeast > 0 && isBinary.has(compare)))
}

/** Throws `model.comparisonUnsupported` for a comparison that equality of keys does not decide. */
export function requireEquality(comparison: LinkComparison): void {
  const { compare, atLeast = 1, tolerance = 0 } = comparison
  if (isEquality(comparison)) return
  throw new AppError('model.comparisonUnsupported', {
    left: comparison.left,
    right: comparison.right,
    compare,
    atLeast,
    tolerance,
  })
}
