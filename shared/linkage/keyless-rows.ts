import { type ComparedRule, NO_CODE } from './compared-rule.ts'

type CodedRows = Pick<ComparedRule, 'left' | 'right'>

/** Rows of each side that have no key: in none of the comparisons where `isAny`, else not in all of them. */
export function keylessRows(rules: readonly CodedRows[], isAny: boolean): { left: number; right: number } {
  return { left: keylessOf(rules, 'left', isAny), right: keylessOf(rules, 'right', isAny) }
}

function keylessOf(rules: readonly CodedRows[], side: 'left' | 'right', isAny: boolean): number {
  let keyless = 0
  const rowCount = rules[0]?.[side].length ?? 0
  for (let row = 0; row < rowCount; row++) {
    let missing = 0
    for (const rule of rules) if (rule[side][row] === NO_CODE) missing++
    if (isAny ? missing === rules.length : missing > 0) keyless++
  }
  return keyless
}
