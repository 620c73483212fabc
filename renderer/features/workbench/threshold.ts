import type { ScorePlot } from '../../../shared/contract/links.ts'

type Threshold = ScorePlot['thresholds'][number]

/** What a threshold between two computed ones gives: that of the next higher one, which promises no links that it does not keep; above all of them the highest. */
export function thresholdAt(thresholds: readonly Threshold[], at: number): Threshold | undefined {
  return thresholds.find((threshold) => threshold.at >= at - 1e-9) ?? thresholds.at(-1)
}
