import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Posting } from './posting-rows.ts'
import { addWeight, BestRows, gramsOf, likenessOf, MOST_PROBES, probesOf, sharedPhrases, similarity } from './similar.ts'

const tickets = [
  '月坛街道三里河二区消防通道长期被私家车占用，请核实处理',
  '三里河二区的消防通道被私家车长期占用，救护车进不来',
  '月坛街道路灯不亮，请核实处理',
  '三里河二區消防通道長期被私家車佔用',
  '想咨询社保转移如何办理',
]

/** Rows that hold each bigram, as an index would tell. */
function rowsWith(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const gram of gramsOf(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/** What everybody writes is common. */
const others = Array.from(
  { length: 20 },
  (_, at) => `月坛街道${'垃圾噪音井盖电梯树木'.slice(at % 10, (at % 10) + 2)}问题，请核实处理`,
)
const likeness = likenessOf(gramsOf(tickets[0]!), rowsWith([...tickets, ...others]), tickets.length + others.length)
const scoreOf = (text: string) => similarity(likeness, gramsOf(text))

describe('the bigrams of a text', () => {
  it('are its pairs of letters, folded, without digits, signs and blanks', () => {
    expect([...gramsOf('消防通道，1号楼 ＡＢ')]).toEqual(['消防', '防通', '通道', '号楼', 'ab'])
    expect([...gramsOf('佔用')]).toEqual(['占用'])
    expect(gramsOf('2026-06-12 13812345678').size).toBe(0)
  })
})

describe('similarity', () => {
  it('is 1 for the same text in whichever characters, 0 without a common bigram, and in between otherwise', () => {
    expect(scoreOf(tickets[0]!)).toBeCloseTo(1)
    expect(scoreOf(tickets[4]!)).toBe(0)
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...tickets.join('')), maxLength: 60 }), (text) => {
        const score = scoreOf(text)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  it('ranks the same matter before the same place and the same phrases', () => {
    const ranked = [1, 2, 3, 4].sort((a, b) => scoreOf(tickets[b]!) - scoreOf(tickets[a]!))
    expect(ranked).toEqual([3, 1, 2, 4])
  })

  it('a text without letters is like nothing', () => {
    expect(similarity(likenessOf([], new Map(), 5), gramsOf('消防通道'))).toBe(0)
  })
})

describe('probes', () => {
  it('are the rarest bigrams that occur in another row too', () => {
    const counts = new Map(Array.from({ length: 80 }, (_, at) => [`g${at}`, at]))
    expect(probesOf(counts.keys(), counts)).toEqual(Array.from({ length: MOST_PROBES }, (_, at) => `g${at + 2}`))
  })
})

describe('shared phrases', () => {
  it('are the stretches of the original that both texts have', () => {
    const text = tickets[3]!
    const found = sharedPhrases(likeness, text).map(({ start, end }) => text.slice(start, end))
    expect(found).toEqual(['三里河二區消防通道長期被私家車佔用'])
  })

  it('leave out what is short and common', () => {
    const text = '街道的消防通道被私家车占用'
    const found = sharedPhrases(likeness, text).map(({ start, end }) => text.slice(start, end))
    expect(found).toContain('消防通道')
    expect(found).not.toContain('街道')
  })
})

describe('the best rows', () => {
  it('are those with the highest scores, whatever the order in which they are offered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 300 }),
        fc.integer({ min: 1, max: 12 }),
        (scores, size) => {
          const best = new BestRows(size)
          for (const [row, score] of scores.entries()) best.offer(row, score)
          const wanted = scores.map((score, row) => ({ row, score })).sort((a, b) => b.score - a.score || a.row - b.row)
          expect(best.best()).toEqual(wanted.slice(0, size))
        },
      ),
    )
  })

  it('weights are added to exactly the rows of a posting, in either of its forms', () => {
    const postings: Posting[] = [{ rows: Uint16Array.of(0, 9, 31) }, { bits: Uint8Array.of(0b1, 0b10, 0, 0b10000000) }]
    for (const posting of postings) {
      const scores = new Float32Array(32)
      addWeight(scores, posting, 2)
      expect([...scores.keys()].filter((row) => scores[row] === 2)).toEqual([0, 9, 31])
      expect([...scores].reduce((sum, score) => sum + score, 0)).toBe(6)
    }
  })
})
