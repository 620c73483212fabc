import type { LinkProgress, ScorePlot } from '../../shared/contract/links.ts'
import type { CallContext } from '../../shared/contract/method.ts'
import type { DraftStep } from '../../shared/contract/row-source-step.ts'
import type { LinkConstraints } from '../../shared/linkage/constraints.ts'
import { totalPairs } from '../../shared/linkage/estimate.ts'
import { expectedQuality } from '../../shared/linkage/expected-quality.ts'
import { rowCountOf } from '../../shared/model/relation.ts'
import { type Investigation, prefixOf } from './investigation.ts'
import { constraintsOf } from './link-constraints.ts'
import { reviewedLinks } from './review-queue.ts'

const BINS = 50

/**
 * How the links of a step lie by probability (without one by score), and what each threshold is expected to give; what was judged of them is counted and left out of the
 * estimate. A step that decides by rules has no thresholds.
 */
export async function scorePlot(
  investigation: Investigation,
  draft: DraftStep,
  context: CallContext<LinkProgress>,
): Promise<ScorePlot> {
  const { step, sources, results, relation, leftParts, figures } = await reviewedLinks(investigation, draft, context)
  const before = prefixOf(draft.model, step.id)
  const judged = (await constraintsOf(investigation.workspace.store, before, sources, context.signal)).get(step.id)
  const verdict = verdictReader(judged)
  const [left, right] = [relation.parts[0]!.rows, relation.parts[leftParts]!.rows]
  const bins = Array.from({ length: BINS }, (_, bin) => ({ from: bin / BINS, links: 0, judgedSame: 0, judgedDifferent: 0 }))
  figures.forEach((figure, at) => {
    if (Number.isNaN(figure)) return
    const bin = bins[Math.max(0, Math.min(BINS - 1, Math.floor(figure * BINS)))]!
    bin.links++
    const said = verdict(left[at]!, right[at]!)
    if (said === 'same') bin.judgedSame++
    if (said === 'different') bin.judgedDifferent++
  })
  const rowsOf = (name: string) => {
    const input = results.get(name)?.relation
    return input ? rowCountOf(input) : (sources.get(name)?.rowCount ?? 0)
  }
  const sides = { leftRows: rowsOf(step.left), rightRows: rowsOf(step.right), isSelf: step.left === step.right }
  const { probability = null, model = null } = relation.figures ?? {}
  const isScored = step.op === 'link' && step.decide !== undefined
  return { bins, thresholds: isScored && probability ? expectedQuality(probability) : [], model, pairs: totalPairs(sides) }
}

/** What was decided of a pair, by the rows of its two sources. */
function verdictReader(judged: LinkConstraints | undefined): (left: number, right: number) => 'same' | 'different' | undefined {
  const verdicts = new Map<string, 'same' | 'different'>()
  const take = (pairs: LinkConstraints['must'], verdict: 'same' | 'different') =>
    pairs.left.forEach((row, at) => {
      verdicts.set(`${row} ${pairs.right[at]!}`, verdict)
    })
  if (judged) {
    take(judged.must, 'same')
    take(judged.cannot, 'different')
  }
  return (left, right) => verdicts.get(`${left} ${right}`)
}
