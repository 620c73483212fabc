import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileQuery } from './evaluate.ts'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import { acceptsByBruteForce, marksByBruteForce } from './testing/brute-force.ts'
import { randomLexicons, randomMarks, randomQuery } from './testing/random-query.ts'
import { randomTable } from './testing/random-table.ts'

const question = randomTable().chain((table) =>
  fc.tuple(fc.constant(table), randomQuery(table.columns, table.rows.flat()), randomLexicons),
)

describe('a random query on a random table', () => {
  it('accepts the rows that a brute-force evaluation of its definition accepts, 10,000 cases', { timeout: 120_000 }, () => {
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

  it('marks exactly the characters of the original that match', { timeout: 120_000 }, () => {
    const marked = randomTable(2).chain((table) => fc.tuple(fc.constant(table), randomMarks(table.rows.flat())))
    let marks = 0
    fc.assert(
      fc.property(marked, ([table, query]) => {
        const compiled = compileQuery(query, table.columns)
        if (!compiled.ok) throw new Error(`${printQuery(query)}: ${JSON.stringify(compiled.error)}`)
        for (const cells of table.rows) {
          const hits = compiled.screen.hits((column) => cells[column]!)
          const stretches = new Map(hits.map(({ column, start, end }) => [`${column} ${start} ${end}`, { column, start, end }]))
          const expected = marksByBruteForce(query, table.columns, cells)
          expect([...stretches.values()], `${printQuery(query)} in ${JSON.stringify(cells)}`).toEqual(expected)
          marks += expected.length
        }
      }),
      { numRuns: 3000, seed: 20_240_603 },
    )
    expect(marks).toBeGreaterThan(3000)
  })

  it('is printed and read back as itself', () => {
    fc.assert(
      fc.property(question, ([, query]) => {
        expect(parseQuery(printQuery(query))).toEqual({ ok: true, query })
      }),
      { numRuns: 2000, seed: 20_240_602 },
    )
  })
})
