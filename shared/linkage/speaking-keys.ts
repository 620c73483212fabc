import { isPlaceholder } from '../values/placeholder.ts'
import type { FinderSide } from './finder.ts'
import type { CompareKind } from './key.ts'
import { entryOf, type LearnedKey } from './learned-placeholders.ts'
import { type NumericKeys, rowOf } from './numeric-keys.ts'

/** One sign again and again: 11111111111, 9999. */
const REPEATED = /^(.)\1{3,}$/u

/**
 * Of learned placeholders those that may be taken out of a comparison: all of identifiers; of `exact`, which compares values as they are, only values that stand for
 * nothing whatever the column (无, 不详, 0, 11111111111), not a district that half of the rows have.
 */
export async function withoutSpeaking(
  side: FinderSide,
  column: string,
  compare: CompareKind,
  keys: NumericKeys,
  learned: readonly LearnedKey[],
): Promise<readonly LearnedKey[]> {
  if (compare !== 'exact' || learned.length === 0) return learned
  const texts = await side.column(column)
  return learned.filter((one) => {
    const entry = entryOf(keys, one)
    if (entry < 0) return false
    const text = texts.get(rowOf(keys, entry)).trim()
    return isPlaceholder(text) || REPEATED.test(text)
  })
}
