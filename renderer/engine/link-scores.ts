import type { LinkProgress, ScorePlot } from '../../shared/contract/links.ts'
import type { CallContext } from '../../shared/contract/method.ts'
import type { DraftStep } from '../../shared/contract/row-source-step.ts'
import { AppError } from '../../shared/errors.ts'
import type { LinkConstraints } from '../../shared/linkage/constraints.ts'
import { totalPairs } from '../../shared/linkage/estimate.ts'
import { expectedQuality } from '../../shared/linkage/expected-quality.ts'
import { LEAST_REVIEWED } from '../../shared/linkage/review-draw.ts'
import { type LinkStep, type Model, partCount } from '../../shared/model/model.ts'
import { rowCountOf } from '../../shared/model/relation.ts'
import { type Investigation, openSources, prefixOf, runOver } from './investigation.ts'
import { constraintsOf } from './link-constraints.ts'

const BINS = 50

/**
 * How the links of a step lie by probability (without one by score), and what each threshold is expected to give; what was judged of them is counted and left out of the
 * estimate. A step that decides by rules has no thresholds.
 */
export async function scorePlot(
  investigation: Investigation,
  { model, bindings, step: id }: DraftStep,
  { signal, progress }: CallContext<LinkProgress>,
): Promise<ScorePlot> {
  const before = prefixOf(model, id)
  const step = before.steps.find((candidate) => candidate.id === id)
  if (step?.op !== 'link') throw new AppError('model.stepMissing', { step: id })
  const lowered: Model = { ...before, steps: before.steps.map((other) => (other.id === id ? loweredStep(step) : other)) }
  const sources = await openSources(investigation, lowered, bindings)
  const run = await runOver(investigation, lowered, sources, signal, {
    unjudged: id,
    onShare: (of, share, compared) => {
      if (of === id) progress({ share, compared })
    },
  })
  const fault = run.faults[id]
  if (fault) throw new AppError(fault.code, fault.details)
  const relation = run.results.get(id)?.relation
  if (!relation) throw new AppError('model.stepMissing', { step: id })
  const judged = (await constraintsOf(investigation.workspace.store, before, sources, signal)).get(id)
  const verdict = verdictReader(judged)
  const [left, right] = [relation.parts[0]!.rows, relation.parts[partCount(before, step.left)]!.rows]
  const { probability = null, score = null, model: scores = null } = relation.figures ?? {}
  const figures = probability ?? score ?? new Float32Array(left.length).fill(1)
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
    const input = run.results.get(name)?.relation
    return input ? rowCountOf(input) : (sources.get(name)?.rowCount ?? 0)
  }
  const sides = { leftRows: rowsOf(step.left), rightRows: rowsOf(step.right), isSelf: step.left === step.right }
  const thresholds = step.decide && probability ? expectedQuality(probability) : []
  return { bins, thresholds, model: scores, pairs: totalPairs(sides) }
}

function loweredStep(step: LinkStep): LinkStep {
  const { decide, ...rest } = step
  const keep = 'matched' as const
  return decide
    ? { ...rest, keep, decide: { ...decide, probability: Math.min(LEAST_REVIEWED, decide.probability) } }
    : { ...rest, keep }
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
