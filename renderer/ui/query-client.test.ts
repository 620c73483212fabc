import { QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import { queryClient, refresh } from './query-client.ts'

afterEach(() => queryClient.clear())

describe('refresh', () => {
  it('gives up a first answer that is still under way: it may be older than the change', async () => {
    let answer = 'before'
    const release: (() => void)[] = []
    const observer = new QueryObserver(queryClient, {
      queryKey: ['lexicon.list', {}, ''],
      queryFn: () => {
        const read = answer
        return new Promise<string>((resolve) => release.push(() => resolve(read)))
      },
    })
    const stop = observer.subscribe(() => {})
    answer = 'after'
    const refreshed = refresh('lexicon.list')
    await expect.poll(() => release.length).toBe(2)
    for (const each of release) each()
    await refreshed
    expect(observer.getCurrentResult()).toMatchObject({ data: 'after', isFetching: false, isError: false })
    stop()
  })
})
