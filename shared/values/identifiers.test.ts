import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCreditCode, creditCheckCharacter, normalizeCreditCode } from './credit-code.ts'
import { normalizeId } from './id.ts'
import { checkIdentityNumber, identityCheckDigit, maskIdentityNumber, normalizeIdentityNumber } from './identity-number.ts'
import { checkPlate, cleanPlate, maskPlate, normalizePlate } from './plate.ts'
import { valueTypes } from './value.ts'

describe('identity numbers (GB 11643)', () => {
  test.each([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['110105 19491231 002X', '11010519491231002X'],
    ["'11010519491231002X", '11010519491231002X'],
    ['110105491231002', '11010519491231002X'],
    ['110105194912310021', '110105194912310021'],
    ['1101\u00ad05\u200b19491231002X\u200e', '11010519491231002X'],
    ['11010519491231002×', '11010519491231002X'],
    ['440524188001010014', '440524188001010014'],
  ])('%s has the key %s', (text, key) => {
    expect(normalizeIdentityNumber(text)).toBe(key)
  })

  test.each([
    '',
    '无',
    '0',
    '1.10105E+17',
    '110105194912310000',
    '110105********002X',
    '111111111111111111',
    '123456789012345678',
    '1101051949123100',
  ])('%s is no key', (text) => {
    expect(normalizeIdentityNumber(text)).toBeNull()
  })

  test.each([
    ['11010519491231002X', undefined],
    ['110105491231002', undefined],
    ['110105194912310021', 'checkDigit'],
    ['11010519490231002X', 'birthDate'],
    ['01010519491231002X', 'area'],
    ['1101051949123100', 'malformed'],
    ['1.10105E+17', 'damaged'],
    ['110105194912310000', 'damaged'],
    ['110105********002X', 'masked'],
    ['111111111111111111', 'placeholder'],
    ['', 'empty'],
    ['-', 'placeholder'],
    ['440524188001010014', undefined],
    ['110105490231002', 'birthDate'],
    ['110105202413010016', 'birthDate'],
  ])('%s fails for %s', (text, reason) => {
    expect(checkIdentityNumber(text)).toEqual(reason ? { valid: false, reason } : { valid: true })
  })

  test('any single wrong digit fails the check', () => {
    const body = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 })
    fc.assert(
      fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const wrong = digits.with(at, (digits[at]! + shift) % 10)
        expect(identityCheckDigit(wrong.join(''))).not.toBe(identityCheckDigit(digits.join('')))
      }),
    )
  })

  test('the birth date is hidden', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('110105********002X')
    expect(maskIdentityNumber('110105491231002')).toBe('110105******002')
    expect(maskIdentityNumber('110105')).toBe('******')
  })
})

describe('unified social credit codes (GB 32100)', () => {
  test('the vector of the standard passes and letters I O S V Z never occur', () => {
    expect(checkCreditCode('91350100m000100y43')).toEqual({ valid: true })
    expect(normalizeCreditCode(' 91350100M000100Y43 ')).toBe('91350100M000100Y43')
    for (const letter of 'IOSVZ') expect(normalizeCreditCode(`91350100M000100${letter}43`)).toBeNull()
  })

  test('a failed check is flagged, a damaged or masked code is no key', () => {
    expect(checkCreditCode('91350100M000100Y44')).toEqual({ valid: false, reason: 'checkDigit' })
    expect(checkCreditCode('9.1350100E+17')).toEqual({ valid: false, reason: 'damaged' })
    expect(normalizeCreditCode('913501000001000000')).toBe(
      creditCheckCharacter('91350100000100000') === '0' ? '913501000001000000' : null,
    )
    expect(normalizeCreditCode('9135**********0Y43')).toBeNull()
    expect(normalizeCreditCode('000000000000000000')).toBeNull()
  })
})

describe('plates', () => {
  test.each([
    ['京A12345', '京A12345'],
    ['京A·12345', '京A12345'],
    ['京a 12345', '京A12345'],
    ['京Ａ１２３４５', '京A12345'],
    ['京AD12345', '京AD12345'],
    ['京A12345D', '京A12345D'],
    ['粤BF1234挂', null],
    ['粤B1234挂', '粤B1234挂'],
    ['粤Z1234港', '粤Z1234港'],
    ['京A1234警', '京A1234警'],
    ['使014578', '使014578'],
    ['京AI2345', null],
    ['京O12345', null],
    ['京A1234O', null],
    ['京ABCDEF', null],
    ['京A临1234', '京A临1234'],
    ['临京A12345', '临京A12345'],
    ['WJ01·12345', 'WJ0112345'],
    ['WJ京1234X', 'WJ京1234X'],
    ['民航A1234', '民航A1234'],
    ['京E1234领', '京E1234领'],
    ['京Q12345（蓝牌）', '京Q12345'],
    ['\u200b京A•12345', '京A12345'],
    ['京A1***5', null],
    ['无', null],
    ['12345', null],
  ])('%s has the key %s', (text, key) => {
    expect(normalizePlate(text)).toBe(key)
  })

  test('are shown with a dot and masked between the first and the last of the serial', () => {
    expect(cleanPlate('京a12345')).toBe('京A·12345')
    expect(maskPlate('京A·12345')).toBe('京A·1***5')
    expect(checkPlate('京A1***5')).toEqual({ valid: false, reason: 'masked' })
  })
})

describe('ids', () => {
  test('a number that a spreadsheet rounded is damaged, invisible characters do not distinguish', () => {
    expect(valueTypes.id.check('2.02406E+14')).toEqual({ valid: false, reason: 'damaged' })
    expect(valueTypes.id.compare('GD\u200b2024', 'gd2024\u00a0')).toBe(1)
  })

  test('leading zeros distinguish, blanks and letter case do not', () => {
    expect(normalizeId(' abc 001 ')).toBe('ABC001')
    expect(valueTypes.id.compare('007', '7')).toBe(0)
    expect(valueTypes.id.compare('0', '0')).toBe(0)
  })

  test('stay readable unless they are a telephone or identity number', () => {
    expect(valueTypes.id.mask('202406010900123456')).toBe('202406010900123456')
    expect(valueTypes.id.mask('13800138000')).toBe('138****8000')
    expect(valueTypes.id.mask('11010519491231002X')).toBe('110105********002X')
  })
})
