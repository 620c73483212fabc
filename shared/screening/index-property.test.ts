import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Bitset } from './bitset.ts'
import { compileQuery } from './evaluate.ts'
import type { LeafStates } from './leaf-state.ts'
import { printQuery } from './print.ts'
import type { Query } from './query.ts'
import { termsOf } from './terms.ts'
import { acceptsByBruteForce } from './testing/brute-force.ts'
import { type IndexLoss, indexedSegment } from './testing/indexed-segment.ts'
import { randomLexicons, randomQuery } from './testing/random-query.ts'
import { type RandomTable, randomTable } from './testing/random-table.ts'

const CASES = 10_000

/** A table cut into two segments, and two screens one after the other, of which the second may use what the first has learned. */
const question = randomTable(10).chain((table) =>
  fc.record({
    table: fc.constant(table),
    cut: fc.nat(table.rows.length),
    loss: fc.constantFrom<IndexLoss>('none', 'none', 'keys', 'chunks'),
    /** Only every so manieth row is asked for. */
    step: fc.integer({ min: 1, max: 3 }),
    lexicons: randomLexicons,
    queries: fc.tuple(randomQuery(table.columns, table.rows.flat()), randomQuery(table.columns, table.rows.flat())),
  }),
)

async function answers(
  query: Query,
  { columns, rows }: RandomTable,
  { cut, loss, step, lexicons }: { cut: number; loss: IndexLoss; step: number; lexicons: ReadonlyMap<string, Query> },
  states: LeafStates[],
) {
  const compiled = compileQuery(query, columns, lexicons)
  if (!compiled.ok) throw new Error(`${printQuery(query)}: ${JSON.stringify(compiled.error)}`)
  const { screen } = compiled
  const accepted: number[] = []
  const counts = new Uint32Array(screen.terms.length)
  for (const [part, from] of [0, cut].entries()) {
    const own = rows.slice(from, part === 0 ? cut : rows.length)
    const among = new Bitset(own.length)
    own.forEach((_, row) => {
      if ((from + row) % step === 0) among.add(row)
    })
    const answer = await screen.answer(indexedSegment(columns, own, loss), among, { states: states[part]!, isCounting: true })
    for (const row of answer.rows.toArray()) accepted.push(from + row)
    answer.counts.forEach((count, term) => {
      counts[term]! += count
    })
  }
  return { accepted, counts, screen }
}

it('answers from the index as brute force does over the original text, with the index lost and across segments, 10,000 cases', {
  timeout: 300_000,
}, async () => {
  let accepted = 0
  let rejected = 0
  await fc.assert(
    fc.asyncProperty(question, async ({ table, queries, ...how }) => {
      const states: LeafStates[] = [new Map(), new Map()]
      for (const query of queries) {
        const found = await answers(query, table, how, states)
        const asked = [...table.rows.keys()].filter((row) => row % how.step === 0)
        const expected = asked.filter((row) => acceptsByBruteForce(query, table.columns, table.rows[row]!, how.lexicons))
        expect(found.accepted, printQuery(query)).toEqual(expected)
        accepted += expected.length
        rejected += asked.length - expected.length
        for (const term of termsOf(query)) {
          if (term.kind === 'lexicon' || (term.kind === 'field' && term.item.kind === 'lexicon')) continue
          const label = found.screen.terms.indexOf(printQuery(term))
          if (label < 0) continue
          const holding = expected.filter((row) => acceptsByBruteForce(term, table.columns, table.rows[row]!, how.lexicons))
          expect(found.counts[label], `${printQuery(term)} in ${printQuery(query)}`).toBe(holding.length)
        }
      }
    }),
    { numRuns: CASES / 2, seed: 20_261_122 },
  )
  expect(Math.min(accepted, rejected)).toBeGreaterThan(CASES / 2)
})
