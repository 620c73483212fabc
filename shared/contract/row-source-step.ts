import { z } from 'zod'
import { modelSchema } from '../model/model.ts'

/** A step of a model as it stands now, with the datasets that its sources stand for. */
export const draftStepSchema = z.object({ model: modelSchema, bindings: z.record(z.string(), z.string()), step: z.string() })
export type DraftStep = z.infer<typeof draftStepSchema>
