import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf } from '../table/column.ts'
import { chanceOfFit, collisionShare, fitsPattern, maskedPattern } from '../values/masked.ts'
import { comparerOf } from './comparers.ts'
import { linkGrades } from './figures.ts'
import { findByMask } from './find-by-mask.ts'
import type { FinderRule } from './finder.ts'
import type { LinkComparison } from './key.ts'
import { MaskIndex } from './mask-index.ts'
import { maskedKeys } from './masked-keys.ts'
import { plainContext, plainSide } from './testing/plain-side.ts'

type Columns = Record<string, readonly string[]>

function ruleOf(on: LinkComparison[], more: Partial<FinderRule> = {}): FinderRule {
  return {
    on,
    any: false,
    isSelf: false,
    window: null,
    intervals: null,
    decide: null,
    oneToOne: false,
    isExistence: false,
    ...more,
  }
}

const byPhone: LinkComparison = { left: '电话', right: '电话', compare: 'masked' }
const find = (left: Columns, right: Columns, rule: FinderRule) =>
  findByMask(plainSide(left), plainSide(right), rule, plainContext)

describe('patterns', () => {
  test.each([
    ['138****8000', 'phone', '138****8000', 7 / 11],
    ['138 **** 8000', 'phone', '138****8000', 7 / 11],
    ['1101**********002X', 'identityNumber', '1101**********002X', 8 / 18],
    ['110101XXXXXXXX002X', 'identityNumber', '110101********002X', 10 / 18],
    ['京A·1***5', 'plate', '京A1***5', 4 / 7],
    ['张某', 'name', '张*', 0.5],
    ['张某某', 'name', '张**', 1 / 3],
    ['王*明', 'name', '王*明', 2 / 3],
    ['***1234', 'id', '***1234', 4 / 7],
    ['13800138000', 'phone', '13800138000', 1],
    ['张三', 'name', '张三', 1],
  ])('%s is a %s', (text, form, units, determined) => {
    expect(maskedPattern(text)).toMatchObject({ form, units })
    expect(maskedPattern(text)!.determined).toBeCloseTo(determined, 9)
  })

  test.each(['', '无', '***', '****', '某某', '0'])('%j shows nothing', (text) => {
    expect(maskedPattern(text)).toBeNull()
  })

  test.each([
    ['138****8000', '13800138000', true],
    ['138****8000', '13900138000', false],
    ['138****8000', '1380013****', true],
    ['张某', '张三丰', true],
    ['张**', '张三', false],
    ['张*', '李三', false],
    ['张*', '*三', false],
    ['1101**********002X', '11010119900307002X', true],
    ['京A·1***5', '京A12345', true],
  ])('%s and %s fit: %s', (a, b, expected) => {
    const [left, right] = [maskedPattern(a)!, maskedPattern(b)!]
    expect(fitsPattern(left, right)).toBe(expected)
    expect(fitsPattern(right, left)).toBe(expected)
  })

  test('an open pattern fits whatever begins and ends so', () => {
    const open = maskedPattern('***1234', 'phone')!
    expect(fitsPattern(open, maskedPattern('13800131234', 'phone')!)).toBe(true)
    expect(fitsPattern(open, maskedPattern('13800131235', 'phone')!)).toBe(false)
  })
})

describe('the chance of a fit', () => {
  test('grows with the column, the share and the candidates', () => {
    expect(chanceOfFit(1e-7, 1, 1000)).toBeCloseTo(1e-4, 6)
    expect(chanceOfFit(1e-7, 2, 1000)).toBeCloseTo(0.632, 2)
    expect(chanceOfFit(1e-7, 5, 1000)).toBeGreaterThan(0.97)
    expect(chanceOfFit(0.1, 0, 0)).toBe(0)
  })

  test('two values of a column collide as often as its groups say', () => {
    expect(collisionShare(3, 0)).toBeLessThan(0.2)
    expect(collisionShare(1000, 2 * 500 * 499 * 0.5)).toBeCloseTo(0.5, 2)
  })
})

const digits = fc.constantFrom(
  '138****8000',
  '13800138000',
  '13800008000',
  '139****8000',
  '1380013****',
  '13900138000',
  '***8000',
  '无',
  '张某',
  '张三',
  '',
)

