import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf, DictionaryColumn } from '../table/column.ts'
import { composeNumeric } from './compose-numeric.ts'
import { joinKeys } from './join-keys.ts'
import { keysOf } from './key.ts'
import type { JoinWish } from './link-threads.ts'
import type { NumericKeys } from './numeric-keys.ts'
import { numericKeys } from './read-keys.ts'
import { NO_DAY } from './window.ts'

const PHONES = ['13800138000', '13900139000', '010-62345678', '无', '', '13800138000、13900139000', '+4915112345678']
const wish: JoinWish = { isSelf: false, isExistence: false, days: null, mostPairs: 1e6 }
const breathe = async () => {}

async function pairsOf(left: NumericKeys, right: NumericKeys, wanted: JoinWish): Promise<number[][]> {
  const answer = await joinKeys(left, right, wanted, breathe)
  if ('flood' in answer) throw new Error('flood')
  return Array.from(answer.pairs.leftRows, (row, at) => [row, answer.pairs.rightRows[at]!])
}

function nestedLoop(left: readonly string[], right: readonly string[], { isSelf, days }: JoinWish): number[][] {
  const pairs: number[][] = []
  for (const l of left.keys()) {
    for (const r of right.keys()) {
      if (isSelf && r <= l) continue
      if (days) {
        const [from, to] = [days.left[l]!, days.right[r]!]
        if (from === NO_DAY || to === NO_DAY || to - from < days.from || to - from > days.to) continue
      }
      const keys = keysOf('phone', right[r]!)
      if (keysOf('phone', left[l]!).some((key) => keys.includes(key))) pairs.push([l, r])
    }
  }
  return pairs
}

const column = fc.array(fc.constantFrom(...PHONES), { maxLength: 40 })
const day = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NO_DAY))

