/** In what two values are alike; messages have a sentence for each. */
export const likenessWords = [
  'equal',
  'typing',
  'sound',
  'shape',
  'order',
  'hidden',
  'short',
  'branch',
  'region',
  'contained',
  'words',
  'numerals',
  'alias',
  'near',
  'none',
] as const
export type LikenessWord = (typeof likenessWords)[number]

/** How alike two values are under one comparison, and in what. */
export interface Likeness {
  /** 0–1, symmetric, 1 for equal normalised values. */
  similarity: number
  how: LikenessWord
}

export const EQUAL: Likeness = { similarity: 1, how: 'equal' }
export const UNLIKE: Likeness = { similarity: 0, how: 'none' }

/** In how many values a token occurs, and how many values there are. */
export interface TokenFrequency {
  of(token: string): number
  values: number
}

/** What a token tells: ln((values + 1) / (occurrences)), at least 0.05; 1 for every token where nothing is known of them. */
export function tokenWeight(token: string, frequency: TokenFrequency | undefined): number {
  if (!frequency) return 1
  return Math.max(0.05, Math.log((frequency.values + 1) / Math.max(1, frequency.of(token))))
}
