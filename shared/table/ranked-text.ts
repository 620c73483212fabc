/**
 * Text in fewer bytes than UTF-16: the characters that occur most have one byte, the others two. Chinese prose takes about two thirds, and it is read back as
 * fast as it is written; of what a general compressor could save the rest is not worth its time.
 *
 * ```
 * units u32 | distinct u32 | table u16 × distinct, the most frequent first, padded to 4 | codes
 * ```
 * With `leads` = ⌈(distinct − 256) / 255⌉ (0 for up to 256) and `singles` = 256 − leads, a byte below `singles` is the rank of its character; any other one begins
 * a pair whose rank is singles + 256 × (first − singles) + second.
 * Example, 路灯路 : `3 | 2 | 路 灯 | 00 01 00`.
 */
const counts = new Uint32Array(65_536)
const codeOfUnit = new Uint16Array(65_536)

/** The bytes of a text behind `head` bytes left free; null where UTF-16 is nearly as short. Equal texts give equal bytes. */
export function encodeRanked(units: Uint16Array, head: number): Uint8Array<ArrayBuffer> | null {
  const ranked = rankedUnits(units)
  const singles = singlesOf(ranked.length)
  if (singles < 0) return null
  let size = units.length
  for (let rank = singles; rank < ranked.length; rank++) size += counts[ranked[rank]!]!
  const textAt = head + 8 + align(2 * ranked.length)
  const bytes = size + textAt < 1.7 * units.length ? new Uint8Array(textAt + size) : null
  if (bytes) {
    new Uint32Array(bytes.buffer, head, 2).set([units.length, ranked.length])
    new Uint16Array(bytes.buffer, head + 8, ranked.length).set(ranked)
    for (let rank = 0; rank < ranked.length; rank++) codeOfUnit[ranked[rank]!] = codeOf(rank, singles)
    writeCodes(units, bytes, textAt)
  }
  for (const unit of ranked) counts[unit] = 0
  return bytes
}

/**
 * The units of what {@link encodeRanked} wrote from `head` on; `bytes` must begin at a multiple of 4 of its buffer. Without a branch in the loop: whether a
 * character has one byte or two cannot be foretold.
 */
export function decodeRanked(bytes: Uint8Array<ArrayBuffer>, head: number): Uint16Array<ArrayBuffer> {
  const [length, distinct] = new Uint32Array(bytes.buffer, bytes.byteOffset + head, 2)
  const table = new Uint16Array(bytes.buffer, bytes.byteOffset + head + 8, distinct!)
  const singles = singlesOf(distinct!)
  const base = Uint16Array.from({ length: 256 }, (_, first) => (first < singles ? first : singles + ((first - singles) << 8)))
  const mask = Uint8Array.from({ length: 256 }, (_, first) => (first < singles ? 0 : 255))
  const units = new Uint16Array(length!)
  let at = head + 8 + align(2 * distinct!)
  const last = bytes.length - 1
  for (let index = 0; index < units.length; index++) {
    const first = bytes[at]!
    const more = mask[first]!
    units[index] = table[base[first]! + (bytes[at < last ? at + 1 : last]! & more)]!
    at += 1 + (more & 1)
  }
  return units
}

/** Different units, the most frequent first, equally frequent ones by their code; `counts` tells how often each occurs. */
function rankedUnits(units: Uint16Array): Uint16Array<ArrayBuffer> {
  const found = new Uint16Array(65_536)
  let distinct = 0
  for (let index = 0; index < units.length; index++) {
    const unit = units[index]!
    if (counts[unit]!++ === 0) found[distinct++] = unit
  }
  return found.slice(0, distinct).sort((a, b) => counts[b]! - counts[a]! || a - b)
}

/** Characters of one byte; −1 where two bytes are too few for the others. */
function singlesOf(distinct: number): number {
  const leads = Math.max(0, Math.ceil((distinct - 256) / 255))
  return leads < 256 ? 256 - leads : -1
}

/** The byte of a single; of a pair both bytes, which is at least 256 because there is always a single. */
function codeOf(rank: number, singles: number): number {
  if (rank < singles) return rank
  const pair = rank - singles
  return ((singles + (pair >> 8)) << 8) | (pair & 0xff)
}

/** Without a branch in the loop: which characters are pairs cannot be foretold. */
function writeCodes(units: Uint16Array, bytes: Uint8Array, start: number): void {
  let at = start
  for (let index = 0; index < units.length; index++) {
    const code = codeOfUnit[units[index]!]!
    bytes[at] = code >> 8
    at += Number(code > 0xff)
    bytes[at++] = code
  }
}

function align(length: number): number {
  return (length + 3) & ~3
}
