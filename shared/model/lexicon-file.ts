import { z } from 'zod'

/** Forms in which groups of words are exchanged: `guoshai.lexicon/1`, a table with the columns 组 and 词, one word a line. */
export const lexiconFileFormats = ['json', 'csv', 'list'] as const
export type LexiconFileFormat = (typeof lexiconFileFormats)[number]

/** Lexicon file `guoshai.lexicon/1`: named groups of words, called `@name` in a screen. Each word is a query of its own. */
export const lexiconFileSchema = z.object({
  format: z.literal('guoshai.lexicon/1'),
  groups: z.array(z.object({ name: z.string().min(1), note: z.string().optional(), words: z.array(z.string().min(1)).min(1) })),
})
