import type { LearnedPlaceholder } from '../../../shared/linkage/numeric-keys.ts'
import type { LinkRule } from './link-rules.ts'

/** Values that the analyst said are real although many rows have them. */
export function realValues(rule: LinkRule): string[] {
  return Array.isArray(rule.real) ? rule.real.filter((value) => typeof value === 'string') : []
}

/** The rules that a learned placeholder belongs to, with it as a real value: they compare it like any other. */
export function withReal(rules: readonly LinkRule[], { side, column, value }: LearnedPlaceholder): LinkRule[] {
  return rules.map((rule) => {
    if (rule[side] !== column || realValues(rule).includes(value)) return rule
    return { ...rule, real: [...realValues(rule), value] }
  })
}

/** The rules without a real value, in the file as if it had never been one. */
export function withoutReal(rules: readonly LinkRule[], value: string): LinkRule[] {
  return rules.map((rule) => {
    const { real: _, ...rest } = rule
    const left = realValues(rule).filter((other) => other !== value)
    return left.length > 0 ? { ...rule, real: left } : (rest as LinkRule)
  })
}

/** Learned placeholders, each value once: both sides of one rule may have learned it. */
export function distinctPlaceholders(
  placeholders: readonly LearnedPlaceholder[],
): (LearnedPlaceholder & { all: LearnedPlaceholder[] })[] {
  const found = new Map<string, LearnedPlaceholder & { all: LearnedPlaceholder[] }>()
  for (const one of placeholders) {
    const known = found.get(one.value)
    if (known) {
      known.rows += one.rows
      known.all.push(one)
    } else found.set(one.value, { ...one, all: [one] })
  }
  return [...found.values()]
}

/** How far the rows of a side lack anything to compare: `all`, `most` (nine in ten), `some`, or none of them. */
export function keylessDegree(keyless: number, rows: number | null): 'all' | 'most' | 'some' | null {
  if (keyless === 0) return null
  if (rows === null || keyless < 0.9 * rows) return 'some'
  return keyless < rows ? 'most' : 'all'
}

/** Links that each left row has on average, where there are so many that the rule hardly tells records apart; else null. */
export function linksOfEach(links: number | null, leftRows: number | null): number | null {
  if (links === null || !leftRows || links < 10_000) return null
  const each = links / leftRows
  return each > 20 ? Math.round(each) : null
}

/** A blocking key as people read it: a mark at its head says that it is the end or the beginning of a value, others part what it is made of. */
export function keyWords(key: string): string {
  const words = key.startsWith('$') ? `…${key.slice(1)}` : key.startsWith('^') ? `${key.slice(1)}…` : key
  return words.replaceAll('|', '＋')
}
