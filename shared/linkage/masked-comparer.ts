import { EQUAL, UNLIKE } from '../values/likeness.ts'
import { determinedShare, fitsPattern, type MaskedPattern, maskedPattern } from '../values/masked.ts'
import type { Comparer, ComparerContext } from './comparer.ts'
import { maskedType } from './masked-keys.ts'

/** Compares by pattern: two whole values are equal or not; where signs hide a part, the share of characters that both sides show is the similarity, below 1. */
export function maskedComparer(context: ComparerContext): Comparer<MaskedPattern> {
  const type = maskedType(context)
  return {
    kind: 'masked',
    normal: (text) => maskedPattern(text, type),
    compare(left, right) {
      if (!fitsPattern(left, right)) return UNLIKE
      const determined = determinedShare(left, right)
      return determined === 1 ? EQUAL : { similarity: determined, how: 'hidden' }
    },
    keys: ({ units, determined }) => (determined === 1 ? [units] : []),
    blocks: maskedBlocks,
  }
}

/** What of a value two patterns that fit share: the form with the first three and last characters where both show them; else one of the two alone. */
function maskedBlocks({ form, units }: MaskedPattern): readonly string[] {
  const blocks = [`${form}^${units[0]}`, `${form}$${units[units.length - 1]}`]
  if (form !== 'name') blocks.push(`${form}^${units.slice(0, 3)}`, `${form}$${units.slice(-3)}`)
  return blocks.filter((block) => !block.includes('*'))
}
