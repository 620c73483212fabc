import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeRecord, encodeRecord } from './codec.ts'

const part = fc.oneof(fc.uint8Array(), fc.uint16Array(), fc.uint32Array(), fc.int32Array(), fc.float64Array())
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    part,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constant('__proto__'), fc.string({ unit: 'binary' })), tie('tree'), { maxKeys: 4 }),
  ),
}))

it('a record of plain values and typed arrays comes back as it was', () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(decodeRecord(encodeRecord(value))).toEqual(value)
    }),
  )
})

it('also from the middle of a buffer, and from a part that is a view of one', () => {
  const whole = Uint32Array.of(9, 1, 2, 9)
  const encoded = encodeRecord({ rows: whole.subarray(1, 3) })
  const shifted = new Uint8Array(encoded.length + 3)
  shifted.set(encoded, 3)
  expect(decodeRecord(shifted.subarray(3))).toEqual({ rows: Uint32Array.of(1, 2) })
})

it('half a surrogate pair and members that are undefined', () => {
  expect(decodeRecord(encodeRecord({ a: '\ud800', b: undefined }))).toEqual({ a: '\ud800' })
})
