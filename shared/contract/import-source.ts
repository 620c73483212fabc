import { z } from 'zod'

/** A chosen or dropped file, or one that main serves. */
export const importSourceSchema = z.union([
  z.object({ name: z.string(), blob: z.instanceof(Blob) }),
  z.object({ name: z.string(), url: z.string(), size: z.number() }),
])
export type ImportSource = z.infer<typeof importSourceSchema>
