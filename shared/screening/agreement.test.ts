import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement.ts'
import { type Verdict, verdicts } from './judgement.ts'

function pairsOf(table: readonly (readonly number[])[]): [Verdict, Verdict][] {
  return table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): [Verdict, Verdict] => [verdicts[i]!, verdicts[j]!])),
  )
}

describe('the agreement of two judges', () => {
  it('is the example of Fleiss, Cohen and Everitt (1969): kappa 0.429, standard error 0.0537', () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ]
    const { both, agreed, kappa, table: counted } = agreementOf(pairsOf(table))
    expect([both, agreed, counted]).toEqual([200, 140, table])
    expect(kappa!.value).toBeCloseTo(0.225 / 0.525, 12)
    expect((kappa!.high - kappa!.value) / 1.959964).toBeCloseTo(0.0537, 4)
    expect(kappa!.value - kappa!.low).toBeCloseTo(kappa!.high - kappa!.value, 12)
  })

  it('is the same by hand for two judges who never doubt', () => {
    const { kappa } = agreementOf(
      pairsOf([
        [20, 5, 0],
        [10, 15, 0],
        [0, 0, 0],
      ]),
    )
    expect(kappa!.value).toBeCloseTo(0.4, 12)
  })

  it('is 1 where they agree on everything, and below 0 where they agree less than by chance', () => {
    expect(
      agreementOf(
        pairsOf([
          [7, 0, 0],
          [0, 3, 0],
          [0, 0, 0],
        ]),
      ).kappa,
    ).toEqual({ value: 1, low: 1, high: 1 })
    const opposed = agreementOf(
      pairsOf([
        [0, 5, 0],
        [5, 0, 0],
        [0, 0, 0],
      ]),
    ).kappa!
    expect(opposed.value).toBeCloseTo(-1, 12)
    expect(opposed.low).toBe(-1)
  })

  it('has no kappa where nothing was judged twice or both gave one verdict only', () => {
    expect(agreementOf([])).toMatchObject({ both: 0, agreed: 0, kappa: null })
    expect(
      agreementOf(
        pairsOf([
          [9, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ]),
      ),
    ).toMatchObject({ both: 9, agreed: 9, kappa: null })
  })
})
