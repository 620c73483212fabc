import { useEngineQuery } from './use-engine-query.ts'

/** Changes whenever what was met before may have: rows of any dataset, clues, saved runs. */
export function useMemoryVersion(): string {
  const datasets = useEngineQuery('dataset.list', {})
  const clues = useEngineQuery('clue.list', {})
  const runs = useEngineQuery('run.list', {})
  const versions = datasets.data?.map(({ id, version }) => `${id} ${version}`).join(' ') ?? ''
  return [versions, clues.dataUpdatedAt, runs.dataUpdatedAt].join(' / ')
}