describe('a join of numeric keys', () => {
  test('gives what a nested loop gives, rows with several numbers included', async () => {
    await fc.assert(
      fc.asyncProperty(column, column, async (left, right) => {
        const [a, b] = [numericKeys('phone', columnOf(left)), numericKeys('phone', columnOf(right))]
        expect(await pairsOf(a, b, wish)).toEqual(nestedLoop(left, right, wish))
      }),
    )
  })

  test('of a table with itself gives each pair once, the earlier row on the left', async () => {
    await fc.assert(
      fc.asyncProperty(column, async (values) => {
        const keys = numericKeys('phone', columnOf(values))
        const self = { ...wish, isSelf: true }
        expect(await pairsOf(keys, keys, self)).toEqual(nestedLoop(values, values, self))
      }),
    )
  })

  test('within a window takes right rows whose day lies in it, and no row without a day', async () => {
    const side = fc.array(fc.record({ phone: fc.constantFrom(...PHONES), day }), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(
        side,
        side,
        fc.integer({ min: -2, max: 0 }),
        fc.integer({ min: 0, max: 2 }),
        fc.boolean(),
        async (...given) => {
          const [left, right, from, to, isSelf] = given
          const others = isSelf ? left : right
          const daysOf = (rows: typeof left) => Int32Array.from(rows, (row) => row.day)
          const phones = (rows: typeof left) => rows.map((row) => row.phone)
          const wanted = { ...wish, isSelf, days: { left: daysOf(left), right: daysOf(others), from, to } }
          const [a, b] = [phones(left), phones(others)]
          const pairs = await pairsOf(numericKeys('phone', columnOf(a)), numericKeys('phone', columnOf(b)), wanted)
          expect(pairs).toEqual(nestedLoop(a, b, wanted))
        },
      ),
    )
  })

  test('asked for existence gives one pair for each left row that has any', async () => {
    await fc.assert(
      fc.asyncProperty(column, column, async (left, right) => {
        const [a, b] = [numericKeys('phone', columnOf(left)), numericKeys('phone', columnOf(right))]
        const rows = (await pairsOf(a, b, { ...wish, isExistence: true })).map(([row]) => row)
        expect(rows).toEqual([...new Set(nestedLoop(left, right, wish).map(([row]) => row))])
      }),
    )
  })

  test.each([
    { left: 150_000, right: 160_000, distinct: 400_000 },
    { left: 150_000, right: 3_000, distinct: 20_000 },
    { left: 2_000, right: 150_000, distinct: 20_000 },
    { left: 150_000, right: 150_000, distinct: 1_000_000 },
  ])('of $left rows and $right is the same by partitions and filters as by a map', async ({ left, right, distinct }) => {
    const scattered = (row: number, salt: number) => Math.imul(row + salt, 0x9e3779b1) >>> 0
    const columnBy = (rows: number, salt: number) =>
      Array.from({ length: rows }, (_, row) => (row % 50 === 0 ? '无' : `件${scattered(row, salt) % distinct}`))
    const [ours, theirs] = [columnBy(left, 1), columnBy(right, 77_777)]
    const rowsOf = new Map<string, number[]>()
    for (const [row, value] of theirs.entries()) rowsOf.set(value, [...(rowsOf.get(value) ?? []), row])
    const expected = ours.flatMap((value, row) => (value === '无' ? [] : (rowsOf.get(value) ?? []).map((other) => [row, other])))
    const [a, b] = [numericKeys('id', columnOf(ours)), numericKeys('id', columnOf(theirs))]
    expect(await pairsOf(a, b, wish)).toEqual(expected)
    const days = { left: new Int32Array(left).fill(5), right: Int32Array.from(theirs.keys(), (row) => row % 9), from: -1, to: 2 }
    expect(await pairsOf(a, b, { ...wish, days })).toEqual(expected.filter(([, other]) => other! % 9 >= 4 && other! % 9 <= 7))
    const alone = await pairsOf(a, b, { ...wish, isExistence: true })
    expect(alone.map(([row]) => row)).toEqual([...new Set(expected.map(([row]) => row))])
  })

  test('a million equal keys on both sides are a flood at once, and each row has a partner', async () => {
    const keys: NumericKeys = {
      keys: new Float64Array(1_000_000).fill(13712345678),
      checks: null,
      rows: null,
      rowCount: 1_000_000,
    }
    const other = { ...keys, keys: keys.keys.slice() }
    const flood = { leftRow: 0, rightRow: 0, leftCount: 1_000_000, rightCount: 1_000_000 }
    expect(await joinKeys(keys, other, wish, breathe)).toEqual({ flood })
    const days = { left: new Int32Array(1_000_000), right: new Int32Array(1_000_000), from: 0, to: 0 }
    expect(await joinKeys(keys, other, { ...wish, days }, breathe)).toEqual({ flood })
    const answer = await joinKeys(keys, other, { ...wish, isExistence: true, days }, breathe)
    expect('pairs' in answer && answer.pairs.leftRows.length).toBe(1_000_000)
  })

  test('names the key that would flood it, before any pair', async () => {
    const left = numericKeys('exact', columnOf(['甲', '乙', '甲', '丙', '甲']))
    const right = numericKeys('exact', columnOf(['丙', '甲', '甲']))
    const answer = await joinKeys(left, right, { ...wish, mostPairs: 6 }, breathe)
    expect(answer).toEqual({ flood: { leftRow: 0, rightRow: 1, leftCount: 3, rightCount: 2 } })
  })
})

describe('numeric keys', () => {
  test('of a dictionary are those of its values, row by row', () => {
    const codes = Uint8Array.from([3, 5, 0, 5, 4])
    const dictionary = numericKeys('phone', new DictionaryColumn(PHONES, codes))
    expect(dictionary).toEqual(numericKeys('phone', columnOf([...codes].map((code) => PHONES[code]!))))
  })

  test('keep identity numbers apart that differ in one sign', () => {
    const numbers = ['110105199003070021', '110105199003070022', '11010519900307002X', '110105199003071021', '110105900307002']
    const { keys, checks } = numericKeys('identityNumber', columnOf(numbers))
    expect(new Set(Array.from(keys, (key, row) => `${key} ${checks![row]}`)).size).toBe(5)
    expect(checks![4]).toBeGreaterThanOrEqual(0)
  })

  test('of several comparisons are equal where each of them is', async () => {
    const text = fc.constantFrom('甲', '乙', '')
    const rows = fc.array(fc.record({ name: text, phone: fc.constantFrom(...PHONES) }), { maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(rows, rows, async (left, right) => {
        const composed = (side: typeof left) =>
          composeNumeric([
            numericKeys('exact', columnOf(side.map((row) => row.name))),
            numericKeys('phone', columnOf(side.map((row) => row.phone))),
          ])
        const byPhone = nestedLoop(
          left.map((row) => row.phone),
          right.map((row) => row.phone),
          wish,
        )
        const both = byPhone.filter(([l, r]) => left[l!]!.name !== '' && left[l!]!.name === right[r!]!.name)
        expect(await pairsOf(composed(left), composed(right), wish)).toEqual(both)
      }),
    )
  })
})
