import type { BlockForm, BlockingRule, BlockingSize } from './blocking.ts'
import { type ComparedRule, NO_CODE } from './compared-rule.ts'
import { NumberList } from './number-list.ts'

/** The keys of one blocking rule, numbered alike on both sides, and the right rows under each. */
export interface BlockIndex {
  rule: BlockingRule
  /** By row of either side: a code, {@link NO_CODE} without a key; keys of code c: `keys[starts[c]] … keys[starts[c + 1]]`. */
  left: Int32Array<ArrayBuffer>
  right: Int32Array<ArrayBuffer>
  starts: Uint32Array<ArrayBuffer>
  keys: Uint32Array<ArrayBuffer>
  /** Right rows of key k, ascending: `rightRows[rightStarts[k]] … rightRows[rightStarts[k + 1]]`. */
  rightStarts: Uint32Array<ArrayBuffer>
  rightRows: Uint32Array<ArrayBuffer>
  /** Left rows by key. */
  leftCounts: Uint32Array<ArrayBuffer>
  /** 1 for a key that is not used, as it gives too many pairs. */
  refused: Uint8Array<ArrayBuffer>
  /** What a key is, for people. */
  name(key: number): string
}

/** Keys by code: the first three parts of a {@link BlockIndex}. */
interface CodedKeys {
  left: Int32Array<ArrayBuffer>
  right: Int32Array<ArrayBuffer>
  starts: Uint32Array<ArrayBuffer>
  keys: Uint32Array<ArrayBuffer>
  keyCount: number
  name(key: number): string
}

const START_LENGTHS = [3, 4] as const
const ENTRIES_A_PAUSE = 4_096

/** Numbers the keys of a blocking rule and sorts the right rows by them. `least`: similarity that is asked for, by place of the comparison; `pause` is awaited often. */
export async function blockIndex(
  rule: BlockingRule,
  rules: readonly ComparedRule[],
  least: readonly number[],
  pause: () => Promise<void>,
): Promise<BlockIndex> {
  const coded = await codedKeys(rule, rules, least, pause)
  const { left, right, starts, keys, keyCount, name } = coded
  const leftCounts = countsOf(left, starts, keys, keyCount)
  const rightCounts = left === right ? leftCounts : countsOf(right, starts, keys, keyCount)
  const rightStarts = new Uint32Array(keyCount + 1)
  for (let key = 0; key < keyCount; key++) rightStarts[key + 1] = rightStarts[key]! + rightCounts[key]!
  const next = rightStarts.slice(0, keyCount)
  const rightRows = new Uint32Array(rightStarts[keyCount]!)
  for (let row = 0; row < right.length; row++) {
    const code = right[row]!
    if (code === NO_CODE) continue
    for (let at = starts[code]!; at < starts[code + 1]!; at++) rightRows[next[keys[at]!]!++] = row
  }
  return { rule, left, right, starts, keys, rightStarts, rightRows, leftCounts, refused: new Uint8Array(keyCount), name }
}

/** Pairs under a key: each once, for a table with itself without the rows themselves. */
export function pairsUnder(index: BlockIndex, key: number, isSelf: boolean): number {
  const right = index.rightStarts[key + 1]! - index.rightStarts[key]!
  return isSelf ? (right * (right - 1)) / 2 : index.leftCounts[key]! * right
}

/** Refuses keys with more than `mostPerKey` pairs, unless a left row would have no other: then its rarest keys are used, up to `mostAlone` pairs. */
export function refuseKeys(indexes: readonly BlockIndex[], mostPerKey: number, mostAlone: number, isSelf: boolean): void {
  for (const index of indexes) {
    for (let key = 0; key < index.refused.length; key++) {
      if (pairsUnder(index, key, isSelf) > mostPerKey) index.refused[key] = 1
    }
  }
  const rowCount = indexes[0]?.left.length ?? 0
  const rescued: [BlockIndex, number][] = []
  for (let row = 0; row < rowCount; row++) {
    let fewest = Number.POSITIVE_INFINITY
    for (const index of indexes) {
      for (const key of keysOfRow(index, row)) {
        fewest = index.refused[key] ? Math.min(fewest, pairsUnder(index, key, isSelf)) : 0
        if (fewest === 0) break
      }
      if (fewest === 0) break
    }
    if (fewest === 0 || fewest > mostAlone) continue
    for (const index of indexes) {
      for (const key of keysOfRow(index, row)) if (pairsUnder(index, key, isSelf) === fewest) rescued.push([index, key])
    }
  }
  for (const [index, key] of rescued) index.refused[key] = 0
}

