import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { delayedSave } from './delayed-save.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('of quick changes the last one is saved, and typing on does not put the saving off', () => {
  const saved: number[] = []
  const save = delayedSave((value: number) => saved.push(value), 300)
  for (let value = 1; value <= 10; value++) {
    save.put(value)
    vi.advanceTimersByTime(50)
  }
  expect(saved).toEqual([6])
  vi.advanceTimersByTime(300)
  expect(saved).toEqual([6, 10])
})

test('a flush saves at once and only once', () => {
  const saved: string[] = []
  const save = delayedSave((value: string) => saved.push(value), 300)
  save.put('草稿')
  save.flush()
  save.flush()
  vi.advanceTimersByTime(1000)
  expect(saved).toEqual(['草稿'])
})
