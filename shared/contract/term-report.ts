import { z } from 'zod'
import { modelSchema } from '../model/model.ts'
import type { TermReport } from '../screening/term-report.ts'
import { termNumbers } from '../screening/term-rows.ts'
import type { RowSource } from './engine.ts'
import { method } from './method.ts'

const id = z.string().max(128)
const draft = { model: modelSchema, bindings: z.record(z.string(), z.string()), step: id }
const layer = z.number().int().min(0)

/** Queries answered so far, of all that a term report asks. */
export interface TermProgress {
  done: number
  total: number
}

export const termReportContract = {
  /**
   * Measures the terms of a screen step, of one layer or of all: of a model as it stands now, or of a saved run over the rows and with the words of then. Judgements are those on the step's
   * question, whoever gave them. A step that is no screen is `output.invalid`; a fault of the step or of one it reads is that fault.
   */
  'terms.report': method<TermReport, TermProgress>()(
    z.object({ of: z.union([z.object({ ...draft, layer: layer.optional() }), z.object({ run: id, step: id })]) }),
  ),
  /** The rows behind a number of the report, as a source for `rows.page`; null where there can be none. `term` null: the layer's own number. */
  'terms.rows': method<RowSource | null>()(
    z.object({ ...draft, layer, number: z.enum(termNumbers), term: z.string().nullable() }),
  ),
} as const