/** How many pairs each blocking rule gives, and the worst key that it was not given. */
export function blockingSize(index: BlockIndex, isSelf: boolean): BlockingSize {
  let pairs = 0
  let worst = -1
  let most = 0
  for (let key = 0; key < index.refused.length; key++) {
    const under = pairsUnder(index, key, isSelf)
    if (!index.refused[key]) pairs += under
    else if (under > most || (under === most && index.name(key) < index.name(worst))) [worst, most] = [key, under]
  }
  const rightRows = worst < 0 ? 0 : index.rightStarts[worst + 1]! - index.rightStarts[worst]!
  const refused = worst < 0 ? null : { value: index.name(worst), leftRows: index.leftCounts[worst]!, rightRows, pairs: most }
  return { rule: index.rule, pairs, refused }
}

function keysOfRow({ left, starts, keys }: BlockIndex, row: number): Uint32Array {
  const code = left[row]!
  return code === NO_CODE ? keys.subarray(0, 0) : keys.subarray(starts[code], starts[code + 1])
}

function countsOf(codes: Int32Array, starts: Uint32Array, keys: Uint32Array, keyCount: number): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(keyCount)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (code === NO_CODE) continue
    for (let at = starts[code]!; at < starts[code + 1]!; at++) counts[keys[at]!]!++
  }
  return counts
}

async function codedKeys(
  rule: BlockingRule,
  rules: readonly ComparedRule[],
  least: readonly number[],
  pause: () => Promise<void>,
): Promise<CodedKeys> {
  const [first, second] = rule.keys
  const one = rules[first!.rule]!
  if (!second) return keysByCode(one, first!.form, least[first!.rule]!, pause)
  const other = rules[second.rule]!
  const isExchanged = first!.form === 'exchanged'
  const halves = isExchanged ? [one, other].map(wholeTexts) : [one, other].map((each, at) => startsOf(each, START_LENGTHS[at]!))
  const numbering = new Map<string, number>()
  const numbersOf = async (side: 'left' | 'right') => {
    const codes = new Int32Array(one[side].length).fill(NO_CODE)
    for (let row = 0; row < codes.length; row++) {
      if (row % ENTRIES_A_PAUSE === 0) await pause()
      const [left, right] = [one[side][row]!, other[side][row]!]
      if (left === NO_CODE || right === NO_CODE) continue
      const [a, b] = [halves[0]![left]!, halves[1]![right]!]
      const name = isExchanged && b < a ? `${b}|${a}` : `${a}|${b}`
      const code = numbering.get(name) ?? numbering.size
      if (code === numbering.size) numbering.set(name, code)
      codes[row] = code
    }
    return codes
  }
  const isOne = one.left === one.right && other.left === other.right
  const left = await numbersOf('left')
  const right = isOne ? left : await numbersOf('right')
  const keyCount = numbering.size
  const keys = Uint32Array.from({ length: keyCount }, (_, key) => key)
  const names = [...numbering.keys()]
  return { left, right, starts: Uint32Array.from([...keys, keyCount]), keys, keyCount, name: (key) => names[key] ?? '' }
}

/** Keys of one comparison: of the whole value or coarse ones, each value's once. */
async function keysByCode(rule: ComparedRule, form: BlockForm, least: number, pause: () => Promise<void>): Promise<CodedKeys> {
  const { left, right, normals, comparer } = rule
  const numbering = new Map<string, number>()
  const starts = new Uint32Array(normals.length + 1)
  const keys = new NumberList(new Uint32Array(1024))
  const lastCodes: number[] = []
  for (let code = 0; code < normals.length; code++) {
    if (code % ENTRIES_A_PAUSE === 0) await pause()
    const normal = normals[code]
    const names = normal === null ? [] : form === 'value' ? comparer.keys(normal) : comparer.blocks(normal, least)
    for (const name of names) {
      const key = numbering.get(name) ?? numbering.size
      if (key === numbering.size) numbering.set(name, key)
      if (lastCodes[key] === code) continue
      lastCodes[key] = code
      keys.add(key)
    }
    starts[code + 1] = keys.length
  }
  const names = [...numbering.keys()]
  return { left, right, starts, keys: keys.result(), keyCount: numbering.size, name: (key) => names[key] ?? '' }
}

function wholeTexts({ texts, normals, comparer }: ComparedRule): string[] {
  return texts.map((text, code) => (normals[code] === null ? '' : (comparer.keys(normals[code])[0] ?? text)))
}

function startsOf(rule: ComparedRule, length: number): string[] {
  return wholeTexts(rule).map((text) => text.slice(0, length))
}
