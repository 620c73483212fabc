/** Months as `2024-06`, both included. */
export interface Span {
  from: string
  to: string
}

export type BaselineKind = 'three' | 'twelve' | 'own'

/** The last month that the rows have. `months` ascend and are not empty. */
export function usualPeriod(months: readonly string[]): Span {
  const last = months.at(-1)!
  return { from: last, to: last }
}

/** The 3 or 12 months before a period; for `own` what one begins with. */
export function baselineOf(kind: BaselineKind, period: Span): Span {
  return { from: monthsEarlier(period.from, kind === 'three' ? 3 : 12), to: monthsEarlier(period.from, 1) }
}

/** Example: 1 before `2024-01` is `2023-12`. */
export function monthsEarlier(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const index = year * 12 + number - 1 - count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The span from another month on; it ends no earlier. */
export function withFrom({ to }: Span, from: string): Span {
  return to < from ? { from, to: from } : { from, to }
}

/** The span up to another month; it begins no later. */
export function withTo({ from }: Span, to: string): Span {
  return from > to ? { from: to, to } : { from, to }
}
