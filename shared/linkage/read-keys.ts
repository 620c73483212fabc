import { DictionaryColumn, type StringColumn } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { keysOfRows } from './choose-keys.ts'
import { type CompareKind, keysOf } from './key.ts'
import { hashed, hashInto } from './key-hash.ts'
import { KeyList } from './key-list.ts'
import type { NumericKeys } from './numeric-keys.ts'

/** The keys of a column under a comparison ({@link keysOf}) as numbers; `type` as there. One pass; a dictionary's values are read once each. */
export function numericKeys(kind: CompareKind, column: StringColumn, type?: ColumnType): NumericKeys {
  if (!(column instanceof DictionaryColumn)) return readKeys(kind, column.length, (row) => column.get(row), type)
  const { values, codes } = column
  return keysByCode(
    readKeys(kind, values.length, (code) => values[code]!, type),
    codes,
  )
}

/**
 * The keys of cells that are bytes of plain text, cell i at `offsets[i] … offsets[i + 1]` from the first offset on: eleven digits of a mobile are read without a
 * string, 25 ns each; every other cell as in {@link numericKeys}.
 */
export function phoneKeysOfBytes(bytes: Uint8Array, offsets: Uint32Array): NumericKeys {
  const length = offsets.length - 1
  const start = offsets[0]!
  const list = new KeyList(length, false)
  for (let row = 0; row < length; row++) {
    const from = offsets[row]! - start
    const to = offsets[row + 1]! - start
    const mobile = to - from === 11 ? plainMobile(bytes, from) : 0
    if (mobile > 0) list.add(row, mobile)
    else addKeys(list, 'phone', row, String.fromCharCode(...bytes.subarray(from, to)), 'phone')
  }
  return list.result(length)
}

function readKeys(kind: CompareKind, length: number, text: (row: number) => string, type: ColumnType | undefined): NumericKeys {
  const list = new KeyList(length, kind !== 'phone')
  for (let row = 0; row < length; row++) addKeys(list, kind, row, text(row), type)
  return list.result(length)
}

function addKeys(list: KeyList, kind: CompareKind, row: number, text: string, type: ColumnType | undefined): void {
  const keys = keysOf(kind, text, type)
  if (keys.length === 0) list.add(row, Number.NaN)
  for (const key of keys) {
    keyInto(kind, key)
    list.add(row, hashed[0]!, hashed[1]!)
  }
}

/** The numbers that {@link numericKeys} has for a key, and its check, into {@link hashed}; the check counts only where it has checks. */
export function keyInto(kind: CompareKind, key: string): void {
  if (kind === 'phone') {
    hashed[0] = phoneNumber(key)
  } else if (kind === 'identityNumber') {
    hashed[0] = Number(key.slice(0, 15))
    hashed[1] = lastThree(key)
  } else {
    hashInto(key)
  }
}

/** A number of {@link phonesIn} as a double of its own: those of landlines, which begin with 0, lie behind the others, those from abroad are negative. */
function phoneNumber(digits: string): number {
  if (digits.startsWith('+')) return -Number(`1${digits.slice(1)}`)
  return Number(digits) + (digits.startsWith('0') ? 1e13 : 0)
}

/** The sixteenth to eighteenth sign of an identity number; −1 for one of 15 digits that could not be lengthened. */
function lastThree(number: string): number {
  if (number.length < 18) return -1
  return Number(number.slice(15, 17)) * 11 + (number[17] === 'X' ? 10 : Number(number[17]))
}

/** The mobile that eleven bytes are, if they are one and no filler such as 13000000000; else 0. */
function plainMobile(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== 0x31 || bytes[from + 1]! < 0x33) return 0
  let number = 1
  let rest = 0
  for (let at = from + 1; at < from + 11; at++) {
    const digit = bytes[at]! - 0x30
    if (digit < 0 || digit > 9) return 0
    if (at > from + 1) rest |= digit
    number = number * 10 + digit
  }
  return rest === 0 ? 0 : number
}

function keysByCode(values: NumericKeys, codes: Uint8Array | Uint16Array | Uint32Array): NumericKeys {
  return keysOfRows(values, Uint32Array.from(codes))
}
