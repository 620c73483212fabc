/**
 * Text in fewer bytes than UTF-16: the characters that occur most have one byte, the others two. Chinese prose takes about two thirds, and it is read back as
 * fast as it is written; of what a general compressor could save the rest is not worth its time.
 *
 * ```
 * units u32 | distinct u32 | table u16 × distinct, the most frequent first, padded to 4 | codes | 00
 * ```
 * With `leads` = ⌈(distinct − 256) / 255⌉ (0 for up to 256) and `singles` = 256 − leads, a byte below `singles` is the rank of its character; any other one begins
 * a pair whose rank is singles + 256 × (first − singles) + second.
 * Example, 路灯路 : `3 | 2 | 路 灯 | 00 01 00 | 00`.
 */
/** How the codes of a ranked text are read: one at a time, from a byte of {@link bytes} that begins one. */
export interface RankedCodes {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where the first code stands. */
  readonly textAt: number
  /** Units of the text. */
  readonly length: number
  /** Units by rank. */
  readonly table: Uint16Array<ArrayBuffer>
  /** The largest first byte of a code of one byte. */
  readonly lastSingle: number
  /** By the first byte of a code: its rank, less the second byte of a pair. */
  readonly base: Uint16Array<ArrayBuffer>
}

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
  const bytes = size + textAt < 1.7 * units.length ? new Uint8Array(textAt + size + 1) : null
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
  const { textAt, length, table, lastSingle, base } = rankedCodes(bytes, head)
  const units = new Uint16Array(length)
  const last = bytes.length - 1
  let at = textAt
  for (let index = 0; index < length; index++) {
    const first = bytes[at]!
    const isPair = (lastSingle - first) >> 31
    units[index] = table[base[first]! + (bytes[at < last ? at + 1 : last]! & isPair)]!
    at += 1 - isPair
  }
  return units
}

/** What {@link encodeRanked} wrote from `head` on, to be read in parts; as {@link decodeRanked}. */
export function rankedCodes(bytes: Uint8Array<ArrayBuffer>, head: number): RankedCodes {
  const [length, distinct] = new Uint32Array(bytes.buffer, bytes.byteOffset + head, 2)
  const table = new Uint16Array(bytes.buffer, bytes.byteOffset + head + 8, distinct!)
  const singles = singlesOf(distinct!)
  const base = Uint16Array.from({ length: 256 }, (_, first) => (first < singles ? first : singles + ((first - singles) << 8)))
  return { bytes, textAt: head + 8 + align(2 * distinct!), length: length!, table, lastSingle: singles - 1, base }
}

/** Where in the bytes the stretches of a text begin that `offsets` cut, which count units and need not begin at 0; the end is the last. */
export function rankedStarts({ bytes, textAt, lastSingle }: RankedCodes, offsets: Uint32Array): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(offsets.length)
  const [first = 0] = offsets
  let at = textAt
  let unit = first
  for (let index = 0; index < offsets.length; index++) {
    for (const end = offsets[index]!; unit < end; unit++) at += 1 - ((lastSingle - bytes[at]!) >> 31)
    starts[index] = at
  }
  return starts
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
