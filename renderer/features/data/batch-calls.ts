import type { UseQueryResult } from '@tanstack/react-query'
import type { batchContract, recipeContract } from '../../../shared/contract/batches.ts'
import type { EngineContract, RowSource } from '../../../shared/contract/engine.ts'
import type { ArgsIn, Call, ResultOf } from '../../../shared/contract/method.ts'
import { engine } from '../../app/clients.ts'
import { refresh } from '../../ui/query-client.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'

type BatchContract = typeof batchContract & typeof recipeContract

/** The engine's methods about batches and recipes. */
export const batchEngine = engine as unknown as Call<BatchContract>

export function useBatchQuery<N extends keyof BatchContract & string>(
  name: N,
  args: ArgsIn<BatchContract[N]>,
  options: { version?: string; enabled?: boolean; keepPrevious?: boolean } = {},
): UseQueryResult<ResultOf<BatchContract[N]>> {
  return useEngineQuery(name as never, args as never, options) as unknown as UseQueryResult<ResultOf<BatchContract[N]>>
}

export function refreshBatches(...names: (keyof (BatchContract & EngineContract) & string)[]): Promise<void> {
  return refresh(...(names as (keyof EngineContract & string)[]))
}

/** Rows of a dataset, of one of its batches, or those whose value in a column fails its type. */
export function rowsOf(
  dataset: string,
  batch: string | null,
  flagged: { column: string; reason?: string } | null = null,
): RowSource {
  return { dataset, ...(batch !== null && { batch }), ...(flagged && { flagged }) } as RowSource
}
