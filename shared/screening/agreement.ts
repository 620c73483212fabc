import { type Estimate, type Verdict, verdicts } from './judgement.ts'

/** How far two judges agree on the rows that both have judged. */
export interface Agreement {
  /** Rows that both have judged. */
  both: number
  agreed: number
  /** `table[i][j]`: rows that the first judge called `verdicts[i]` and the second `verdicts[j]`. */
  table: number[][]
  /** Cohen's kappa with its 95 % interval; null where chance alone would make them agree always, as when both gave one verdict to all rows. */
  kappa: Estimate | null
}

/**
 * Cohen's kappa of two judges over the three verdicts, unweighted: `unsure` is a category like the others. The interval is the asymptotic one of J. L. Fleiss, J. Cohen,
 * B. S. Everitt, "Large sample standard errors of kappa and weighted kappa", Psychological Bulletin 72 (1969) 323–327, cut off at −1 and 1. Linear in the pairs.
 */
export function agreementOf(pairs: Iterable<readonly [Verdict, Verdict]>): Agreement {
  const table = verdicts.map(() => verdicts.map(() => 0))
  for (const [first, second] of pairs) table[verdicts.indexOf(first)]![verdicts.indexOf(second)]!++
  const both = sum(table.map(sum))
  const agreed = sum(table.map((row, index) => row[index]!))
  return { both, agreed, table, kappa: kappaOf(table, both) }
}

function kappaOf(table: readonly (readonly number[])[], both: number): Estimate | null {
  if (both === 0) return null
  const share = (i: number, j: number) => table[i]![j]! / both
  const kinds = table.map((_, kind) => kind)
  const first = kinds.map((i) => sum(kinds.map((j) => share(i, j))))
  const second = kinds.map((j) => sum(kinds.map((i) => share(i, j))))
  const observed = sum(kinds.map((i) => share(i, i)))
  const expected = sum(kinds.map((i) => first[i]! * second[i]!))
  if (1 - expected < 1e-12) return null
  const value = (observed - expected) / (1 - expected)
  const rest = 1 - value
  const same = sum(kinds.map((i) => share(i, i) * (1 - (first[i]! + second[i]!) * rest) ** 2))
  const other = sum(kinds.map((i) => sum(kinds.map((j) => (i === j ? 0 : share(i, j) * (second[i]! + first[j]!) ** 2)))))
  const variance = (same + rest ** 2 * other - (value - expected * rest) ** 2) / (both * (1 - expected) ** 2)
  const reach = Z95 * Math.sqrt(Math.max(0, variance))
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) }
}

/** The 97.5 % point of the standard normal distribution. */
const Z95 = 1.959963984540054

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
