import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparerOf } from './comparers.ts'
import type { CompareKind } from './key.ts'
import { meanOf, NearMissIndex } from './near-miss.ts'

const pause = async () => {}

async function indexOf(kinds: readonly CompareKind[], rows: readonly (readonly string[])[]) {
  const comparers = kinds.map((kind) => comparerOf(kind))
  const index = new NearMissIndex(comparers, (rule, row) => rows[row]![rule]!, rows.length)
  for (let row = 0; row < rows.length; row++) index.add(row)
  await index.settle(pause)
  const likenessOf = (values: readonly string[], row: readonly string[]) =>
    comparers.map((comparer, rule) => {
      const [left, right] = [comparer.normal(values[rule]!), comparer.normal(row[rule]!)]
      return left === null || right === null ? null : comparer.compare(left, right)
    })
  return { index, likenessOf }
}

const mobile = fc.integer({ min: 0, max: 99_999_999 }).map((number) => `139${String(number).padStart(8, '0')}`)

/** One character replaced, left out, put in or exchanged with its neighbour. */
const edited = fc
  .tuple(mobile, fc.nat(10), fc.constantFrom('replace', 'exchange'), fc.integer({ min: 1, max: 9 }))
  .map(([phone, at, how, by]) => {
    const from = Math.max(3, at)
    if (how === 'exchange' && from < 10) {
      return [phone, phone.slice(0, from) + phone[from + 1]! + phone[from]! + phone.slice(from + 2)] as const
    }
    return [phone, phone.slice(0, from) + ((Number(phone[from]) + by) % 10) + phone.slice(from + 1)] as const
  })

describe('the nearest right record', () => {
  it('is found among any others when one character of its number is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(edited, fc.array(mobile, { maxLength: 60 }), async ([phone, wrong], others) => {
        fc.pre(!others.includes(phone))
        const { index, likenessOf } = await indexOf(
          ['phone'],
          [...others, wrong].map((value) => [value]),
        )
        const best = Math.max(...[...others, wrong].map((value) => meanOf(likenessOf([phone], [value]))))
        expect(meanOf(index.nearest([phone])?.likeness ?? [])).toBe(best)
      }),
      { numRuns: 60 },
    )
  })

  it('is the one of the highest mean similarity of all that share a name or nearly a number, whatever the order of rows', async () => {
    const person = fc.tuple(
      fc.constantFrom('张伟', '张玮', '伟张', '李娜', '李某', ''),
      fc.constantFrom('13912345678', '13912345679', '13912354678', '13800001111', '无'),
    )
    await fc.assert(
      fc.asyncProperty(person, fc.array(person, { minLength: 1, maxLength: 12 }), async (values, rows) => {
        const kinds = ['name', 'phone'] as const
        const [forth, back] = [await indexOf(kinds, rows), await indexOf(kinds, rows.toReversed())]
        const [one, other] = [forth.index.nearest(values), back.index.nearest(values)]
        expect(one && rows[one.row]).toEqual(other && rows.toReversed()[other.row])
        const best = Math.max(...rows.map((row) => meanOf(forth.likenessOf(values, row))))
        const sharing = rows.filter((row) => forth.likenessOf(values, row).some((each) => each?.how === 'equal'))
        const least = Math.max(0, ...sharing.map((row) => meanOf(forth.likenessOf(values, row))))
        const mean = one ? meanOf(one.likeness) : 0
        expect(mean).toBeLessThanOrEqual(best)
        if (least >= 0.5) expect(mean).toBeGreaterThanOrEqual(least)
        if (one) expect(one.likeness).toEqual(forth.likenessOf(values, rows[one.row]!))
      }),
      { numRuns: 100 },
    )
  })

  it('is found under a name that thousands have, by the number beside it', async () => {
    const rows = Array.from({ length: 9000 }, (_, at) => ['张伟', `137${String(at * 7919).padStart(8, '0')}`])
    rows[8765] = ['张伟', '13912345678']
    const { index } = await indexOf(['name', 'phone'], rows)
    expect(index.nearest(['张伟', '13912345687'])?.row).toBe(8765)
    expect(index.nearest(['张伟', '13912345687'], { except: 8765 })?.row).not.toBe(8765)
    expect(index.nearest(['张伟', '13912345687'], { isMeant: (row) => row === 3 || row === 8765 })?.row).toBe(8765)
  })

  it('is nobody where nothing is half alike, and where there is no row', async () => {
    expect((await indexOf(['phone'], [['13700000001']])).index.nearest(['18655554444'])).toBeNull()
    expect((await indexOf(['company'], [])).index.nearest(['永宁建筑有限公司'])).toBeNull()
  })
})
