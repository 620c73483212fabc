import { columnOf } from '../table/column.ts'
import { type ComparedRule, NO_CODE } from './compared-rule.ts'
import type { FinderSide } from './finder.ts'
import { keysOf } from './key.ts'
import { entryOf, hasPlaceholders, type LearnedKey, learnPlaceholders } from './learned-placeholders.ts'
import type { LearnedPlaceholder } from './numeric-keys.ts'
import { numericKeys } from './read-keys.ts'
import { withoutSpeaking } from './speaking-keys.ts'

/**
 * Takes values of identifiers that many rows share out of the rules, but for those that `real` names, as a join by keys does; gives what was taken. A cell with
 * several keys goes with its last one.
 */
export async function withoutPlaceholders(
  rules: readonly ComparedRule[],
  left: FinderSide,
  right: FinderSide,
): Promise<LearnedPlaceholder[]> {
  const taken: LearnedPlaceholder[] = []
  for (const rule of rules) {
    if (!hasPlaceholders(rule.comparison.compare)) continue
    for (const [which, side] of [
      ['left', left],
      ['right', right],
    ] as const) {
      if (which === 'right' && rule.left === rule.right) continue
      taken.push(...(await takenFrom(rule, which, side)))
    }
  }
  return taken
}

async function takenFrom(rule: ComparedRule, which: 'left' | 'right', side: FinderSide): Promise<LearnedPlaceholder[]> {
  const { compare, real = [], left, right } = rule.comparison
  const column = which === 'left' ? left : right
  const keys = await side.keys(column, compare, undefined)
  const all = (await side.learned?.(column, compare, undefined)) ?? learnPlaceholders(keys)
  const learned = await withoutSpeaking(side, column, compare, keys, all)
  const realKeys = numericKeys(compare, columnOf(real))
  const found = learned.filter((one) => entryOf(realKeys, one) < 0)
  if (found.length === 0) return []
  const taken = new Map<LearnedKey, LearnedPlaceholder>()
  const isTaken = rule.texts.map((text, code) => {
    if (rule.normals[code] === null) return false
    const keys = keysOf(compare, text).map((value) => {
      const keys = numericKeys(compare, columnOf([value]))
      const one = found.find((candidate) => entryOf(keys, candidate) >= 0)
      if (one && !taken.has(one)) taken.set(one, { column, side: which, value, rows: one.rows })
      return one
    })
    return keys.length > 0 && keys.every((one) => one !== undefined)
  })
  const codes = rule[which]
  for (let row = 0; row < codes.length; row++) if (codes[row] !== NO_CODE && isTaken[codes[row]!]) codes[row] = NO_CODE
  return found.flatMap((one) => taken.get(one) ?? [])
}
