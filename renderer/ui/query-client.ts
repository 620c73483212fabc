import { QueryClient } from '@tanstack/react-query'
import type { EngineContract } from '../../shared/contract/engine.ts'

/**
 * The window's cache of the engine's answers. Nothing goes stale by itself: keys carry the dataset version, and whoever
 * changes something names what must be asked again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

/** Asks again whatever is shown of these engine methods. A first answer that is still under way may be older than what is asked about: it is given up. */
export async function refresh(...methods: (keyof EngineContract & string)[]): Promise<void> {
  await Promise.all(
    methods.map(async (name) => {
      await queryClient.cancelQueries({ queryKey: [name], predicate: ({ state }) => state.data === undefined })
      await queryClient.invalidateQueries({ queryKey: [name] })
    }),
  )
}
