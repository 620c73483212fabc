import { describe, expect, it } from 'vitest'
import { groupQuery, readWords } from '../screening/lexicon.ts'
import { aliasGroupsOf, namesOf, spelledRule, spelledStep } from './alias-groups.ts'
import type { LinkStep } from './model.ts'

const groupOf = (...words: string[]) => groupQuery(readWords(words).queries)
const lexicons = new Map([
  ['小区', groupOf('三里河小区 OR 部委大院', '月坛', '展览路 AND 百万庄', '甲 或 乙? ', '"A OR B" | "B、C"')],
  ['单位', groupOf('北京恒泽建筑有限公司 OR 恒泽')],
  ['都有', groupOf('@小区', '@单位', '丙 OR 丁')],
])
const on = { left: '小区', right: '地点', compare: 'place' as const }

describe('aliases from lexicon groups', () => {
  it('are the words that are an OR of terms, also those of groups that a group calls', () => {
    expect(namesOf('单位', lexicons)).toEqual([['北京恒泽建筑有限公司', '恒泽']])
    expect(namesOf('小区', lexicons)).toEqual([
      ['三里河小区', '部委大院'],
      ['A OR B', 'B、C'],
    ])
    expect(namesOf('都有', lexicons)).toEqual([...namesOf('小区', lexicons), ...namesOf('单位', lexicons), ['丙', '丁']])
  })

  it('stand behind those of the rule itself, as plain values', () => {
    const rule = { ...on, aliases: [['三里河一区', '部委大院']], aliasGroups: ['单位'] }
    expect(spelledRule(rule, lexicons)).toEqual({ ...on, aliases: [...rule.aliases, ['北京恒泽建筑有限公司', '恒泽']] })
    expect(spelledRule({ ...rule, compare: 'phone' }, lexicons)).toEqual({ ...on, compare: 'phone', aliases: rule.aliases })
    const plain: LinkStep = { id: 'linked', op: 'link', left: 'a', right: 'b', on: [on] }
    expect(spelledStep(plain, lexicons)).toBe(plain)
    const named: LinkStep = { ...plain, on: [on, rule, { ...on, aliasGroups: ['小区', '单位'] }] }
    expect(aliasGroupsOf(named)).toEqual(['单位', '小区'])
    expect(spelledStep(named, lexicons).on.map((each) => each.aliases?.length ?? 0)).toEqual([0, 2, 3])
  })

  it('of a group that is not there fail by its name', () => {
    expect(() => spelledRule({ ...on, aliasGroups: ['没有'] }, lexicons)).toThrowError(
      expect.objectContaining({ code: 'lexicon.missing', details: { name: '没有' } }),
    )
  })
})
