import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bitset } from './bitset.ts'

test('a set that begins somewhere in another is added there', () => {
  const members = fc.uniqueArray(fc.nat(99))
  fc.assert(
    fc.property(members, members, fc.nat(200), (there, added, start) => {
      const all = new Bitset(start + 100)
      const part = new Bitset(100)
      for (const position of there) all.add(position)
      for (const position of added) part.add(position)
      const expected = new Set([...there, ...added.map((position) => start + position)])
      expect([...all.addFrom(start, part).toArray()]).toEqual([...expected].sort((a, b) => a - b))
    }),
  )
})
