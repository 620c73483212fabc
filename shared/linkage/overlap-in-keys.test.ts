import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnOf } from '../table/column.ts'
import type { Intervals } from './intervals.ts'
import { joinKeys } from './join-keys.ts'
import { numericKeys } from './read-keys.ts'

const PHONES = ['13800138000', '13900139000', '无', '13800138000、13900139000']
type Row = [phone: string, from: number, days: number]

const rows = fc.array(
  fc.tuple(fc.constantFrom(...PHONES), fc.integer({ min: -9, max: 9 }), fc.constantFrom(-1, 0, 0, 2, 7, 1e6)),
  {
    maxLength: 25,
  },
)

/** A length of −1 is no interval; as `intervalsOf` has it: 0 to −1. */
function intervalsOf(list: readonly Row[]): Intervals {
  return {
    from: Int32Array.from(list, ([, from, days]) => (days < 0 ? 0 : from)),
    to: Int32Array.from(list, ([, from, days]) => (days < 0 ? -1 : from + days)),
  }
}

const keysOf = (list: readonly Row[]) => numericKeys('phone', columnOf(list.map(([phone]) => phone)), 'phone')

it('are those that a nested loop finds, also of a table with itself, and one of each row where only existence is asked', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.boolean(), fc.integer({ min: 1, max: 4 }), async (left, others, isSelf, leastDays) => {
      const right = isSelf ? left : others
      const expected: number[][] = []
      left.forEach(([phone, from, days], l) => {
        right.forEach(([otherPhone, otherFrom, otherDays], r) => {
          if ((isSelf && r <= l) || days < 0 || otherDays < 0) return
          if (!PHONES.slice(0, 2).some((one) => phone.includes(one) && otherPhone.includes(one))) return
          const common = Math.min(from + days, otherFrom + otherDays) - Math.max(from, otherFrom) + 1
          if (common >= leastDays) expected.push([l, r])
        })
      })
      const leftKeys = keysOf(left)
      const wish = {
        isSelf,
        isExistence: false,
        days: null,
        intervals: { left: intervalsOf(left), right: intervalsOf(right), leastDays },
        mostPairs: 1e6,
      }
      const join = async (isExistence: boolean) => {
        const answer = await joinKeys(leftKeys, isSelf ? leftKeys : keysOf(right), { ...wish, isExistence }, async () => {})
        if ('flood' in answer) throw new Error('flood')
        return Array.from(answer.pairs.leftRows, (row, at) => [row, answer.pairs.rightRows[at]!])
      }
      expect(await join(false)).toEqual(expected)
      const one = await join(true)
      expect(one.map(([row]) => row)).toEqual([...new Set(expected.map(([row]) => row))])
      for (const pair of one) expect(expected).toContainEqual(pair)
    }),
    { numRuns: 300 },
  )
})

it('more pairs than are allowed end the join with the worst key; rows of a key that do not overlap count for nothing', async () => {
  const list: Row[] = Array.from({ length: 400 }, (_, row) => ['13800138000', 10 * row, 2])
  const wish = { isSelf: false, isExistence: false, days: null, mostPairs: 400 }
  const keys = keysOf(list)
  const intervals = { left: intervalsOf(list), right: intervalsOf(list), leastDays: 1 }
  const apart = await joinKeys(keys, keysOf(list), { ...wish, intervals }, async () => {})
  expect('pairs' in apart && apart.pairs.leftRows.length).toBe(400)
  const long = { ...intervals, right: intervalsOf(list.map(([phone, from]) => [phone, from, 15])) }
  expect(await joinKeys(keys, keysOf(list), { ...wish, intervals: long }, async () => {})).toEqual({
    flood: { leftRow: 0, rightRow: 0, leftCount: 400, rightCount: 400 },
  })
})
