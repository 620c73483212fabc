import type { ComparedRule } from './compared-rule.ts'
import { NO_CODE } from './compared-rule.ts'
import { hashed, hashInto } from './key-hash.ts'
import { placesByRank } from './pair-order.ts'

const DRAWN = 100_000
const DRAWN_A_PAUSE = 4_096
const SEED = 0x2545f491

/**
 * Calls `take` with pairs of rows drawn from all, the same values whatever the order of rows: rows are put in the order of a hash of what is compared, then places of
 * that order are drawn by xorshift. Fewer pairs than {@link DRAWN} are all taken. `pause` is awaited often.
 */
export async function drawPairs(
  rules: readonly ComparedRule[],
  isSelf: boolean,
  take: (left: number, right: number) => void,
  pause: () => Promise<void>,
): Promise<void> {
  await pause()
  const left = rowsByContent(rules, 'left')
  const right = isSelf ? left : rowsByContent(rules, 'right')
  if (left.length * right.length <= DRAWN) {
    for (let one = 0; one < left.length; one++) {
      await pause()
      for (let other = isSelf ? one + 1 : 0; other < right.length; other++) take(left[one]!, right[other]!)
    }
    return
  }
  let state = SEED
  const next = (below: number) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
  for (let drawn = 0; drawn < DRAWN; drawn++) {
    if (drawn % DRAWN_A_PAUSE === 0) await pause()
    const [one, other] = [next(left.length), next(right.length)]
    if (!isSelf || one !== other) take(left[one]!, right[other]!)
  }
}

function rowsByContent(rules: readonly ComparedRule[], side: 'left' | 'right'): Uint32Array {
  const hashes = rules.map(({ texts }) =>
    Float64Array.from(texts, (text) => {
      hashInto(text)
      return hashed[0]!
    }),
  )
  const rowCount = rules[0]?.[side].length ?? 0
  const content = new Float64Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    let sum = 0
    rules.forEach((rule, at) => {
      const code = rule[side][row]!
      sum = (sum * 31 + (code === NO_CODE ? 7 : hashes[at]![code]! % 0x3fffffffff)) % 0x7fffffffffff
    })
    content[row] = sum
  }
  return placesByRank(content)
}
