import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_ROW } from '../table/column.ts'
import { type LinkFigures, linkGrades } from './figures.ts'
import type { FoundPairs } from './finder.ts'
import { placesByRank } from './pair-order.ts'
import { type Settling, settlePairs } from './settle-pairs.ts'

interface Pair {
  left: number
  right: number
  mask: number
  /** Probability in hundredths; null where the link has none. */
  percent: number | null
  isFound: boolean
  isJudged: boolean
}

const plain: Settling = {
  keep: 'matched',
  isSelf: false,
  oneToOne: false,
  window: null,
  days: null,
  least: null,
  must: { left: new Uint32Array(), right: new Uint32Array() },
  cannot: { left: new Uint32Array(), right: new Uint32Array() },
  leftCount: 6,
  rightCount: 6,
}

function figuresOf(percents: readonly number[]): LinkFigures {
  const probability = Float32Array.from(percents, (percent) => percent / 100)
  return {
    score: Float32Array.from(percents, (percent) => percent / 10),
    probability,
    parts: Float32Array.from(percents.flatMap((percent) => [percent, -percent])),
    width: 2,
    grades: new Uint8Array(percents.length).fill(linkGrades.indexOf('scored')),
    candidates: null,
    model: null,
    notes: { compared: 7, blocks: [], placeholders: [], keyless: { left: 0, right: 0 }, judged: { added: 0, removed: 0 } },
  }
}

function foundOf(
  pairs: readonly { left: number; right: number; mask: number; percent: number }[],
  isScored: boolean,
): FoundPairs {
  return {
    leftRows: Uint32Array.from(pairs, ({ left }) => left),
    rightRows: Uint32Array.from(pairs, ({ right }) => right),
    rules: Uint32Array.from(pairs, ({ mask }) => mask),
    figures: isScored ? figuresOf(pairs.map(({ percent }) => percent)) : null,
  }
}

const bits = (mask: number) => mask.toString(2).replaceAll('0', '').length

/** The specification, pair by pair, without an index. */
function bySpecification(found: FoundPairs, settling: Settling): Pair[] {
  const { isSelf, window, days } = settling
  const least = Math.round((settling.least ?? 0) * 100)
  const judged = ({ left, right }: Settling['must']) =>
    Array.from(left, (row, at) => [row, right[at]!] as const)
      .map(([a, b]) => (isSelf && b < a ? ([b, a] as const) : ([a, b] as const)))
      .filter(([a, b]) => !isSelf || a !== b)
  const isIn = (list: readonly (readonly [number, number])[], left: number, right: number) =>
    list.some(([a, b]) => a === left && b === right)
  const cannot = judged(settling.cannot)
  const must = judged(settling.must).filter(([a, b]) => !isIn(cannot, a, b))
  let pairs: Pair[] = Array.from(found.leftRows, (left, at): Pair => {
    const right = found.rightRows[at]!
    const percent = found.figures ? Math.round(found.figures.probability![at]! * 100) : null
    return { left, right, mask: found.rules[at]!, percent, isFound: true, isJudged: isIn(must, left, right) }
  }).filter(({ left, right, percent, isJudged }) => !isIn(cannot, left, right) && (isJudged || (percent ?? 100) >= least))
  for (const [left, right] of must) {
    if (!pairs.some((pair) => pair.left === left && pair.right === right))
      pairs.push({ left, right, mask: 0, percent: null, isFound: false, isJudged: true })
  }
  const { times, take } = window ?? {}
  if (times) pairs = pairs.filter((pair, _, all) => pair.isJudged || all.filter(({ left }) => left === pair.left).length >= times)
  if (take && days) {
    const sign = take === 'first' ? 1 : -1
    pairs = pairs.filter(
      (pair, _, all) =>
        pair.isJudged ||
        all.every(
          (other) =>
            other.isJudged || other.left !== pair.left || sign * (days.right[other.right]! - days.right[pair.right]!) >= 0,
        ),
    )
  }
  if (settling.oneToOne) {
    const taken = new Set<string>()
    const ends = ({ left, right }: Pair) => (isSelf ? [`${left}`, `${right}`] : [`l${left}`, `r${right}`])
    const worth = ({ percent }: Pair) => percent ?? (found.figures ? -1 : 0)
    pairs = pairs
      .toSorted(
        (a, b) =>
          Number(b.isJudged) - Number(a.isJudged) ||
          worth(b) - worth(a) ||
          bits(b.mask) - bits(a.mask) ||
          a.left - b.left ||
          a.right - b.right,
      )
      .filter((pair) => {
        if (!pair.isJudged && ends(pair).some((end) => taken.has(end))) return false
        for (const end of ends(pair)) taken.add(end)
        return true
      })
  }
  const alone = Array.from({ length: settling.leftCount }, (_, row) => row)
    .filter((row) => !pairs.some(({ left, right }) => left === row || (isSelf && right === row)))
    .map((left): Pair => ({ left, right: NO_ROW, mask: 0, percent: null, isFound: false, isJudged: false }))
  const rows = settling.keep === 'matched' ? pairs : settling.keep === 'all' ? [...pairs, ...alone] : alone
  return rows.toSorted((a, b) => a.left - b.left || a.right - b.right)
}

const row = fc.integer({ min: 0, max: 5 })
const judgedList = fc
  .uniqueArray(fc.tuple(row, row), { maxLength: 3, selector: ([a, b]) => `${a} ${b}` })
  .map((list) => ({ left: Uint32Array.from(list, ([a]) => a), right: Uint32Array.from(list, ([, b]) => b) }))
