import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { ArgsIn, ProgressOf, ResultOf } from '../../shared/contract/method.ts'
import { engine } from '../app/clients.ts'

type Name = keyof EngineContract & string

interface EngineQueryOptions<N extends Name> {
  /** Part of the key: the version of the datasets that the answer depends on. */
  version?: string
  enabled?: boolean
  /** Shows the previous answer until the new one is there; what is typed does not flicker. */
  keepPrevious?: boolean
  onProgress?: (value: ProgressOf<EngineContract[N]>) => void
}

/** The engine's answer to a method, cached under [method, arguments, version]. A call nobody waits for any more is cancelled. */
export function useEngineQuery<N extends Name>(
  name: N,
  args: ArgsIn<EngineContract[N]>,
  options: EngineQueryOptions<N> = {},
): UseQueryResult<ResultOf<EngineContract[N]>> {
  const { version = '', enabled = true, keepPrevious = false, onProgress } = options
  return useQuery<ResultOf<EngineContract[N]>>({
    queryKey: [name, args, version],
    queryFn: ({ signal }) => answer(engine(name, args, { signal, onProgress })),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  })
}

/** A void answer becomes null: the cache refuses undefined. */
async function answer<Result>(call: Promise<Result>): Promise<Result> {
  return (await call) ?? (null as Result)
}
