import { expect, it } from 'vitest'
import { wholeSource } from '../../shared/model/relation.ts'
import { ResultCache } from './investigation.ts'

it('keeps results up to a number of bytes, the least recently used go first, the last one stays', () => {
  const cache = new ResultCache(1000)
  const held = () => ['a', 'b', 'c', 'd'].filter((key) => cache.get(key))
  cache.set('a', wholeSource('s', 100))
  cache.set('b', wholeSource('s', 100))
  cache.get('a')
  cache.set('c', wholeSource('s', 50))
  expect(held()).toEqual(['a', 'b', 'c'])
  cache.get('a')
  cache.set('c', wholeSource('s', 60))
  expect(held()).toEqual(['a', 'c'])
  cache.set('d', wholeSource('s', 5000))
  expect(held()).toEqual(['d'])
  cache.clear()
  expect(held()).toEqual([])
})
