import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { ArgsIn, ResultOf } from '../../../shared/contract/method.ts'
import { engine } from '../../app/clients.ts'
import { useJobs } from '../../ui/jobs.ts'

type Name = 'phrases.frequent' | 'phrases.emerging'

/** Work that takes longer is a job in the bottom bar. */
const JOB_AFTER_MS = 1000

/** Phrases of some rows, counted once and kept; what takes long appears in the bottom bar and can be stopped there. */
export function useMined<N extends Name>(
  name: N,
  args: ArgsIn<EngineContract[N]> | null,
  version: string,
  title: string,
  progressText: (share: number) => string,
): UseQueryResult<ResultOf<EngineContract[N]>> {
  return useQuery({
    queryKey: [name, { mined: args }, version],
    enabled: args !== null,
    placeholderData: keepPreviousData as never,
    queryFn: async ({ signal }) => {
      const stop = new AbortController()
      let report = (_share: number) => {}
      const answer = engine(name, args!, {
        signal: AbortSignal.any([signal, stop.signal]),
        onProgress: (share: number) => report(share),
      } as Parameters<typeof engine<N>>[2])
      const timer = setTimeout(() => {
        const job = useJobs.getState().run(title, (cancelled, onProgress) => {
          cancelled.addEventListener('abort', () => stop.abort())
          report = (share) => onProgress({ fraction: share, text: progressText(share) })
          return answer
        })
        job.catch(() => {})
      }, JOB_AFTER_MS)
      try {
        return await answer
      } finally {
        clearTimeout(timer)
      }
    },
  })
}
