import { describe, expect, it } from 'vitest'
import { namesOf } from '../../../shared/model/alias-groups.ts'
import { groupQuery, readWords } from '../../../shared/screening/lexicon.ts'
import { aliasWord, groupOptions, withAliases } from './alias-words.ts'

const group = (name: string, ...words: string[]) => ({ name, words, version: 1, hash: '', note: '', updatedAt: '' })

describe('aliases kept in lexicon groups', () => {
  it.each([
    ['三里河小区', '部委大院 '],
    ['A OR B', '"甲" (乙)'],
    ['恒泽(永宁)|分部', '@北京、上海'],
  ])('%s and %s are the names that the group gives back', (one, other) => {
    const word = aliasWord(one, other)
    const reading = readWords([word])
    expect(reading.faults).toEqual([])
    expect(namesOf('g', new Map([['g', groupQuery(reading.queries)]]))).toEqual([[one.trim(), other.trim()]])
    expect(groupOptions([group('g', word)], [])).toHaveLength(1)
  })

  it('leave no trace in the rule once they are gone', () => {
    const rule = { left: '小区', right: '地点', compare: 'place' as const }
    const both = withAliases(withAliases(rule, { aliases: [['甲', '乙']] }), { aliasGroups: ['别名'] })
    expect(both).toEqual({ ...rule, aliases: [['甲', '乙']], aliasGroups: ['别名'] })
    expect(withAliases(withAliases(both, { aliases: [] }), { aliasGroups: [] })).toEqual(rule)
  })

  it('are offered from groups that have such words, and from chosen ones that are gone', () => {
    const groups = [group('占用', '占用', '乱停'), group('小区', '月坛', '甲 或 乙')]
    expect(groupOptions(groups, ['旧'])).toEqual([
      { value: '小区', label: '@小区' },
      { value: '旧', label: '@旧' },
    ])
  })
})
