import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfWidth } from './fold-width.ts'
import { identityCheckDigit } from './identity-number.ts'
import { maskPhone, maskText } from './mask.ts'

const digit = fc.integer({ min: 0, max: 9 })
const digits = (count: number) => fc.array(digit, { minLength: count, maxLength: count }).map((list) => list.join(''))
const mobile = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map((parts) => parts.join(''))
const identity = fc
  .tuple(fc.constantFrom('110105', '320102', '441900'), fc.constantFrom('19491231', '20010203', '19880808'), digits(3))
  .map((parts) => parts.join('') + identityCheckDigit(parts.join('')))
const wide = (text: string) => text.replace(/[0-9]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0))
const grouped = (sizes: number[], gap: string) => (text: string) => {
  let at = 0
  const parts = sizes.map((size) => {
    at += size
    return text.slice(at - size, at)
  })
  return [...parts, text.slice(at)].filter((part) => part !== '').join(gap)
}
const gap = fc.constantFrom(' ', '-', '\u3000', '—', ' - ', '.', '\u00a0')
const written = (value: fc.Arbitrary<string>, sizes: number[][]) =>
  fc.tuple(value, fc.constantFrom(...sizes), gap, fc.constantFrom(0, 1, 2)).map(([text, size, between, form]) => {
    const parted = form === 0 ? text : grouped(size, between)(text)
    return form === 2 ? wide(parted) : parted
  })
const around = fc.constantFrom('', '反映', '，电话', '3号楼', '\n', '来电人王某，', '（', '）', ' ', '于2024-06-13 09:32:08')
const bare = (text: string) => halfWidth(text).replace(/[\s.-]/g, '')

describe('masking of free text', () => {
  test.each([
    ['手机13800138000反映', '手机138****8000反映'],
    ['138 0013 8000、138-0013-8000', '138 **** 8000、138-****-8000'],
    ['１３８００１３８０００', '１３８****８０００'],
    ['工单20240613800138000', '工单202406138****8000'],
    ['证号11010519491231002X。', '证号110105********002X。'],
    ['110105 19491231 002x', '110105 ******** 002x'],
    ['110105491231002', '110105******002'],
    ['卡号6222021001112233445', '卡号***************3445'],
    ['6222 0210 0111 2233', '**** **** **** 2233'],
    ['座机010-62345678转801', '座机010-****5678转801'],
    ['电话：82345678', '电话：****5678'],
    ['京A·12345、京ad12345', '京A·1***5、京ad****5'],
    ['zhang.san@example.com', 'z********@example.com'],
    ['微信号abc12345', '微信号a*******'],
    ['来电人：张三，', '来电人：张某，'],
    ['联系人欧阳明月 反映', '联系人欧阳某某 反映'],
    ['投诉人李四反映', '投诉人李某反映'],
  ])('%s is shown as %s', (text, expected) => {
    expect(maskText(text)).toBe(expected)
  })

  test.each([
    '来电人要求匿名，来电人于今日反映',
    '来电人曾在12月17日拨打过热线，来电人陈述：无人处理，投诉人严重不满',
    '2024-06-13 15:08:33 受理，2019-12-16 150833 办结',
    '工单20240601093208已办结',
    '拨打12345、400-810-1234、110',
    '欠薪1500000元，共20人，3号楼2单元501室',
    '京东A1234型号，第12345号',
    '消防通道被占用',
  ])('%s stays as it is', (text) => {
    expect(maskText(text)).toBe(text)
  })

  test('no mobile number is left, however it is written', () => {
    const sizes = [
      [3, 4],
      [3, 3],
      [4, 4],
      [1, 2, 3],
    ]
    fc.assert(
      fc.property(fc.array(fc.tuple(around, written(mobile, sizes), around), { maxLength: 4 }), (parts) => {
        const text = parts.flat().join('，')
        expect(bare(maskText(text)).replace(/\d{4}\d\d\d\d\d\d:\d\d:\d\d/g, '')).not.toMatch(/1[3-9]\d{9}/)
      }),
      { numRuns: 400 },
    )
  })

  test('no mobile number is left inside any run of digits', () => {
    fc.assert(
      fc.property(fc.array(digit, { minLength: 5, maxLength: 60 }), (list) => {
        expect(maskText(list.join(''))).not.toMatch(/1[3-9]\d{9}/)
      }),
      { numRuns: 400 },
    )
  })

  test('no identity number is left, however it is written', () => {
    const sizes = [
      [6, 8],
      [6, 4, 4],
      [3, 3, 4, 4],
    ]
    fc.assert(
      fc.property(fc.array(fc.tuple(around, written(identity, sizes), around), { maxLength: 4 }), (parts) => {
        expect(bare(maskText(parts.flat().join('，')))).not.toMatch(/\d{17}[\dXx]/)
      }),
      { numRuns: 400 },
    )
  })

  test('masking keeps every offset and masking twice changes nothing', () => {
    const piece = fc.oneof(
      around,
      written(mobile, [[3, 4]]),
      written(identity, [[6, 8]]),
      fc.string(),
      fc.constantFrom('京A12345', 'a@b.cn'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (parts) => {
        const text = parts.join('')
        const masked = maskText(text)
        expect(masked).toHaveLength(text.length)
        expect(maskText(masked)).toBe(masked)
      }),
      { numRuns: 400 },
    )
  })
})

describe('masking of a telephone cell', () => {
  test.each([
    ['13800138000', '138****8000'],
    ['+86 138-0013-8000', '+86 138-****-8000'],
    ['13800138000/13900139000', '138****8000/139****9000'],
    ['010-62345678', '010-****5678'],
    ['82345678', '****5678'],
    ['1380013800', '******3800'],
    ['138****8000', '138****8000'],
  ])('%s is shown as %s', (text, expected) => {
    expect(maskPhone(text)).toBe(expected)
  })
})
