import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRange } from './range.ts'

const size = fc.integer({ min: 1, max: 50 })
const place = fc.integer({ min: 0, max: 60 })

function bytesOf(header: string, length: number): number[] | undefined {
  const range = parseRange(header, length)
  return range && Array.from({ length }, (_, index) => index).slice(range.start, range.end + 1)
}

test('a range names the bytes from its first to its last, both included, as far as the file goes', () => {
  fc.assert(
    fc.property(size, place, place, (length, first, last) => {
      const expected = Array.from({ length }, (_, index) => index).filter((index) => index >= first && index <= last)
      expect(bytesOf(`bytes=${first}-${last}`, length)).toEqual(expected.length > 0 ? expected : undefined)
    }),
  )
})

test('a suffix range names the last bytes', () => {
  fc.assert(
    fc.property(size, fc.integer({ min: 1, max: 60 }), (length, count) => {
      expect(bytesOf(`bytes=-${count}`, length)).toEqual(Array.from({ length }, (_, index) => index).slice(-count))
    }),
  )
})

test('what cannot be met is refused', () => {
  for (const header of ['bytes=-', 'bytes=5-2', 'bytes=10-', 'bytes=0-1,3-4', 'lines=0-1', '']) {
    expect(parseRange(header, 10)).toBeUndefined()
  }
})
