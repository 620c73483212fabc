import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BlockIndex, blockIndex, refuseKeys } from './block-index.ts'
import { bestCandidateReader, candidateReader, sizesOf } from './candidates.ts'
import type { ComparedRule } from './compared-rule.ts'
import { comparerOf } from './comparers.ts'

/** A comparison over texts, every distinct one with a code of its own. */
function ruleOf(left: readonly string[], right: readonly string[]): ComparedRule {
  const comparer = comparerOf('text')
  const texts = [...new Set([...left, ...right])]
  const codes = (side: readonly string[]) => Int32Array.from(side, (text) => texts.indexOf(text))
  const ours = codes(left)
  return {
    comparison: { left: 'a', right: 'a', compare: 'text' },
    comparer,
    texts,
    normals: texts.map((text) => comparer.normal(text)),
    groups: Uint32Array.from(texts, (_, code) => code),
    rowsOfGroup: new Uint32Array(texts.length),
    filled: left.length + right.length,
    left: ours,
    right: left === right ? ours : codes(right),
  }
}

function indexOf(left: readonly string[], right: readonly string[]): Promise<BlockIndex> {
  return blockIndex({ keys: [{ rule: 0, form: 'coarse' }] }, [ruleOf(left, right)], [0.5], async () => {})
}

function told({ leftRows, rightRows }: { leftRows: Uint32Array; rightRows: Uint32Array }): string[] {
  return Array.from(leftRows, (row, at) => `${row}-${rightRows[at]}`)
}

const words = fc.array(fc.constantFrom('red', 'green', 'blue', 'black', 'white'), { minLength: 1, maxLength: 3 })
const texts = fc.array(
  words.map((list) => list.join(' ')),
  { minLength: 1, maxLength: 12 },
)

describe('candidates', () => {
  test('are the pairs that share a word, each once', async () => {
    await fc.assert(
      fc.asyncProperty(texts, texts, fc.boolean(), async (a, b, isSelf) => {
        const right = isSelf ? a : b
        const wanted: string[] = []
        a.forEach((one, row) => {
          right.forEach((two, other) => {
            if (isSelf && other <= row) return
            if (one.split(' ').some((word) => two.split(' ').includes(word))) wanted.push(`${row}-${other}`)
          })
        })
        const index = await indexOf(a, right)
        const plain = told(candidateReader([index], right.length, isSelf)(0, a.length))
        expect(plain.toSorted()).toEqual(wanted.toSorted())
        const best = told(bestCandidateReader([index], right.length, isSelf, 100)(0, a.length))
        expect(best.toSorted()).toEqual(wanted.toSorted())
        expect(sizesOf([index], isSelf).pairs).toBeGreaterThanOrEqual(wanted.length)
      }),
    )
  })

  test('the best ones are those with the rarest keys; of those that tie for the last place none stays behind a better one', async () => {
    const right = ['red blue', 'red', 'red', 'red green', 'blue', 'blue white']
    const read = bestCandidateReader([await indexOf(['red blue', 'white'], right)], right.length, false, 2)
    expect(told(read(0, 2)).toSorted()).toEqual(['0-0', '1-5'])
    const three = bestCandidateReader([await indexOf(['red blue', 'white'], right)], right.length, false, 3)
    expect(told(three(0, 1)).toSorted()).toEqual(['0-0', '0-4', '0-5'])
  })

  test('rows that are all the same stay together, however many; of many that tie behind better ones none does', async () => {
    const same = Array.from({ length: 9 }, () => 'red')
    expect(told(bestCandidateReader([await indexOf(same, same)], 9, true, 1)(0, 9))).toHaveLength(36)
    const right = ['red blue', ...same]
    expect(told(bestCandidateReader([await indexOf(['red blue'], right)], 10, false, 2)(0, 1))).toEqual(['0-0'])
  })

  test('which ones are the best of a table with itself does not depend on the order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 4 }), async (rows, most) => {
        const order = rows.map((_, row) => (row * 7 + 3) % rows.length)
        fc.pre(new Set(order).size === rows.length)
        const moved = order.map((row) => rows[row]!)
        const plain = told(bestCandidateReader([await indexOf(rows, rows)], rows.length, true, most)(0, rows.length))
        const { leftRows, rightRows } = bestCandidateReader(
          [await indexOf(moved, moved)],
          rows.length,
          true,
          most,
        )(0, rows.length)
        const back = Array.from(leftRows, (row, at) => [order[row]!, order[rightRows[at]!]!].sort((a, b) => a - b).join('-'))
        expect(back.toSorted()).toEqual(plain.toSorted())
        expect(new Set(plain).size).toBe(plain.length)
      }),
    )
  })

  test('a key with too many pairs is refused, unless a row would have no other', async () => {
    const left = ['red blue', 'red', 'red', 'green']
    const right = ['red blue', 'red', 'red', 'red']
    const index = await indexOf(left, right)
    refuseKeys([index], 4, 0, false)
    const refused = Array.from(index.refused, (isRefused, key) => (isRefused ? index.name(key) : '')).filter(Boolean)
    expect(refused).toEqual(['red'])
    expect(sizesOf([index], false).sizes[0]!.refused).toEqual({ value: 'red', leftRows: 3, rightRows: 4, pairs: 12 })
    const rescued = await indexOf(left, right)
    refuseKeys([rescued], 4, 100, false)
    expect(rescued.refused.every((isRefused) => isRefused === 0)).toBe(true)
  })
})
