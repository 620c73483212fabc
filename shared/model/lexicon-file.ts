import { z } from 'zod'

/** Lexicon file `guoshai.lexicon/1`: named groups of words, called `@name` in a screen. Each word is a query of its own. */
export const lexiconFileSchema = z.object({
  format: z.literal('guoshai.lexicon/1'),
  groups: z.array(z.object({ name: z.string().min(1), words: z.array(z.string().min(1)).min(1) })),
})
