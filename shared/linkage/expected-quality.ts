/** What choosing a threshold is expected to give. */
export interface ThresholdQuality {
  at: number
  links: number
  precision: number
  recall: number
}

const STEPS = 100

/**
 * Links kept at thresholds 0.01 … 0.99 and what their probabilities let expect: precision is the mean probability of those kept, recall the share of all expected
 * matches that they hold. Thresholds that keep nothing are left out. Pairs that were never compared are outside the estimate. O(links · log links).
 */
export function expectedQuality(probabilities: Float32Array): ThresholdQuality[] {
  const sorted = probabilities.toSorted()
  const total = sorted.reduce((sum, probability) => sum + probability, 0)
  const found: ThresholdQuality[] = []
  let from = sorted.length
  let expected = 0
  for (let step = STEPS - 1; step > 0; step--) {
    const at = step / STEPS
    while (from > 0 && sorted[from - 1]! >= Math.fround(at)) expected += sorted[--from]!
    const links = sorted.length - from
    if (links > 0) found.push({ at, links, precision: expected / links, recall: expected / total })
  }
  return found.reverse()
}
