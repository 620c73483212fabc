import { describe, expect, test } from 'vitest'
import { addressLadder } from './address-ladder.ts'
import { addressForms, addressLikeness } from './address-likeness.ts'

const likeness = (a: string, b: string) => addressLikeness(addressForms(a)!, addressForms(b)!).similarity

test.each([
  [
    '北京市西城区月坛街道三里河路12号三里河小区3号楼2单元501室',
    {
      province: '北京',
      district: '西城',
      street: '月坛街道',
      road: '三里河路',
      number: '12',
      estate: '三里河',
      building: '3',
      unit: '2',
      room: '501',
    },
  ],
  ['三里河一区三栋2-501', { estate: '三里河1区', building: '3', unit: '2', room: '501' }],
  ['广东省深圳市南山区深南大道9988号', { province: '广东', city: '深圳', district: '南山', road: '深南大道', number: '9988' }],
  ['北京路5号', { province: '', road: '北京路', number: '5' }],
  ['朝阳路102号', { district: '', road: '朝阳路', number: '102' }],
  ['月坛北里', { estate: '月坛北里' }],
  ['西城区三里河路12号月坛大厦902', { number: '12', estate: '月坛大厦', room: '902' }],
])('the rungs of %s', (text, rungs) => {
  expect(addressLadder(text)).toMatchObject(rungs)
})

describe('two addresses', () => {
  test.each([
    ['月坛小区3栋2单元501室', '月坛社区三号楼2单元501'],
    ['西城区月坛小区3号楼2单元501室', '月坛小区3幢2-501'],
    ['三里河路12号月坛小区3号楼', '月坛小区3号楼'],
    ['北京市西城区三里河路12号', '西城区三里河路十二号'],
  ])('%s and %s are one place', (a, b) => {
    expect(likeness(a, b)).toBeGreaterThan(0.85)
    expect(likeness(a, b)).toBeLessThanOrEqual(1)
  })

  test.each([
    ['月坛小区3号楼', '月坛小区4号楼', 0.75],
    ['月坛小区3号楼501室', '月坛小区3号楼502室', 0.85],
    ['月坛北里3号楼', '月坛南里3号楼', 0.3],
    ['三里河一区3号楼', '三里河二区3号楼', 0.3],
    ['西城区三里河路12号', '东城区三里河路12号', 0.3],
    ['三里河路12号', '三里河路14号', 0.3],
  ])('%s and %s are two, at most %d', (a, b, most) => {
    expect(likeness(a, b)).toBeLessThanOrEqual(most)
    expect(likeness(b, a)).toBe(likeness(a, b))
  })
})
