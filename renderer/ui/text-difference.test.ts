import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TextRange } from './HighlightedText.tsx'
import { differencesOf, differingColumns } from './text-difference.ts'

const marked = (text: string, ranges: readonly TextRange[]) => ranges.map(({ start, end }) => text.slice(start, end))
const unmarked = (text: string, ranges: readonly TextRange[]) => {
  let at = 0
  let rest = ''
  for (const { start, end } of ranges) {
    rest += text.slice(at, start)
    at = end
  }
  return rest + text.slice(at)
}

it('what was changed is marked on both sides', () => {
  const before = '楼道堆放杂物，消防通道被占用'
  const now = '楼道堆放电动车，消防通道仍被占用'
  const found = differencesOf(before, now)
  expect(marked(before, found.before)).toEqual(['杂物'])
  expect(marked(now, found.now)).toEqual(['电动车', '仍'])
})

it('a single equal character between differences is no likeness', () => {
  const found = differencesOf('甲的乙', '丙的丁')
  expect(marked('甲的乙', found.before)).toEqual(['甲的乙'])
  expect(marked('丙的丁', found.now)).toEqual(['丙的丁'])
})

it('texts too long to compare in full keep what they begin and end with', () => {
  const body = (character: string) => `开头${character.repeat(3000)}结尾`
  const found = differencesOf(body('甲'), body('乙'))
  expect(found.now).toEqual([{ start: 2, end: 3002 }])
})

it('what is not marked is the same text on both sides, and equal texts are not marked', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '1'), maxLength: 24 })
  fc.assert(
    fc.property(text, text, (before, now) => {
      const found = differencesOf(before, now)
      expect(unmarked(before, found.before)).toBe(unmarked(now, found.now))
      expect(found.before.length + found.now.length === 0).toBe(before === now)
    }),
  )
})

it('columns differ also where one row is shorter', () => {
  expect(differingColumns(['a', 'b'], ['a', 'c', 'd'])).toEqual([1, 2])
})
