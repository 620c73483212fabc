import type { ColumnType } from '../table/schema.ts'
import { isMasked } from '../values/placeholder.ts'
import { type CompareKind, keysOf } from './key.ts'

/** The comparison that suits two columns of a type. */
const comparisonOf: Record<ColumnType, CompareKind> = {
  text: 'text',
  category: 'exact',
  date: 'date',
  number: 'number',
  phone: 'phone',
  identityNumber: 'identityNumber',
  plate: 'plate',
  creditCode: 'creditCode',
  personName: 'name',
  company: 'company',
  address: 'address',
  place: 'place',
  id: 'exact',
}

const loose = new Set<ColumnType>(['text', 'category', 'id'])

/** The comparison for two columns of these types. A column of a looser type is compared as what stands on the other side: `id` with `phone` as phones. */
export function suggestedComparison(left: ColumnType, right: ColumnType): CompareKind {
  if (left === right) return comparisonOf[left]
  if (loose.has(left) && !loose.has(right)) return comparisonOf[right]
  if (loose.has(right) && !loose.has(left)) return comparisonOf[left]
  return 'exact'
}

/**
 * The comparison of a rule that is weighed ({@link LinkStep} `decide`): where values would have to be equal it is asked how like they are. A misspelt category, code or day that
 * could not be read still tells something; two categories that are not alike tell what unequal ones do.
 */
export function weighedComparison(compare: CompareKind): CompareKind {
  return compare === 'exact' ? 'text' : compare
}

/** From which similarity two values of a graded kind are likely one thing: above other buildings and other firms, below the same sound and a short name. */
const leastOf: Partial<Record<CompareKind, number>> = { name: 0.88, company: 0.76, address: 0.86, place: 0.86, text: 0.7 }
/** Where so many values have an equal one, equality is enough. */
const MOSTLY_EQUAL = 0.95

/** The similarity to ask for, where `overlap` of the left values have an equal one on the right; undefined for equality, and for kinds without degrees. */
export function suggestedLeast(compare: CompareKind, overlap: number): number | undefined {
  return overlap >= MOSTLY_EQUAL ? undefined : leastOf[compare]
}

/** The types that tell one person, company or thing from others, strongest evidence first. */
export const tellingTypes: readonly ColumnType[] = [
  'identityNumber',
  'creditCode',
  'phone',
  'plate',
  'company',
  'personName',
  'address',
  'place',
  'id',
]

const identifiers = ['identityNumber', 'creditCode', 'phone', 'plate'] as const

/** Of the filled values so many must read as an identifier for a column of a loose type to be taken for one. */
const MOST_OF_THEM = 0.6
/** So many hidden ones make a column one that is compared by its signs. */
const MANY_HIDDEN = 0.3

/** What a column holds as far as a sample of its values tells: the type, a loose one made strict where the values are identifiers; and whether signs hide parts of them. */
export interface SampledContent {
  type: ColumnType
  isHidden: boolean
}

/** Reads a sample of values, blank ones included. O(values). */
export function sampledContent(values: readonly string[], type: ColumnType): SampledContent {
  const filled = values.filter((value) => value.trim() !== '')
  if (filled.length === 0) return { type, isHidden: false }
  const hidden = filled.filter(isMasked).length / filled.length
  const isHidden = hidden >= MANY_HIDDEN
  if (!loose.has(type)) return { type, isHidden }
  const found = identifiers.find((kind) => {
    const keys = filled.filter((value) => value.length <= 40 && keysOf(kind, value).length > 0).length
    return keys >= MOST_OF_THEM * filled.length
  })
  return { type: found ?? type, isHidden: isHidden && found !== undefined }
}
