import type { RunSummary } from '../../../shared/contract/engine.ts'
import type { Clue } from '../../../shared/ledger/clue.ts'

/** How many runs and clues refer to rows of a dataset, or of one of its batches. */
export function usersOf(
  runs: readonly RunSummary[],
  clues: readonly Clue[],
  rows: { dataset: string; batch: string | null },
): { runs: number; clues: number } {
  const { dataset, batch } = rows
  return {
    runs: runs.filter(({ bindings, batches }) =>
      batch === null ? Object.values(bindings).includes(dataset) : Object.values(batches).flat().includes(batch),
    ).length,
    clues: clues.filter(({ left, right }) =>
      [left, right].some((ref) => ref && (batch === null ? ref.dataset === dataset : ref.batch === batch)),
    ).length,
  }
}
