/**
 * GB18030 for a world that only decodes it: `TextDecoder` knows the tables, so they are read out of it once.
 * A code is one number: `0xC4E3` for the two bytes of 你, `0x81318132` for four bytes, 0 where there is none.
 */
let codes: Uint32Array | undefined

/** Room for the longest text so far; kept, because clearing it for each chunk costs more than encoding. */
let scratch = new Uint8Array(0)

const UNKNOWN = 0x3f
const LINEAR_BMP = 39_420
const LINEAR_SUPPLEMENTARY = 189_000

/** Encodes to GB18030 (for Chinese text the same bytes as GBK). Private-use characters that its tables lack, and lone surrogates, become `?`. */
export function encodeGb18030(text: string): Uint8Array<ArrayBuffer> {
  codes ??= readCodes()
  if (scratch.length < 4 * text.length) scratch = new Uint8Array(4 * text.length)
  const bytes = scratch
  let at = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[at++] = unit
      continue
    }
    let code = codes[unit]!
    if (code === 0 && unit >= 0xd800 && unit < 0xdc00) {
      const point = text.codePointAt(index)!
      if (point > 0xffff) {
        code = linearCode(LINEAR_SUPPLEMENTARY + point - 0x10000)
        index++
      }
    }
    if (code === 0) {
      bytes[at++] = UNKNOWN
      continue
    }
    if (code > 0xffff) {
      bytes[at++] = code >>> 24
      bytes[at++] = code >>> 16
    }
    bytes[at++] = code >>> 8
    bytes[at++] = code
  }
  return bytes.slice(0, at)
}

/** Four bytes 81–FE, 30–39, 81–FE, 30–39, counted through from the right. */
function linearCode(pointer: number): number {
  const first = 0x81 + Math.floor(pointer / 12_600)
  const second = 0x30 + (Math.floor(pointer / 1260) % 10)
  const third = 0x81 + (Math.floor(pointer / 10) % 126)
  const fourth = 0x30 + (pointer % 10)
  return ((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0
}

function readCodes(): Uint32Array {
  const table = new Uint32Array(0x10000)
  const twoByte: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) twoByte.push((lead << 8) | trail)
  }
  enter(table, twoByte, 2)
  enter(
    table,
    Array.from({ length: LINEAR_BMP }, (_, pointer) => linearCode(pointer)),
    4,
  )
  table[0xfffd] = 0
  return table
}

/** Decodes all codes at once (each is one character of the BMP) and notes the first code of each character. */
function enter(table: Uint32Array, list: readonly number[], width: 2 | 4): void {
  const bytes = new Uint8Array(list.length * width)
  list.forEach((code, index) => {
    for (let byte = 0; byte < width; byte++) bytes[index * width + byte] = code >>> (8 * (width - 1 - byte))
  })
  const text = new TextDecoder('gb18030').decode(bytes)
  for (let index = 0; index < list.length; index++) {
    const unit = text.charCodeAt(index)
    if (table[unit] === 0) table[unit] = list[index]!
  }
}
