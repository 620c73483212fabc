import type { DatasetSummary, RunSummary } from '../../../shared/contract/engine.ts'
import type { LexiconGroup } from '../../../shared/contract/lexicons.ts'
import { contentHash } from '../../../shared/model/canonical-json.ts'
import type { Content } from './draft-store.ts'

/** A saved run of this very model over these very batches, with these very words of its lexicon groups, if there is one: saving again would add nothing. */
export function sameRun(
  runs: readonly RunSummary[],
  { model, bindings }: Content,
  datasets: readonly DatasetSummary[],
  groups: readonly LexiconGroup[],
): RunSummary | null {
  const hash = contentHash(model)
  const batchesOf = (source: string) => datasets.find(({ id }) => id === bindings[source])?.batches.map((batch) => batch.id) ?? []
  const isSame = (run: RunSummary) =>
    run.hash === hash &&
    Object.entries(run.lexicons).every(([name, used]) => groups.find((group) => group.name === name)?.hash === used.hash) &&
    Object.keys(model.sources).every(
      (source) => run.bindings[source] === bindings[source] && sameSet(run.batches[source] ?? [], batchesOf(source)),
    )
  return runs.find(isSame) ?? null
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item) => right.includes(item))
}
