import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileQuery } from './evaluate.ts'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import { acceptsByBruteForce } from './testing/brute-force.ts'
import { randomLexicons, randomQuery } from './testing/random-query.ts'
import { randomTable } from './testing/random-table.ts'

const question = randomTable().chain((table) =>
  fc.tuple(fc.constant(table), randomQuery(table.columns, table.rows.flat()), randomLexicons),
)

describe('a random query on a random table', () => {
  it('accepts the rows that a brute-force evaluation of its definition accepts, 10,000 cases', { timeout: 60_000 }, () => {
    let accepted = 0
    let rejected = 0
    fc.assert(
      fc.property(question, ([table, query, lexicons]) => {
        const compiled = compileQuery(query, table.columns, lexicons)
        if (!compiled.ok) throw new Error(`${printQuery(query)}: ${JSON.stringify(compiled.error)}`)
        const { screen } = compiled
        const expected = [...table.rows.keys()].filter((row) =>
          acceptsByBruteForce(query, table.columns, table.rows[row]!, lexicons),
        )
        const byRow = [...table.rows.keys()].filter((row) => screen.test((column) => table.rows[row]![column]!))
        expect(byRow, `${printQuery(query)} by row`).toEqual(expected)
        accepted += expected.length
        rejected += table.rows.length - expected.length
      }),
      { numRuns: 10_000, seed: 20_240_601 },
    )
    expect(Math.min(accepted, rejected)).toBeGreaterThan(5000)
  })

  it('is printed and read back as itself', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(question, ([, query]) => {
        expect(parseQuery(printQuery(query))).toEqual({ ok: true, query })
      }),
      { numRuns: 2000, seed: 20_240_602 },
    )
  })
})