const wish = fc.record({
  pairs: fc.uniqueArray(
    fc.record({ left: row, right: row, mask: fc.integer({ min: 1, max: 7 }), percent: fc.integer({ min: 0, max: 100 }) }),
    {
      maxLength: 18,
      selector: ({ left, right }) => `${left} ${right}`,
    },
  ),
  isScored: fc.boolean(),
  isSelf: fc.boolean(),
  oneToOne: fc.boolean(),
  keep: fc.constantFrom('matched' as const, 'unmatched' as const, 'all' as const),
  window: fc.option(
    fc.record({ take: fc.constantFrom(undefined, 'first' as const, 'last' as const), times: fc.constantFrom(undefined, 2, 3) }),
  ),
  days: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
  must: judgedList,
  cannot: judgedList,
  least: fc.option(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)),
})

describe('settling found pairs', () => {
  it('gives what the specification says pair by pair: judgements, times, take, one to one, keep', () => {
    fc.assert(
      fc.property(wish, ({ pairs, isScored, days, ...rest }) => {
        const kept = pairs
          .filter(({ left, right }) => !rest.isSelf || left < right)
          .toSorted((a, b) => a.left - b.left || a.right - b.right)
        const found = foundOf(kept, isScored)
        const settling: Settling = { ...plain, ...rest, days: { left: Int32Array.from(days), right: Int32Array.from(days) } }
        const settled = settlePairs(found, settling)
        const expected = bySpecification(found, settling)
        expect(Array.from(settled.leftRows, (left, at) => [left, settled.rightRows[at], settled.rules[at]])).toEqual(
          expected.map(({ left, right, mask }) => [left, right, mask]),
        )
        if (!settled.figures) return
        const { probability, parts, grades } = settled.figures
        expected.forEach(({ right, percent, isFound, isJudged }, at) => {
          const gradeName = linkGrades[grades?.[at] ?? 0]
          const usual = isScored ? 'scored' : 'exact'
          if (grades) expect(gradeName).toBe(right === NO_ROW ? 'not provable' : isJudged ? 'judged' : usual)
          if (!isScored) return
          expect(probability![at]).toEqual(isFound ? Math.fround(percent! / 100) : Number.NaN)
          expect([...parts!.subarray(2 * at, 2 * at + 2)]).toEqual(isFound ? [percent, -percent!] : [Number.NaN, Number.NaN])
        })
      }),
      { numRuns: 1500 },
    )
  })

  it('nothing to settle gives back what was found, the very same arrays', () => {
    const found = foundOf([{ left: 0, right: 3, mask: 1, percent: 50 }], true)
    expect(settlePairs(found, plain)).toBe(found)
  })

  it('a judgement on a link by equal keys gives it figures: how many were added and taken away, and the grade of the added one', () => {
    const pairs = [
      { left: 0, right: 0, mask: 1, percent: 0 },
      { left: 1, right: 1, mask: 1, percent: 0 },
    ]
    const settled = settlePairs(foundOf(pairs, false), {
      ...plain,
      must: { left: Uint32Array.of(2), right: Uint32Array.of(5) },
      cannot: { left: Uint32Array.of(1), right: Uint32Array.of(1) },
    })
    expect([[...settled.leftRows], [...settled.rightRows], [...settled.rules]]).toEqual([
      [0, 2],
      [0, 5],
      [1, 0],
    ])
    expect(settled.figures?.notes.judged).toEqual({ added: 1, removed: 1 })
    expect(Array.from(settled.figures!.grades!, (place) => linkGrades[place])).toEqual(['exact', 'judged'])
    expect([...settled.figures!.score!]).toEqual([1, Number.NaN])
  })

  it('a scored pair below the threshold is a link by what a person said alone, and keeps its figures', () => {
    const pairs = [
      { left: 0, right: 0, mask: 1, percent: 90 },
      { left: 1, right: 1, mask: 2, percent: 20 },
      { left: 2, right: 2, mask: 3, percent: 30 },
    ]
    const settled = settlePairs(foundOf(pairs, true), {
      ...plain,
      least: 0.5,
      must: { left: Uint32Array.of(1, 3), right: Uint32Array.of(1, 3) },
      cannot: { left: Uint32Array.of(0, 2), right: Uint32Array.of(0, 2) },
    })
    expect([[...settled.leftRows], [...settled.rules]]).toEqual([
      [1, 3],
      [2, 0],
    ])
    expect([...settled.figures!.probability!]).toEqual([Math.fround(0.2), Number.NaN])
    expect(settled.figures!.notes.judged).toEqual({ added: 2, removed: 1 })
  })

  it('partners of the same first day are all kept: nothing tells which came first', () => {
    const pairs = [0, 1, 2].map((right) => ({ left: 0, right, mask: 1, percent: 0 }))
    const days = { left: new Int32Array(6), right: Int32Array.of(4, 4, 9, 0, 0, 0) }
    const rights = (take: 'first' | 'last') => [
      ...settlePairs(foundOf(pairs, false), { ...plain, window: { take }, days }).rightRows,
    ]
    expect(rights('first')).toEqual([0, 1])
    expect(rights('last')).toEqual([2])
  })
})

describe('places by rank', () => {
  it('are those of a stable sort by each key in turn', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom(-2, 0, 0.5, Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 3 })), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(rows, (keys) => {
        const order = placesByRank(
          Float64Array.from(keys, ([a]) => a),
          Float64Array.from(keys, ([, b]) => b),
        )
        const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)
        const expected = [...keys.keys()].toSorted(
          (a, b) => compare(keys[a]![0], keys[b]![0]) || compare(keys[a]![1], keys[b]![1]) || a - b,
        )
        expect([...order]).toEqual(expected)
      }),
    )
  })
})
