import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RevealKey } from './reveal-key.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function keyWith(...shown: string[]) {
  const notes: string[][] = []
  const key = new RevealKey((what) => notes.push(what))
  for (const what of shown) key.show(what)
  return { key, notes }
}

it('shows what is masked while Alt is held, and notes the holding once with everything that was seen', () => {
  const { key, notes } = keyWith('热线工单', '热线工单', '第 3 号线索')
  expect(key.press('Alt')).toBe(true)
  vi.advanceTimersByTime(200)
  expect(key.isHeld()).toBe(true)
  key.press('Alt')
  vi.advanceTimersByTime(5000)
  key.release('Alt')
  expect(key.isHeld()).toBe(false)
  expect(notes).toEqual([['热线工单', '第 3 号线索']])
  key.press('Alt')
  vi.advanceTimersByTime(200)
  expect(notes).toHaveLength(2)
})

it('notes what comes into view while it is held, and not what was there before', () => {
  const { key, notes } = keyWith('热线工单')
  key.press('Alt')
  vi.advanceTimersByTime(200)
  key.show('热线工单')
  key.show('企业名录')
  expect(notes).toEqual([['热线工单'], ['企业名录']])
})

it('shows and notes nothing for a shortcut with Alt, a short touch, or where nothing is masked', () => {
  const { key, notes } = keyWith('热线工单')
  key.press('Alt')
  key.press('ArrowUp')
  vi.advanceTimersByTime(1000)
  key.release('Alt')
  key.press('Alt')
  vi.advanceTimersByTime(100)
  key.release('Alt')
  vi.advanceTimersByTime(1000)
  expect(key.isHeld()).toBe(false)
  expect(notes).toEqual([])
  expect(keyWith().key.press('Alt')).toBe(false)
})
