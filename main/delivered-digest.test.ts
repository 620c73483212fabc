import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { DeliveredDigest } from './delivered-digest.ts'

const bytes = Uint8Array.from({ length: 10 }, (_, index) => index)
const wanted = createHash('sha256').update(bytes).digest('hex')

it('knows a file when every byte was delivered, in pieces of any size', () => {
  const digest = new DeliveredDigest(10)
  const take = digest.pass(0)
  take(bytes.subarray(0, 3))
  expect(digest.digest).toBeUndefined()
  take(bytes.subarray(3))
  expect([digest.digest, digest.digest]).toEqual([wanted, wanted])
})

it('a later pass goes on where the one before was left, however much both have', () => {
  const digest = new DeliveredDigest(10)
  digest.pass(0)(bytes.subarray(0, 6))
  const again = digest.pass(2)
  again(bytes.subarray(2, 4))
  again(bytes.subarray(4, 8))
  again(bytes.subarray(8))
  expect(digest.digest).toBe(wanted)
})

it('a gap is not passed over, and a pass from the start begins anew', () => {
  const digest = new DeliveredDigest(10)
  const first = digest.pass(0)
  first(bytes.subarray(0, 4))
  digest.pass(6)(bytes.subarray(6))
  expect(digest.digest).toBeUndefined()
  const second = digest.pass(0)
  first(bytes.subarray(4))
  expect(digest.digest).toBeUndefined()
  second(bytes)
  expect(digest.digest).toBe(wanted)
})

it('an empty file has its digest with the first pass', () => {
  const digest = new DeliveredDigest(0)
  expect(digest.digest).toBeUndefined()
  digest.pass(0)
  expect(digest.digest).toBe(createHash('sha256').digest('hex'))
})
