import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleSizes } from './options.ts'
import { mobileNumber, phonePools } from './people.ts'
import { SamplePlan, themes } from './plan.ts'
import { sampleTruth } from './truth.ts'

const options = fc.record({
  tickets: fc.integer({ min: 1, max: 400 }),
  cases: fc.integer({ min: 10, max: 50 }),
  seed: fc.string(),
  dirty: fc.boolean(),
})

describe('the plan of a sample', () => {
  it('plants a fiftieth of the tickets as links, at least twenty where there are as many rows, each to a case that exists', () => {
    fc.assert(
      fc.property(options, (given) => {
        const { links } = sampleTruth(given)
        const expected = Math.min(given.tickets, Math.max(20, Math.round(given.tickets / 50)))
        return links.length === expected && links.every(({ caseRow }) => caseRow >= 1 && caseRow <= given.cases)
      }),
    )
  })

  it('a row repeats only an earlier row that is itself no repetition, has no fault and no link', () => {
    fc.assert(
      fc.property(options, (given) => {
        const { repetitions, links, faults } = sampleTruth(given)
        const special = new Set([...repetitions, ...faults].map(({ row }) => row).concat(links.map(({ ticketRow }) => ticketRow)))
        return repetitions.every(({ row, of }) => of < row && !special.has(of))
      }),
    )
  })

  it('any row is the same whether asked for alone or after others', () => {
    const walked = new SamplePlan(sampleSizes({ tickets: 300 }))
    const rows = Array.from({ length: 300 }, (_, row) => walked.ticket(row))
    for (const row of [299, 7, 150]) expect(new SamplePlan(sampleSizes({ tickets: 300 })).ticket(row)).toEqual(rows[row])
  })

  it('each theme has as many titles as situations', () => {
    expect(themes.length).toBeGreaterThan(30)
    expect(themes.filter((theme) => theme.titles.length !== theme.situations.length).map((theme) => theme.id)).toEqual([])
  })
})

describe('phone numbers', () => {
  it('are eleven digits and never the same twice, in one pool or in two', () => {
    const index = fc.integer({ min: 0, max: 24_999_999 })
    const pool = fc.constantFrom(...Object.values(phonePools))
    fc.assert(
      fc.property(index, pool, index, pool, (a, poolA, b, poolB) => {
        const [first, second] = [mobileNumber(poolA, a), mobileNumber(poolB, b)]
        return /^1[3-9]\d{9}$/.test(first) && (first.slice(3) === second.slice(3)) === (a === b && poolA === poolB)
      }),
    )
  })
})
