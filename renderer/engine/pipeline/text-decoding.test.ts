import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../shared/table/cells.ts'
import { textDecoder } from './text-decoding.ts'

const encodings = ['utf-8', 'gb18030'] as const
/** Bytes as they come in both encodings, whole characters and broken ones. */
const bytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        [0x2c],
        [0x0a],
        [0x41],
        [0x35],
        [0x80],
        [0xff],
        [0x81],
        [0xe6, 0xb6, 0x88],
        [0xcf, 0xfb],
        [0xe6, 0xb6],
        [0xc3],
      ),
      fc.constantFrom(
        [0x90, 0x30, 0x81, 0x30],
        [0xf0, 0x9f, 0x98, 0x80],
        [0xef, 0xbf, 0xbd],
        [0xed, 0xa0, 0x80],
        [0x84, 0x31, 0xa4, 0x37],
      ),
      fc.uint8Array({ minLength: 1, maxLength: 4 }).map((array) => [...array]),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => Uint8Array.from(pieces.flat()))

describe.each(encodings)('decoding %s', (encoding) => {
  const decode = textDecoder(encoding)
  const decoded = (input: Uint8Array) => {
    const units = new Uint16Array(input.length)
    return textOf(units, 0, decode(input, units))
  }

  it('is unit for unit what TextDecoder makes of the bytes, also of broken ones', () => {
    const oracle = new TextDecoder(encoding, { ignoreBOM: true })
    fc.assert(
      fc.property(bytes, (input) => {
        expect(decoded(input)).toBe(oracle.decode(input))
      }),
      { numRuns: 3000 },
    )
  })

  it('knows every pair of bytes', () => {
    const oracle = new TextDecoder(encoding, { ignoreBOM: true })
    for (let first = 0x80; first <= 0xff; first++) {
      const input = Uint8Array.from({ length: 256 * 3 }, (_, at) => [first, at / 3, 0x0a][at % 3]!)
      expect(decoded(input)).toBe(oracle.decode(input))
    }
  })
})
