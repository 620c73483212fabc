import { describe, expect, it } from 'vitest'
import { groupCycle, groupName, groupQuery, groupsUsed, mergeWords, readWords, wordDifference } from './lexicon.ts'
import { parseQuery } from './parse.ts'
import type { Query } from './query.ts'
import { starterLexicons } from './starter-lexicons.ts'

const queryOf = (...words: string[]): Query => groupQuery(readWords(words).queries)
const groups = (entries: Record<string, string[]>) =>
  new Map(Object.entries(entries).map(([name, words]) => [name, queryOf(...words)]))

describe('words of a group', () => {
  it('blank words and words that are equal folded are left out and told', () => {
    const reading = readWords(['消防 通道', ' 占用 ', '', 'ＡＢ', 'ab', '占用', '佔用', '　'])
    expect(reading.words).toEqual(['消防 通道', '占用', 'ＡＢ'])
    expect(reading.duplicates).toEqual([
      { number: 5, of: 4 },
      { number: 6, of: 2 },
      { number: 7, of: 2 },
    ])
    expect(reading.blanks).toBe(2)
  })

  it('each word is a query; one that is none names its place and the place inside it', () => {
    const { words, faults } = readWords(['第?小学', '/1\\d/', '(占用 OR 堵) NEAR/3 @场所', '(占用', 'NEAR/3 堵'])
    expect(words).toHaveLength(3)
    expect(faults.map(({ number, word, error }) => [number, word, error.code, error.position])).toEqual([
      [4, '(占用', 'groupUnclosed', 0],
      [5, 'NEAR/3 堵', 'operandMissing', 0],
    ])
  })

  it('words of letters and digits are read as the parser reads them, operators too', () => {
    for (const word of ['消防', 'AB', '119', '𠮷', '与', 'OR', '同句', 'NEAR', '非法', '空', 'ﾊﾝｶｸ', 'é']) {
      const { queries, faults } = readWords([word])
      const parsed = parseQuery(word)
      expect([queries, faults.map(({ error }) => error)]).toEqual(parsed.ok ? [[parsed.query], []] : [[], [parsed.error]])
    }
  })

  it('expressions that differ only in what folding would hide are two words', () => {
    expect(readWords(['/\\d/', '/\\D/', 'A OR B', 'a or b']).words).toHaveLength(4)
  })

  it('words that are no query may be taken as the text they are', () => {
    const { words, faults } = readWords(['C++(二手', '"甲'], true)
    expect(faults).toEqual([])
    expect(readWords(words).queries).toEqual([
      { kind: 'term', text: 'C++(二手' },
      { kind: 'term', text: '"甲' },
    ])
  })

  it('merging adds what is missing, folded, behind what is there', () => {
    expect(mergeWords(['占用', '堵'], ['佔用', '乱停', '堵'])).toEqual(['占用', '堵', '乱停'])
  })

  it('versions differ by the words that came and went', () => {
    expect(wordDifference(['甲', '乙', '丙'], ['丙', '丁', '甲'])).toEqual({ added: ['丁'], removed: ['乙'] })
  })

  it('a name is one line, trimmed, not empty and not too long', () => {
    expect(['  消防  通道 ', 'a\nb', '', ' ', '长'.repeat(61), 'a\u0000'].map(groupName)).toEqual([
      '消防 通道',
      'a b',
      '',
      '',
      '',
      '',
    ])
  })

  it('ten thousand words are read within a second', () => {
    const started = performance.now()
    const words = Array.from({ length: 10_000 }, (_, index) => `词语${index}`)
    expect(readWords(words).words).toHaveLength(10_000)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('groups that call groups', () => {
  it('a group that leads back to itself is found with the shortest path', () => {
    const known = groups({ 消防: ['占用 NEAR/5 @场所'], 场所: ['@通道', '@出口'], 通道: ['消防通道'], 出口: ['NOT @消防'] })
    expect(groupCycle('消防', known)).toEqual(['消防', '场所', '出口', '消防'])
    expect(groupCycle('通道', known)).toBeNull()
    expect(groupCycle('自己', groups({ 自己: ['甲', '@自己'] }))).toEqual(['自己', '自己'])
  })

  it('a group that reaches a circle without being part of it does not lead back to itself', () => {
    const known = groups({ 甲: ['@乙'], 乙: ['@丙'], 丙: ['@乙'] })
    expect([groupCycle('甲', known), groupCycle('乙', known)]).toEqual([null, ['乙', '丙', '乙']])
  })

  it('groups used are those called, also through others, unknown ones included', () => {
    const known = groups({ 消防: ['占用 NEAR/5 @场所'], 场所: ['标题:@通道'], 通道: ['消防通道'], 无关: ['甲'] })
    expect(groupsUsed([queryOf('@消防'), queryOf('@不存在 AND @场所')], known)).toEqual(['消防', '场所', '通道', '不存在'])
  })
})

describe('starter groups', () => {
  it('every word is a query, no name is used twice, no group leads back to itself and all groups called exist', () => {
    const known = groups(Object.fromEntries(starterLexicons.map(({ name, words }) => [name, [...words]])))
    expect(known.size).toBe(starterLexicons.length)
    for (const { name, note, words } of starterLexicons) {
      expect(readWords(words), name).toMatchObject({ words, faults: [], duplicates: [] })
      expect(groupName(name)).toBe(name)
      expect(note).toContain('建议')
      expect(groupCycle(name, known)).toBeNull()
      expect(groupsUsed([known.get(name)!], known).every((used) => known.has(used))).toBe(true)
    }
  })
})
