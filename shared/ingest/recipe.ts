import { z } from 'zod'
import { columnSchema } from '../table/schema.ts'

/**
 * How one file was read, to be replayed on the next of its kind: a file `*.recipe.json` of its own, and the same thing kept in the workspace
 * under a name. `signature` is that of the header it was made for ({@link headerSignature}).
 */
export const recipeSchema = z.object({
  format: z.literal('guoshai.recipe/1'),
  name: z.string().min(1).max(200),
  kind: z.enum(['ticket', 'table']),
  signature: z.string(),
  encoding: z.string().default('auto'),
  delimiter: z.string().min(1).default('auto'),
  quote: z.string().default('auto'),
  headerRow: z.union([z.literal('auto'), z.number().int().min(0)]).default('auto'),
  sheet: z.string().optional(),
  /** Name of the dataset that the rows were added to. */
  dataset: z.string().optional(),
  /** In the source's order; found again by header, whatever the order next month. */
  columns: z.array(columnSchema),
})
export type Recipe = z.infer<typeof recipeSchema>
