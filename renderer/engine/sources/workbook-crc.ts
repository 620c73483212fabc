const TABLES = Array.from({ length: 4 }, () => new Uint32Array(256))
for (let byte = 0; byte < 256; byte++) {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  TABLES[0]![byte] = sum
}
for (let byte = 0; byte < 256; byte++) {
  for (let table = 1; table < 4; table++) {
    const before = TABLES[table - 1]![byte]!
    TABLES[table]![byte] = (before >>> 8) ^ TABLES[0]![before & 0xff]!
  }
}
const [T0, T1, T2, T3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]

/** CRC-32 of ZIP (ISO 3309), piece by piece: start with 0 and hand each result to the next call. Four bytes at a time. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before
  let at = 0
  for (const end = bytes.length - 3; at < end; at += 4) {
    sum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    sum = T3[sum & 0xff]! ^ T2[(sum >>> 8) & 0xff]! ^ T1[(sum >>> 16) & 0xff]! ^ T0[sum >>> 24]!
  }
  for (; at < bytes.length; at++) sum = (sum >>> 8) ^ T0[(sum ^ bytes[at]!) & 0xff]!
  return ~sum >>> 0
}
