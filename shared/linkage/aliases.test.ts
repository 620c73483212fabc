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
