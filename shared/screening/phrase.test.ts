import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emergence, expectedByChance } from './emerging.ts'
import { choosePhrases, withoutNested } from './phrase-choice.ts'
import { countPhrases, type PhraseCandidate } from './phrase-count.ts'
import { PhraseTextWriter } from './phrase-text.ts'
import { isStopPhrase } from './stop-phrases.ts'

type Group = 0 | 1
const pause = async () => {}

function textOf(rows: readonly string[], groups: readonly Group[] = []) {
  const writer = new PhraseTextWriter(rows.length)
  for (const [index, row] of rows.entries()) writer.add(index, [row], groups[index] ?? 0)
  return writer.finish()
}

function count(rows: readonly string[], minimumRows: number, groups: readonly Group[] = []) {
  return countPhrases(textOf(rows, groups), { minimumRows, minimumCohesion: Number.NEGATIVE_INFINITY, pause })
}

function entropy(neighbours: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const neighbour of neighbours) counts.set(neighbour, (counts.get(neighbour) ?? 0) + 1)
  return [...counts.values()].reduce((sum, times) => sum - (times / neighbours.length) * Math.log2(times / neighbours.length), 0)
}

/** The definition, by strings. */
function bruteForce(rows: readonly string[], minimumRows: number, groups: readonly Group[]): PhraseCandidate[] {
  const places = new Map<string, { row: number; at: number }[]>()
  const runs = rows.map((row) => row.split(/[^甲乙丙]/))
  for (const [row, text] of rows.entries()) {
    for (let at = 0; at < text.length; at++) {
      for (let length = 1; length <= 6 && at + length <= text.length; length++) {
        const part = text.slice(at, at + length)
        if (/^[甲乙丙]+$/.test(part)) places.set(part, [...(places.get(part) ?? []), { row, at }])
      }
    }
  }
  const total = runs.flat().join('').length
  const times = (part: string) => places.get(part)!.length
  let edge = 0
  return [...places].flatMap(([text, found]) => {
    const rowsOf = (group: Group) => new Set(found.filter(({ row }) => (groups[row] ?? 0) === group).map(({ row }) => row)).size
    if (text.length < 2 || rowsOf(0) < minimumRows) return []
    const neighbours = (offset: number) =>
      found.map(({ row, at }) => {
        const neighbour = rows[row]![at + offset] ?? ''
        return /[甲乙丙]/.test(neighbour) ? neighbour : `edge ${edge++}`
      })
    const joints = Array.from({ length: text.length - 1 }, (_, cut) =>
      Math.log2((found.length * total) / (times(text.slice(0, cut + 1)) * times(text.slice(cut + 1)))),
    )
    return [
      {
        text,
        length: text.length,
        occurrences: found.length,
        rows: [rowsOf(0), rowsOf(1)] as const,
        cohesion: Math.min(...joints),
        leftFreedom: entropy(neighbours(-1)),
        rightFreedom: entropy(neighbours(text.length)),
      },
    ]
  })
}

