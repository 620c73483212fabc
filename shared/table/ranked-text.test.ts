import { array, assert, constantFrom, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRanked, encodeRanked } from './ranked-text.ts'

function units(text: string): Uint16Array {
  const found = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index++) found[index] = text.charCodeAt(index)
  return found
}

/** So many different characters, the first of them the most frequent. */
function textOf(distinct: number): string {
  const rare = Array.from({ length: distinct }, (_, index) => String.fromCharCode(0x3400 + index)).join('')
  return rare.slice(0, 1).repeat(8 * distinct) + rare
}

describe('ranked text', () => {
  it('gives back what was encoded', () => {
    const holds = (text: string) => {
      const bytes = encodeRanked(units(text.repeat(60)), 4)
      if (bytes) expect(decodeRanked(bytes, 4)).toEqual(units(text.repeat(60)))
    }
    assert(
      property(array(constantFrom('消', '防', '通道', '被占用，', '𠮷', 'a1'), { minLength: 1, maxLength: 50 }), (words) =>
        holds(words.join('')),
      ),
    )
    assert(property(string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), holds))
    assert(
      property(integer({ min: 40, max: 700 }), (distinct) => {
        const text = textOf(distinct)
        expect(decodeRanked(encodeRanked(units(text), 0)!, 0)).toEqual(units(text))
      }),
      { numRuns: 30 },
    )
  })

  it.each([255, 256, 257, 510, 511, 512, 766, 767, 6000, 20_000])('is exact with %i different characters', (distinct) => {
    const text = textOf(distinct)
    expect(decodeRanked(encodeRanked(units(text), 8)!, 8)).toEqual(units(text))
  })

  it('takes two thirds of UTF-16 for prose, and is refused where it would save little', () => {
    const prose = '小区消防通道长期被私家车占用，救护车进不来，居民多次反映无人处理。'.repeat(400) + textOf(300).slice(2400)
    expect(encodeRanked(units(prose), 4)!.length).toBeLessThan((2 * 2 * prose.length) / 3)
    const rare = Array.from({ length: 9000 }, (_, index) => String.fromCharCode(0x3400 + index)).join('')
    expect(encodeRanked(units(rare), 4)).toBe(null)
  })

  it('is as in the example, whatever was encoded before', () => {
    const text = '路灯路'
    encodeRanked(units('灯'.repeat(50)), 0)
    const bytes = encodeRanked(units(text.repeat(20)), 0)!
    expect([...new Uint32Array(bytes.buffer, 0, 2)]).toEqual([60, 2])
    expect([...new Uint16Array(bytes.buffer, 8, 2)]).toEqual([...units('路灯')])
    expect([...bytes.slice(12, 18)]).toEqual([0, 1, 0, 0, 1, 0])
    expect([...bytes.slice(-2)]).toEqual([0, 0])
  })
})
