import { describe, expect, test } from 'vitest'
import { maskAddress, normalizeAddress } from './address.ts'
import { cleanCompany, normalizeCompany } from './company.ts'
import { checkPersonName, cleanPersonName, maskPersonName, normalizePersonName } from './person-name.ts'
import { normalizePlace } from './place.ts'
import { cleanText, normalizeExact, normalizeText } from './text.ts'
import { valueTypes } from './value.ts'

test.each<[(text: string) => string | null, string, string]>([
  [normalizeText, '消防通道被佔用', '消防通道被占用'],
  [normalizeCompany, '華聯有限責任公司', '华联有限公司'],
  [normalizePersonName, '張三經理', '张三'],
  [normalizeAddress, '東區三號樓', '东区3号楼'],
  [normalizePlace, '陽光花園（東門）', '阳光花园'],
  [normalizeText, '不詳', '无'],
])('%o has one key for traditional and simplified characters: %s and %s', (normalize, traditional, simplified) => {
  expect(normalize(traditional)).toBe(normalize(simplified))
})

describe('company names', () => {
  test.each([
    ['北京宏达（集团）商贸有限公司', '北京宏达(集团) 商贸有限公司'],
    ['北京宏达商贸有限责任公司', '北京宏达商贸有限公司'],
    ['ＡＢＣ科技有限公司', 'abc科技有限公司'],
    ['万科股份公司', '万科股份有限公司'],
  ])('%s and %s are one', (a, b) => {
    expect(normalizeCompany(a)).toBe(normalizeCompany(b))
    expect(valueTypes.company.compare(a, b)).toBe(1)
  })

  test('a joint-stock company and a limited company stay different', () => {
    expect(normalizeCompany('宏达股份有限公司')).not.toBe(normalizeCompany('宏达有限公司'))
    expect(valueTypes.company.compare('宏达股份有限公司', '宏达有限公司')).toBe(
      valueTypes.company.compare('宏达有限公司', '宏达股份有限公司'),
    )
  })

  test('brackets are shown in full width', () => {
    expect(cleanCompany(' 宏达(北京) 公司 ')).toBe('宏达（北京） 公司')
  })
})

describe('personal names', () => {
  test.each([
    ['张三', '张某'],
    ['张三丰', '张某某'],
    ['欧阳明月', '欧阳某某'],
    ['欧阳', '欧某'],
    ['张先生', '张先生'],
    ['张三先生', '张某先生'],
    ['张三、李四', '张某、李某'],
    ['买买提·阿卜杜拉', '买某某·某某某某'],
    ['Tom Lee', 'T** L**'],
    ['A00074011', 'A********'],
    ['张某某', '张某某'],
    ['匿名', '匿名'],
    ['北京宏达商贸有限公司', '北京宏达商贸有限公司'],
  ])('%s is masked as %s', (name, masked) => {
    expect(maskPersonName(name)).toBe(masked)
    expect(maskPersonName(masked)).toBe(masked)
  })

  test('a title and blanks do not distinguish', () => {
    expect(normalizePersonName('张 三先生')).toBe('张三')
    expect(normalizePersonName('阿卜杜拉•买买提')).toBe(normalizePersonName('阿卜杜拉·买买提'))
    expect(cleanPersonName(' 张　三 ')).toBe('张三')
  })

  test('a surname with a title is a proper entry, but no key', () => {
    expect([checkPersonName('张先生').valid, normalizePersonName('张先生')]).toEqual([true, null])
    expect(checkPersonName('先生').valid).toBe(false)
  })

  test.each(['', '无', '匿名', '张某', '张*', '张'])('%s names nobody', (name) => {
    expect(normalizePersonName(name)).toBeNull()
    expect(checkPersonName(name).valid).toBe(false)
  })
})

describe('addresses and places', () => {
  test.each([
    ['三里河一区三号楼2单元501室', '三里河一区3栋２单元501房'],
    ['三里河 一区，3#楼2单元501室', '三里河一区3幢2单元501室'],
    ['复兴路十二号院', '复兴路12号院'],
    ['朝阳路一百零二号', '朝阳路102号'],
    ['A座', 'a栋'],
  ])('%s and %s are one', (a, b) => {
    expect(normalizeAddress(a)).toBe(normalizeAddress(b))
  })

  test('different doors stay different', () => {
    const doors = ['1号楼2-501', '1号楼25-01', '12号楼501', '1号楼2501', '3号楼', '3号', '三里河一区', '三里河二区']
    expect(new Set(doors.map(normalizeAddress)).size).toBe(doors.length)
  })

  test('are shown down to the estate', () => {
    expect(maskAddress('月坛街道三里河一区３号楼2单元501室')).toBe('月坛街道三里河一区*号楼*单元***室')
    expect(maskAddress('复兴路12号院5-2-501')).toBe('复兴路12号院*-*-***')
    expect(maskAddress('阜成门外大街2号')).toBe('阜成门外大街2号')
  })

  test('a note in brackets does not distinguish places', () => {
    expect(normalizePlace('月坛小区（北门）')).toBe(normalizePlace('月坛小区'))
    expect(normalizePlace('（月坛小区）')).toBe('月坛小区')
  })
})

describe('texts', () => {
  test('width, letter case, blanks and punctuation do not distinguish', () => {
    expect(normalizeText('消防 通道，ＡＢ！')).toBe(normalizeText('消防通道ab'))
    expect(normalizeText('。')).toBeNull()
  })

  test('exact keeps letter case and inner blanks, nothing equals nothing', () => {
    expect(normalizeExact(' 甲１ ')).toBe('甲1')
    expect(normalizeExact('A')).not.toBe(normalizeExact('a'))
    expect(normalizeExact('甲 乙')).not.toBe(normalizeExact('甲乙'))
    expect(['', ' '].map(normalizeExact)).toEqual([null, null])
  })

  test('padding and empty lines are removed, lines stay', () => {
    expect(cleanText('\n\t\t第一行\u3000 \r\n\n 第二行\t')).toBe('第一行\n第二行')
  })
})
