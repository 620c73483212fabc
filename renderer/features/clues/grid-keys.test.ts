import { expect, test } from 'vitest'
import { gridMove, rangeOf } from './grid-keys.ts'

const press = (key: string, at: number, ctrlKey = false) => gridMove({ key, ctrlKey, metaKey: false, altKey: false }, at, 100, 20)

test('keys move within the list and stop at its ends', () => {
  expect([press('j', -1), press('ArrowDown', 4), press('k', 4), press('ArrowUp', 0)]).toEqual([0, 5, 3, 0])
  expect([press('PageDown', 90), press('PageUp', 15), press('Home', 50), press('End', 50)]).toEqual([99, 0, 0, 99])
})

test('other keys, and keys held with Ctrl, do not move', () => {
  expect([press('r', 4), press('j', 4, true)]).toEqual([null, null])
})

test('a range is the same from either end', () => {
  expect(rangeOf(2, 5)).toEqual([2, 3, 4, 5])
  expect(rangeOf(5, 2)).toEqual([2, 3, 4, 5])
})
