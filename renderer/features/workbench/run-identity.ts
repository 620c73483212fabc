import type { DatasetSummary, RunSummary } from '../../../shared/contract/engine.ts'
import { contentHash } from '../../../shared/model/canonical-json.ts'
import type { Content } from './draft-store.ts'

/** A saved run of this very model over these very batches, if there is one: saving again would add nothing. */
export function sameRun(
  runs: readonly RunSummary[],
  { model, bindings }: Content,
  datasets: readonly DatasetSummary[],
): RunSummary | null {
  const hash = contentHash(model)
  const batchesOf = (source: string) => datasets.find(({ id }) => id === bindings[source])?.batches.map((batch) => batch.id) ?? []
  const isSame = (run: RunSummary) =>
    run.hash === hash &&
    Object.keys(model.sources).every(
      (source) => run.bindings[source] === bindings[source] && sameSet(run.batches[source] ?? [], batchesOf(source)),
    )
  return runs.find(isSame) ?? null
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item) => right.includes(item))
}
