import type { ScorePlot } from '../../../shared/contract/links.ts'
import type { DraftStep } from '../../../shared/contract/row-source-step.ts'
import { LEAST_REVIEWED } from '../../../shared/linkage/review-draw.ts'

type Threshold = ScorePlot['thresholds'][number]

/** The highest threshold that is computed. */
const HIGHEST = 0.99

/** What a threshold between two computed ones gives: that of the next higher one, which promises no links that it does not keep. Undefined where no pair reaches it. */
export function thresholdAt(thresholds: readonly Threshold[], at: number): Threshold | undefined {
  const most = Math.min(at, HIGHEST)
  return thresholds.find((threshold) => threshold.at >= most - 1e-9)
}

/** A step as its scores are asked for: they do not depend on its threshold, and moving that asks for nothing anew. */
export function atAnyThreshold({ model, ...draft }: DraftStep): DraftStep {
  const steps = model.steps.map((step) =>
    step.id === draft.step && step.op === 'link' && step.decide
      ? { ...step, decide: { ...step.decide, probability: LEAST_REVIEWED } }
      : step,
  )
  return { ...draft, model: { ...model, steps } }
}
