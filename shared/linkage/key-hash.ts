/** Key and check of the last value that was hashed. */
export const hashed = new Float64Array(2)

const four = new Float64Array(4)
const words = new Uint32Array(four.buffer)
let a = 0
let b = 0
let c = 0
let d = 0

function begin(): void {
  a = 0x9e3779b9
  b = 0x85ebca6b
  c = 0x3c6ef372
  d = 0x1b873593
}

function mixIn(word: number): void {
  a = Math.imul(a ^ word, 0x2c1b3c6d)
  b = Math.imul(b ^ word, 0x297a2d39)
  c = Math.imul(c ^ word, 0x21f0aaad)
  d = Math.imul(d ^ word, 0x735a2d97)
  a = (a << 13) | (a >>> 19)
  b = (b << 11) | (b >>> 21)
  c = (c << 15) | (c >>> 17)
  d = (d << 7) | (d >>> 25)
}

function finish(length: number): void {
  a = Math.imul(a ^ (a >>> 16) ^ length, 0x45d9f3b)
  b = Math.imul(b ^ (b >>> 15) ^ length, 0x27d4eb2f)
  c = Math.imul(c ^ (c >>> 16) ^ length, 0x7feb352d)
  d = Math.imul(d ^ (d >>> 15) ^ length, 0x2c1b3c6d)
  a ^= b >>> 13
  b ^= a >>> 16
  c ^= d >>> 13
  d ^= c >>> 16
  hashed[0] = (b >>> 0) * 0x200000 + (a >>> 11)
  hashed[1] = (d >>> 0) * 0x200000 + (c >>> 11)
}

/** Two independent 53-bit hashes of a text, never NaN, into {@link hashed}: MurmurHash3's multiply-xor mix in four lanes. */
export function hashInto(text: string): void {
  begin()
  for (let index = 0; index < text.length; index++) mixIn(text.charCodeAt(index))
  finish(text.length)
}

/** The hash of two keys with their checks, into {@link hashed}; without a key where one of them is none. */
export function composeInto(leftKey: number, leftCheck: number, rightKey: number, rightCheck: number): void {
  four[0] = leftKey
  four[1] = leftCheck
  four[2] = rightKey
  four[3] = rightCheck
  begin()
  for (let word = 0; word < words.length; word++) mixIn(words[word]!)
  finish(words.length)
  if (Number.isNaN(leftKey) || Number.isNaN(rightKey)) hashed[0] = Number.NaN
}

/** A hash of the bits of a double, given as two words; 0 … 2³² − 1. */
export function hashOf(low: number, high: number): number {
  let hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39)
  return (hash ^ (hash >>> 14)) >>> 0
}