test('the pairs are those of a nested loop, and candidates count the ones that fit as well, in any order of rows', async () => {
  const comparer = comparerOf('masked')
  await fc.assert(
    fc.asyncProperty(
      fc.array(digits, { minLength: 1, maxLength: 12 }),
      fc.array(digits, { minLength: 1, maxLength: 12 }),
      async (a, b) => {
        const found = await find({ 电话: a }, { 电话: b }, ruleOf([byPhone]))
        const expected: [number, number, number][] = []
        a.forEach((text, row) => {
          const likeness = (other: string) => {
            const [left, right] = [comparer.normal(text), comparer.normal(other)]
            return left === null || right === null ? 0 : comparer.compare(left, right).similarity
          }
          b.forEach((other, at) => {
            const own = likeness(other)
            if (own > 0) expected.push([row, at, b.filter((rival) => likeness(rival) >= own).length])
          })
        })
        const pairs = [...found.leftRows].map((row, at) => [row, found.rightRows[at]!, found.figures!.candidates![at]!])
        expect(pairs).toEqual(expected)
        for (let at = 0; at < pairs.length; at++) {
          const isWhole = found.figures!.score![at] === 1
          expect(linkGrades[found.figures!.grades![at]!]).toBe(isWhole ? 'exact' : 'masked')
          expect(Number.isNaN(found.figures!.probability![at])).toBe(isWhole)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('with another rule only the candidates that hold it are counted', async () => {
  const found = await find(
    { 电话: ['138****8000'], 姓名: ['张三'] },
    { 电话: ['13800138000', '13811118000', '13822228000'], 姓名: ['张三', '李四', '张三'] },
    ruleOf([byPhone, { left: '姓名', right: '姓名', compare: 'name' }]),
  )
  expect([...found.rightRows]).toEqual([0, 2])
  expect([...found.figures!.candidates!]).toEqual([2, 2])
  expect([...found.figures!.grades!].map((grade) => linkGrades[grade])).toEqual(['masked', 'masked'])
})

test('any of several rules, a window, a self-join and mere existence', async () => {
  const columns = {
    电话: ['138****8000', '13800138000', '13800138000'],
    姓名: ['王五', '张三', '王五'],
    日期: ['2026-01-01', '2026-01-03', '2026-02-01'],
  }
  const name: LinkComparison = { left: '姓名', right: '姓名', compare: 'name' }
  const pairsOf = async (more: Partial<FinderRule>, on = [byPhone]) => {
    const found = await find(columns, columns, ruleOf(on, more))
    return [...found.leftRows].map((row, at) => `${row}-${found.rightRows[at]} ${found.rules[at]}`)
  }
  expect(await pairsOf({ isSelf: true })).toEqual(['0-1 1', '0-2 1', '1-2 1'])
  expect(await pairsOf({ isSelf: true, any: true }, [byPhone, name])).toEqual(['0-1 1', '0-2 3', '1-2 1'])
  expect(await pairsOf({ isSelf: true, window: { left: '日期', right: '日期', days: [0, 7] } })).toEqual(['0-1 1'])
  expect((await pairsOf({ isExistence: true })).map((pair) => pair[0])).toEqual(['0', '1', '2'])
})

test('too many comparisons are said before the rest is made', async () => {
  const many = { 电话: Array.from({ length: 50 }, () => '13800138000') }
  const run = findByMask(plainSide(many), plainSide(many), ruleOf([byPhone]), { ...plainContext, mostCompared: 100 })
  await expect(run).rejects.toMatchObject({ code: 'link.needsRun' })
})

test('columns that are masked in more ways than the memory holds are named', async () => {
  const ways = Array.from({ length: 30 }, (_, way) =>
    [...'13800138000'].map((sign, at) => ((way >> (at % 5)) & 1 && at > 2 ? '*' : sign)).join(''),
  )
  const [hidden, whole] = [maskedKeys(columnOf(ways), 'phone'), maskedKeys(columnOf(Array(50).fill('13800138000')), 'phone')]
  const index = (most: number) => MaskIndex.of(hidden, whole, { left: '来电', right: '手机' }, async () => {}, most)
  const details = { left: '来电', right: '手机', leftWays: hidden.shapes.length, rightWays: 1, rows: 50 }
  const grouped = 50 * hidden.shapes.length
  await expect(index(grouped - 1)).rejects.toMatchObject({ code: 'link.tooManyMasks', details })
  expect((await index(grouped)).populationOf(0)).toBe(50)
})

test('beside a masked comparison a placeholder of an identifier is no key, and is listed', async () => {
  const plates = Array.from({ length: 200 }, (_, row) => (row % 2 ? '京A12345' : `京B${10_000 + row}`))
  const right = { 电话: plates.map((_, row) => `1380${1_000_000 + row}`), 车牌: plates }
  const left = { 电话: ['138****0001', '138****0002'], 车牌: ['京A12345', '京B10002'] }
  const rule = ruleOf([byPhone, { left: '车牌', right: '车牌', compare: 'plate' }])
  const found = await findByMask(plainSide(left), plainSide(right), rule, plainContext)
  expect([...found.leftRows, ...found.rightRows]).toEqual([1, 2])
  expect(found.figures!.notes.placeholders).toEqual([{ column: '车牌', side: 'right', value: '京A12345', rows: 100 }])
  expect(found.figures!.notes.keyless).toEqual({ left: 0, right: 100 })
})

test('what many rows fit is graded once, not row against row', async () => {
  const phones = Array.from({ length: 60_000 }, (_, row) => `1380${String(1_000_000 + row)}`)
  const found = await find({ 电话: ['138********'] }, { 电话: phones }, ruleOf([byPhone]))
  expect(found.leftRows).toHaveLength(60_000)
  expect(new Set(found.figures!.candidates)).toEqual(new Set([60_000]))
})

test.each([10, 200, 450])(
  'a cancel after %s ms is heard at the next breath, well within a second, whatever is done just then',
  async (milliseconds) => {
    const phones = Array.from({ length: 150_000 }, (_, row) => `138${String(10_000_000 + 7 * row)}`)
    const masked = phones.map((phone) => `${phone.slice(0, 3)}****${phone.slice(7)}`)
    const abort = new AbortController()
    let cancelled = 0
    let breathsAfter = 0
    const breathe = () => {
      if (cancelled > 0) breathsAfter++
      return new Promise<void>((resolve) => setTimeout(resolve, 0))
    }
    const run = findByMask(plainSide({ 电话: masked }), plainSide({ 电话: phones }), ruleOf([byPhone]), {
      ...plainContext,
      signal: abort.signal,
      breathe,
    })
    setTimeout(() => {
      cancelled = performance.now()
      abort.abort()
    }, milliseconds)
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
    expect(breathsAfter).toBe(0)
    expect(performance.now() - cancelled, 'generous, for a machine that is busy').toBeLessThan(4000)
  },
)
