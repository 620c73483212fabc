import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from './gbk.ts'

const decode = (bytes: Uint8Array) => new TextDecoder('gb18030', { fatal: true }).decode(bytes)

describe('GB18030', () => {
  it('common characters have the two bytes that GBK gives them', () => {
    expect([...encodeGb18030('你好，A')]).toEqual([0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0x41])
  })

  it('every character of the Basic Multilingual Plane outside private use comes back', () => {
    let text = ''
    for (let unit = 0; unit < 0xfffd; unit++) if (unit < 0xd800 || unit >= 0xf900) text += String.fromCharCode(unit)
    expect(decode(encodeGb18030(text))).toBe(text)
  })

  it('any Chinese text with rare characters and characters beyond the plane comes back', () => {
    const han = fc.integer({ min: 0x3400, max: 0x9fff }).map((unit) => String.fromCharCode(unit))
    const rare = fc.integer({ min: 0x20000, max: 0x2fa1d }).map((point) => String.fromCodePoint(point))
    const text = fc
      .array(fc.oneof(han, rare, fc.constantFrom('，', '。', 'a', '1', '\n', '㎡', '€', '·')))
      .map((units) => units.join(''))
    fc.assert(fc.property(text, (value) => decode(encodeGb18030(value)) === value))
  })

  it('a lone surrogate becomes a question mark and harms nothing beside it', () => {
    expect(decode(encodeGb18030('京\ud800海'))).toBe('京?海')
  })
})
