import { expect, test } from 'vitest'
import { nextZoom } from './zoom.ts'

test('zooming goes to the next usual scale and stops at the ends', () => {
  expect([nextZoom(0.83, 1), nextZoom(0.83, -1), nextZoom(1, 1), nextZoom(1, -1)]).toEqual([0.9, 0.75, 1.1, 0.9])
  expect([nextZoom(2, 1), nextZoom(0.25, -1)]).toEqual([2, 0.25])
})
