import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasAliases, renamer, withAlias } from './aliases.ts'
import { comparerOf } from './comparers.ts'
import { isEquality } from './key.ts'

const aliases = [
  ['三里河小区', '部委大院', '三里河'],
  ['北京恒泽建筑有限公司', '恒泽(永宁)'],
]

describe('aliases', () => {
  it('write the first name of their group, the longest alias first', () => {
    const rename = renamer(aliases)
    expect(rename('月坛街道部委大院3号楼')).toBe('月坛街道三里河小区3号楼')
    expect(rename('三里河小区3号楼')).toBe('三里河小区3号楼')
    expect(rename('三里河3号楼')).toBe('三里河小区3号楼')
    expect(rename('恒泽(永宁)')).toBe('北京恒泽建筑有限公司')
    expect(renamer([['一'], [' ', '二 ', '二']])('一二')).toBe('一二')
  })

  it('lead on: a group whose first name is an alias already joins that group', () => {
    const rename = renamer([
      ['三里河小区', '部委大院'],
      ['部委大院', '老院'],
      ['别处', '部委大院'],
    ])
    expect(['部委大院', '老院', '别处'].map(rename)).toEqual(['三里河小区', '三里河小区', '别处'])
  })

  it('are replaced from the left, the longest that begins there, as by one expression of all of them', () => {
    const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '😀'), minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.uniqueArray(letters, { minLength: 2, maxLength: 8 }), fc.array(letters), (group, parts) => {
        const pattern = new RegExp([...group].sort((a, b) => b.length - a.length).join('|'), 'gu')
        expect(renamer([group])(parts.join(''))).toBe(parts.join('').replace(pattern, group[0]!))
      }),
    )
  })

  it('make two values equal that are not alike, on either side', () => {
    const plain = comparerOf('place')
    const named = comparerOf('place', { aliases })
    const likeness = (comparer: typeof plain, a: string, b: string) => comparer.compare(comparer.normal(a), comparer.normal(b))
    expect(likeness(plain, '部委大院3号楼', '三里河小区3栋').similarity).toBeLessThan(0.5)
    expect(likeness(named, '部委大院3号楼', '三里河小区3栋').similarity).toBe(1)
    expect(likeness(named, '三里河小区3栋', '部委大院3号楼').similarity).toBe(1)
    expect(likeness(named, '部委大院3号楼', '三里河小区5栋').similarity).toBeLessThan(1)
    expect(named.keys(named.normal('部委大院'))).toEqual(plain.keys(plain.normal('三里河小区')))
  })

  it('belong to names, and then equality of the values as they stand no longer decides', () => {
    const on = { left: '小区', right: '案发地' }
    expect(isEquality({ ...on, compare: 'place' })).toBe(true)
    expect(isEquality({ ...on, compare: 'place', aliases })).toBe(false)
    expect(isEquality({ ...on, compare: 'place', aliases: [['三里河']] })).toBe(true)
    expect(isEquality({ ...on, compare: 'phone', aliases })).toBe(true)
    expect(hasAliases({ compare: 'exact', aliases })).toBe(false)
  })

  it('grow by pairs, and groups that share a name become one', () => {
    const one = withAlias([], '三里河小区', '部委大院 ')
    expect(one).toEqual([['三里河小区', '部委大院']])
    const two = withAlias(one, '甲', '乙')
    expect(withAlias(two, '乙', '部委大院')).toEqual([['三里河小区', '部委大院', '甲', '乙']])
    expect(withAlias(one, '部委大院', '三里河小区')).toEqual(one)
  })
})