function rounded(candidates: readonly PhraseCandidate[]) {
  const digits = (value: number) => Math.round(value * 1e6) / 1e6 + 0
  return candidates
    .map((candidate) => ({
      ...candidate,
      cohesion: digits(candidate.cohesion),
      leftFreedom: digits(candidate.leftFreedom),
      rightFreedom: digits(candidate.rightFreedom),
    }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
}

describe('frequent phrases', () => {
  it('are those that a count of all substrings gives, with their rows, cohesion and freedom', async () => {
    const row = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '甲', '，', ' ', '7'), maxLength: 14 })
    const rows = fc.array(fc.tuple(row, fc.constantFrom<Group>(0, 1)), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 3 }), async (drawn, minimumRows) => {
        const texts = drawn.map(([text]) => text)
        const groups = drawn.map(([, group]) => group)
        expect(rounded(await count(texts, minimumRows, groups))).toEqual(rounded(bruteForce(texts, minimumRows, groups)))
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  it('are folded, and never run across punctuation, blanks, cells or digits', async () => {
    const rows = ['消防通道，占用', '消防通道 占用', '消防通道占用', '消防1通道', '消防通道\n占用']
    expect((await count(rows, 2)).map(({ text }) => text)).toEqual([
      '消防',
      '防通',
      '通道',
      '占用',
      '消防通',
      '防通道',
      '消防通道',
    ])
    const cells = new PhraseTextWriter(2)
    for (const row of [0, 1]) cells.add(row, ['占用', '消防'])
    expect((await countPhrases(cells.finish(), { minimumRows: 2, minimumCohesion: 0, pause })).map(({ text }) => text)).toEqual([
      '占用',
      '消防',
    ])
    expect((await count(['消防車', '消防车', '消防车'], 3)).map(({ text }) => text)).toContain('消防车')
  })

  it('begin behind a number and its measure word', async () => {
    const found = await count(['3号楼暖气不热', '12号楼暖气不热', '暖气不热'], 3)
    expect(withoutNested(found).map(({ text }) => text)).toEqual(['暖气不热'])
    expect((await count(['3号楼', '4号楼'], 2)).map(({ text }) => text)).toEqual([])
  })

  it('never hold a telephone, identity or account number, nor a part of one', async () => {
    const rows = Array.from(
      { length: 5 },
      () => '联系电话13812345678或010-65251234，身份证11010519491231002X，微信wx13812345，车牌京A12345消防',
    )
    for (const { text } of await count(rows, 2)) expect(text).not.toMatch(/\d/)
  })

  it('take a word of letters, and a character beyond 16 bits, as one token', async () => {
    const found = await count(['附近ktv噪音', 'KTV噪音大', '第5G基站', '5g基站', '𠮷祥里小区', '𠮷祥里'], 2)
    expect(found.map(({ text }) => text)).toEqual([
      'ktv噪',
      '噪音',
      '5g基',
      '基站',
      '𠮷祥',
      '祥里',
      'ktv噪音',
      '5g基站',
      '𠮷祥里',
    ])
  })

  it('leave out what only occurs inside a longer one', async () => {
    const candidates = await count(['占用消防通道', '堵塞消防通道', '消防栓', '消防队'], 2)
    expect(withoutNested(candidates).map(({ text }) => text)).toEqual(['消防', '消防通道'])
  })

  it('leave out formulas, their combinations, and names', () => {
    for (const text of [
      '市民反映',
      '来电人表示',
      '希望相关部门尽快处理',
      '您好',
      '的小区',
      '小区的',
      '在外地',
      '张先生',
      '李某某',
    ]) {
      expect(isStopPhrase(text), text).toBe(true)
    }
    for (const text of ['消防通道', '物业公司', '拖欠工资', '反映室', '共享单车', '停电', '在建工地'])
      expect(isStopPhrase(text), text).toBe(false)
  })

  it('need what they are made of to belong together', async () => {
    const fillers = '春夏秋冬东南西北上下'.split('')
    const rows = fillers.flatMap((before) =>
      fillers.map((behind) => `${before}通道${behind}，${before}${behind}，${before}${before}`),
    )
    expect(choosePhrases(await count(rows, 3)).map(({ text }) => text)).toEqual(['通道'])
  })
})

describe('a large text', () => {
  it('is read by a sample that is the same every time and no larger than it may be', () => {
    const read = () => {
      const writer = new PhraseTextWriter(20_000, { rows: 5000, tokens: 12_000 })
      for (let row = 0; row < 20_000; row++) if (writer.wants(row)) writer.add(row, ['消防通道占用'], row < 10_000 ? 0 : 1)
      return writer.finish()
    }
    const text = read()
    const rows = text.groups.length
    expect(text.tokens.length).toBe(7 * rows)
    expect(text.tokens.length).toBeLessThanOrEqual(12_000)
    expect(rows).toBeGreaterThan(1000)
    expect(Math.abs(text.groups.filter((group) => group === 0).length / rows - 0.5)).toBeLessThan(0.05)
    expect(read()).toMatchObject({ tokens: text.tokens, starts: text.starts, groups: text.groups })
  })

  it('stops between two pieces of the work', async () => {
    const text = textOf(Array.from({ length: 9000 }, () => '消防通道'))
    const stop = () => Promise.reject(new Error('cancelled'))
    await expect(countPhrases(text, { minimumRows: 2, minimumCohesion: 0, pause: stop })).rejects.toThrow('cancelled')
  })
})

describe('emerging phrases', () => {
  it('are measured by the log-odds with a prior, worked by hand', () => {
    // 30 of 100 rows against 20 of 400: prior 500 × 50 / 500 = 50 rows of 500.
    const odds = Math.log(80 / (600 - 80)) - Math.log(70 / (900 - 70))
    const { ratio, z } = emergence(30, 100, 20, 400)
    expect(z).toBeCloseTo(odds / Math.sqrt(1 / 80 + 1 / 70), 10)
    expect(ratio).toBeCloseTo(6, 10)
    expect(emergence(5, 100, 0, 400).ratio).toBe(Number.POSITIVE_INFINITY)
    expect(emergence(10, 100, 40, 400).z).toBeCloseTo(0, 10)
  })

  it('grow with the evidence: the same ratio of more rows has a larger z', () => {
    expect(emergence(60, 1000, 40, 4000).z).toBeGreaterThan(emergence(6, 100, 4, 400).z)
    expect(emergence(4, 400, 6, 100).z).toBeLessThan(0)
  })

  it('come with the number that chance alone would bring', () => {
    expect(expectedByChance(1000, 1.959964)).toBeCloseTo(25, 2)
    expect(expectedByChance(1000, 3)).toBeCloseTo(1.35, 2)
    expect(expectedByChance(10, 0)).toBeCloseTo(5, 4)
  })
})
