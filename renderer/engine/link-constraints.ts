import { questionOf } from '../../shared/ledger/judgement.ts'
import type { JudgedPair } from '../../shared/ledger/link-findings.ts'
import { linkFindings } from '../../shared/ledger/link-findings.ts'
import type { LinkJudgement } from '../../shared/ledger/link-judgement.ts'
import type { LinkConstraints } from '../../shared/linkage/constraints.ts'
import { contentHash } from '../../shared/model/canonical-json.ts'
import type { Model } from '../../shared/model/model.ts'
import { RecordPlaces } from './record-places.ts'
import type { StoredTable } from './store/segments.ts'
import type { Store } from './store/store.ts'
import { versionOf } from './workspace.ts'

/**
 * Pairs of rows that the judged pairs of a step may stand for, all together. Those of the fewest rows come first; of the others only the rows that were judged are
 * bound: what so many rows share names no record.
 */
const MOST_BOUND_PAIRS = 1_000_000

/** Constraints computed lately, by what they were computed from. */
const MOST_KEPT = 16
const kept = new WeakMap<Store, Map<string, LinkConstraints>>()

/**
 * What people decided of pairs, by the id of the link step, as ordinals of the sources as they are opened now; a record is found by its row, and by its content.
 * `unjudged`: a step that is reviewed just now, of which nothing counts as decided.
 */
export async function constraintsOf(
  store: Store,
  model: Model,
  sources: ReadonlyMap<string, StoredTable>,
  signal: AbortSignal,
  unjudged?: string,
): Promise<ReadonlyMap<string, LinkConstraints>> {
  const constraints = new Map<string, LinkConstraints>()
  for (const step of model.steps) {
    if ((step.op !== 'link' && step.op !== 'overlap') || step.id === unjudged) continue
    const judgements = await store.list('linkJudgement', questionOf(model.id, step.id))
    const left = sources.get(firstSource(model, step.left) ?? '')
    const right = sources.get(firstSource(model, step.right) ?? '')
    if (judgements.length === 0 || !left || !right) continue
    const found = await constraintsOnce(store, judgements, { left, right, isSelf: step.left === step.right }, signal)
    if (found) constraints.set(step.id, found)
  }
  return constraints
}

/** The source whose rows are part 0 of what a name stands for; undefined where the model has none. */
export function firstSource(model: Model, name: string): string | undefined {
  if (name in model.sources) return name
  const step = model.steps.find(({ id }) => id === name)
  if (!step) return undefined
  const before = { ...model, steps: model.steps.slice(0, model.steps.indexOf(step)) }
  if (step.op === 'link' || step.op === 'overlap') return firstSource(before, step.left)
  return step.from === undefined ? undefined : firstSource(before, step.from)
}

/** The tables of both sides. `isSelf`: a step of one input with itself, where a pair has no order; two inputs of one dataset have one. */
interface Sides {
  left: StoredTable
  right: StoredTable
  isSelf: boolean
}

async function constraintsOnce(
  store: Store,
  judgements: readonly LinkJudgement[],
  sides: Sides,
  signal: AbortSignal,
): Promise<LinkConstraints | null> {
  const { left, right, isSelf } = sides
  const { must, cannot } = linkFindings(judgements)
  if (must.length + cannot.length === 0) return null
  const version = contentHash([must, cannot])
  const key = contentHash([
    version,
    isSelf,
    ...[left, right].map(({ dataset, batches }) => [dataset.id, versionOf(dataset, batches), dataset.columns]),
  ])
  const known = kept.get(store) ?? new Map<string, LinkConstraints>()
  kept.set(store, known)
  const found = known.get(key) ?? (await resolveConstraints(version, must, cannot, sides, signal))
  known.delete(key)
  known.set(key, found)
  for (const oldest of known.keys()) if (known.size > MOST_KEPT) known.delete(oldest)
  return found
}

/**
 * Rows of each judged pair: those that were judged, and all others of the same content. Of two pairs that come to the same rows with different verdicts the one that was
 * judged by just these rows holds; where neither was, none does.
 */
async function resolveConstraints(
  version: string,
  must: readonly JudgedPair[],
  cannot: readonly JudgedPair[],
  { left, right, isSelf }: Sides,
  signal: AbortSignal,
): Promise<LinkConstraints> {
  const pairs = [...must.map((pair) => ({ pair, isSame: true })), ...cannot.map((pair) => ({ pair, isSame: false }))]
  const leftPlaces = await RecordPlaces.of(
    left,
    pairs.map(({ pair }) => pair.left),
    signal,
  )
  const rightPlaces = await RecordPlaces.of(
    right,
    pairs.map(({ pair }) => pair.right),
    signal,
  )
  const codeOf = (a: number, b: number) => (isSelf ? Math.min(a, b) * right.rowCount + Math.max(a, b) : a * right.rowCount + b)
  const verdicts = new Map<number, boolean | null>()
  const bySize = pairs
    .map(({ pair, isSame }) => ({ pair, isSame, size: leftPlaces.rowCount(pair.left) * rightPlaces.rowCount(pair.right) }))
    .sort((one, other) => one.size - other.size)
  let [bound, rowsOnly] = [0, 0]
  for (const { pair, isSame, size } of bySize) {
    bound += size
    if (bound > MOST_BOUND_PAIRS) {
      rowsOnly++
      continue
    }
    const rightRows = rightPlaces.rows(pair.right)
    for (const a of leftPlaces.rows(pair.left)) {
      for (const b of rightRows) {
        const known = verdicts.get(codeOf(a, b))
        verdicts.set(codeOf(a, b), known === undefined || known === isSame ? isSame : null)
      }
    }
  }
  for (const { pair, isSame } of pairs) {
    const [a, b] = [leftPlaces.judgedRow(pair.left), rightPlaces.judgedRow(pair.right)]
    if (a !== undefined && b !== undefined) verdicts.set(codeOf(a, b), isSame)
  }
  const rowsOf = (verdict: boolean) => {
    const codes = Float64Array.from([...verdicts].flatMap(([code, isSame]) => (isSame === verdict ? [code] : []))).sort()
    return {
      left: Uint32Array.from(codes, (code) => Math.floor(code / right.rowCount)),
      right: Uint32Array.from(codes, (code) => code % right.rowCount),
    }
  }
  return { version, rowsOnly, must: rowsOf(true), cannot: rowsOf(false) }
}
