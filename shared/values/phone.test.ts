import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPhone, cleanPhone, comparePhone, normalizePhone, phonesIn } from './phone.ts'

describe('telephone numbers', () => {
  test.each([
    ['13800138000', '13800138000'],
    [' 138 0013 8000 ', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['86-13800138000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ["'13800138000", '13800138000'],
    ['13800138000.0', '13800138000'],
    ['19212345678', '19212345678'],
    ['张三 13800138000', '13800138000'],
    ['010-62345678', '01062345678'],
    ['(010)62345678转801', '01062345678'],
    ['010-62345678-801', '01062345678'],
    ['+86-10-62345678', '01062345678'],
    ['0311-1234567', '03111234567'],
    ['400-810-1234', '4008101234'],
    ['6234-5678', '62345678'],
    ['+852 2345 6789', '+85223456789'],
    ['+1 650 253 0000', '+16502530000'],
    ['010-12345678 ext.801', '01012345678'],
    ['\u202d13800138000\u202c', '13800138000'],
    ['138\u00a00013\u200b8000', '13800138000'],
  ])('%s has the key %s', (text, key) => {
    expect(normalizePhone(text)).toBe(key)
  })

  test.each([
    '',
    '无',
    '不详',
    '0',
    '11111111111',
    '13000000000',
    '12345',
    '110',
    '138****8000',
    '1380013800',
    '138001380001',
    '1.38E+10',
    '23800138000',
  ])('%s is no key', (text) => {
    expect(normalizePhone(text)).toBeNull()
  })

  test('several numbers of one cell are all found, each once', () => {
    expect(phonesIn('13800138000、010-62345678/138 0013 8000 13900139000')).toEqual(['13800138000', '01062345678', '13900139000'])
  })

  test('two cells agree when they share a number', () => {
    expect(comparePhone('13800138000、13900139000', '+86 139 0013 9000')).toBe(1)
    expect(comparePhone('13800138000', '13900139000')).toBe(0)
    expect(comparePhone('无', '无')).toBe(0)
  })

  test('a cell that is one number is shown in its usual form, any other as it stands', () => {
    expect(cleanPhone('+86 138 0013 8000')).toBe('13800138000')
    expect(cleanPhone('01062345678')).toBe('010-62345678')
    expect(cleanPhone('张三 138 0013 8000')).toBe('张三 138 0013 8000')
    expect(cleanPhone('010-62345678-801')).toBe('010-62345678-801')
  })

  test('a faulty number says why', () => {
    expect([checkPhone(''), checkPhone('138****8000'), checkPhone('不详'), checkPhone('1380013800')]).toEqual([
      { valid: false, reason: 'empty' },
      { valid: false, reason: 'masked' },
      { valid: false, reason: 'placeholder' },
      { valid: false, reason: 'malformed' },
    ])
    expect(checkPhone('138 0013 8000')).toEqual({ valid: true })
    for (const damaged of ['1.38001E+10', '1062345678', '3115234567', '75588889999']) {
      expect(checkPhone(damaged)).toEqual({ valid: false, reason: 'damaged' })
    }
    for (const filler of ['11111111111', '13000000000', '00000000'])
      expect(checkPhone(filler)).toEqual({ valid: false, reason: 'placeholder' })
  })

  test('short service numbers are proper entries, though no keys', () => {
    for (const short of ['110', '12345', '10086', '95588', '96156']) {
      expect([checkPhone(short).valid, normalizePhone(short)]).toEqual([true, null])
    }
  })

  test('a key is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0138９ -+()转、8'), maxLength: 30 }), (text) => {
        for (const key of phonesIn(text)) expect(phonesIn(key)).toEqual([key])
      }),
      { numRuns: 500 },
    )
  })
})
