import { EQUAL, type Likeness, type TokenFrequency, tokenWeight, UNLIKE } from './likeness.ts'
import { similarity } from './similarity.ts'
import { normalizeText } from './text.ts'
import { wordNumber, wordsOf } from './words.ts'

const LONGEST_TYPED = 60
/** Edits say something only where little was mistyped. */
const LEAST_TYPED = 0.6

/** A text made ready for comparison: its normal form, and its words by number with the squares of their weights. */
export interface TextWords {
  key: string
  /** The rarest first. */
  words: readonly string[]
  numbers: Float64Array
  squares: Float64Array
  total: number
}

/** Null for what is no key. */
export function textWords(text: string, frequency?: TokenFrequency): TextWords | null {
  const key = normalizeText(text)
  if (key === null) return null
  const ranked = wordsOf(text).map((word) => ({ word, number: wordNumber(word), square: tokenWeight(word, frequency) ** 2 }))
  ranked.sort((a, b) => b.square - a.square || b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
  const words = ranked.map(({ word }) => word)
  ranked.sort((a, b) => a.number - b.number)
  const squares = Float64Array.from(ranked, ({ square }) => square)
  const total = squares.reduce((sum, square) => sum + square, 0)
  return { key, words, numbers: Float64Array.from(ranked, ({ number }) => number), squares, total }
}

/**
 * The better of two: edits of the normal form (texts of up to 60 characters, for typing errors), and the words in common by their rarity
 * (cosine; 0.855 × the share of the shorter text where it is contained in the longer one). Below 1 unless the normal forms are equal.
 */
export function textLikeness(a: TextWords, b: TextWords): Likeness {
  if (a.key === b.key) return EQUAL
  const { byWords, isContained } = wordLikeness(a, b)
  if (a.key.length <= LONGEST_TYPED && b.key.length <= LONGEST_TYPED) {
    const lengths = Math.min(a.key.length, b.key.length) / Math.max(a.key.length, b.key.length)
    const byEdits = lengths > LEAST_TYPED ? similarity(a.key, b.key) : 0
    if (byEdits > LEAST_TYPED && byEdits >= byWords) return { similarity: byEdits, how: 'typing' }
  }
  if (byWords === 0) return UNLIKE
  return { similarity: byWords, how: isContained ? 'contained' : 'words' }
}

function wordLikeness(a: TextWords, b: TextWords): { byWords: number; isContained: boolean } {
  let common = 0
  for (let left = 0, right = 0; left < a.numbers.length && right < b.numbers.length; ) {
    const difference = a.numbers[left]! - b.numbers[right]!
    if (difference === 0) common += a.squares[left]!
    if (difference <= 0) left++
    if (difference >= 0) right++
  }
  if (common === 0) return { byWords: 0, isContained: false }
  const cosine = common / Math.sqrt(a.total * b.total)
  const contained = 0.855 * Math.min(1, common / Math.min(a.total, b.total))
  return { byWords: Math.min(0.99, Math.max(cosine, contained)), isContained: contained > cosine }
}
