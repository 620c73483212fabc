import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnSchema } from '../table/schema.ts'
import { Bitset } from './bitset.ts'
import { compileQuery } from './evaluate.ts'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import type { Query } from './query.ts'
import { excludedLeaves, labelOf, spelledOut, withoutExclusions, withoutTerm } from './remainder.ts'
import { measureLayer, SAMPLE_ROWS } from './term-measure.ts'
import { acceptsByBruteForce } from './testing/brute-force.ts'
import { randomLexicons, randomQuery } from './testing/random-query.ts'
import { randomTable } from './testing/random-table.ts'

const text: ColumnSchema = { name: '内容', header: '内容', type: 'text' }
const kind: ColumnSchema = { name: '类型', header: '类型', type: 'category' }
const columns = [text, kind]

function parsed(where: string): Query {
  const result = parseQuery(where)
  if (!result.ok) throw new Error(where)
  return result.query
}

/** A layer over rows of cells, answered row by row; `later` tells which of its rows later layers keep. */
async function measured(
  query: Query,
  schema: readonly ColumnSchema[],
  rows: readonly (readonly string[])[],
  lexicons: ReadonlyMap<string, Query> = new Map(),
  { later = () => true, relevant = () => false }: { later?: (row: number) => boolean; relevant?: (row: number) => boolean } = {},
) {
  const setOf = (test: (row: number) => boolean) => Bitset.full(rows.length).filter(test)
  const accepted = (asked: Query) => {
    const compiled = compileQuery(asked, schema, lexicons)
    if (!compiled.ok) throw new Error(`${compiled.error.code} ${printQuery(asked)}`)
    const { screen } = compiled
    return (row: number) => screen.test((column) => rows[row]![column]!)
  }
  const result = setOf(accepted(query))
  const positions = result.toArray()
  return measureLayer(
    {
      query: spelledOut(query, schema, lexicons),
      size: rows.length,
      result,
      final: result.copy().filter(later),
      judged: { relevant: setOf(relevant), irrelevant: setOf((row) => !relevant(row)), unsure: new Bitset(rows.length) },
      numberOf: (position) => (position * 7919) % 1009,
    },
    async (queries, among) =>
      queries.map((asked) => {
        const test = accepted(asked)
        if (among === 'input') return setOf(test)
        return Bitset.full(positions.length).filter((at) => test(positions[at]!))
      }),
  )
}

const rows = [
  ['消防通道被占用', '投诉'],
  ['消防通道和消防车道被堵', '投诉'],
  ['咨询消防通道归谁管', '咨询'],
  ['楼道被占用', '投诉'],
  ['消防车道', '投诉'],
  ['路灯不亮', '投诉'],
]

describe('a term of a layer', () => {
  test('is counted in the rows that the layer keeps, alone, as a loss, and among those that NOT takes away', async () => {
    const { terms, excluded, removedByExclusion } = await measured(
      parsed('消防通道 OR 消防车道 OR 占用 NOT 类型:咨询'),
      columns,
      rows,
    )
    const numbers = terms.map(({ term, inInput, hits, unique, marginal }) => [term, inInput, hits, unique, marginal])
    expect(numbers).toEqual([
      ['消防通道', 3, 3, 1, 1],
      ['消防车道', 2, 2, 1, 1],
      ['占用', 2, 2, 1, 1],
    ])
    expect(removedByExclusion).toBe(0)
    expect(excluded).toEqual([{ term: '类型:咨询', removed: 0, alone: 0 }])
  })

  test('AND binds before OR: brackets decide what an exclusion takes away', async () => {
    const { terms, excluded, removedByExclusion } = await measured(parsed('(消防通道 OR 占用) NOT 类型:咨询'), columns, rows)
    expect(terms.map((one) => [one.term, one.hits, one.removedByExclusion])).toEqual([
      ['消防通道', 2, 1],
      ['占用', 2, 0],
    ])
    expect([removedByExclusion, excluded]).toEqual([1, [{ term: '类型:咨询', removed: 1, alone: 1 }]])
  })

  test('each of two exclusions that meet in a row takes nothing away alone', async () => {
    const { excluded } = await measured(parsed('消防通道 NOT (咨询 OR 类型:咨询 OR 路灯)'), columns, rows)
    expect(excluded).toEqual([
      { term: '咨询', removed: 1, alone: 0 },
      { term: '类型:咨询', removed: 1, alone: 0 },
      { term: '路灯', removed: 0, alone: 0 },
    ])
  })

  test('a part of AND or the only word on one side of NEAR takes every row with it', async () => {
    const one = await measured(parsed('消防通道 AND 被'), columns, rows)
    expect(one.terms.map(({ term, marginal }) => [term, marginal])).toEqual([
      ['消防通道', 2],
      ['被', 2],
    ])
    const near = await measured(parsed('(消防通道 OR 消防车道) NEAR/3 (占用 OR 被堵)'), columns, rows)
    expect(near.terms.map(({ term, hits, marginal }) => [term, hits, marginal])).toEqual([
      ['消防通道', 2, 1],
      ['消防车道', 1, 1],
      ['占用', 1, 1],
      ['被堵', 1, 1],
    ])
  })

  test('OF keeps its number when a term goes', async () => {
    const { terms } = await measured(parsed('2 OF (消防通道, 消防车道, 占用, 堵)'), columns, rows)
    expect(terms.map(({ term, hits, marginal }) => [term, hits, marginal])).toEqual([
      ['消防通道', 2, 1],
      ['消防车道', 1, 0],
      ['占用', 1, 1],
      ['堵', 1, 0],
    ])
  })

  test('groups are spelt out, one word in two columns is two terms, and columns are called by their names', async () => {
    const lexicons = new Map([['占', parsed('占用 OR 堵 OR 占*用')]])
    const { terms } = await measured(parsed('@占 OR 类型:投诉'), columns, rows, lexicons)
    expect(terms.map(({ term }) => term)).toEqual(['占用', '堵', '占*用', '类型:投诉'])
    const full = await measured(parsed('ＡＢ:堵 OR ab:堵'), [{ ...text, name: 'AB' }], [['堵']])
    expect(full.terms.map(({ term, unique }) => [term, unique])).toEqual([['AB:堵', 1]])
  })

  test('rows that later layers take away and verdicts are counted with the term', async () => {
    const { terms, removedLater, judged } = await measured(parsed('消防通道 OR 占用'), columns, rows, new Map(), {
      later: (row) => row !== 2,
      relevant: (row) => row < 2,
    })
    expect(removedLater).toBe(1)
    expect(judged).toEqual({ relevant: 2, irrelevant: 2, unsure: 0 })
    expect(terms.map((one) => [one.term, one.removedLater, one.judged.relevant, one.judged.irrelevant])).toEqual([
      ['消防通道', 1, 2, 1],
      ['占用', 0, 1, 1],
    ])
  })

  test('its sample is the twenty rows with the smallest numbers, all where there are fewer', async () => {
    const many = Array.from({ length: 300 }, (_, row) => [row % 2 === 0 ? '占用' : '占用 堵', ''])
    const { terms } = await measured(parsed('占用 OR 堵 OR 无'), columns, many)
    const expected = [...many.keys()].sort((a, b) => ((a * 7919) % 1009) - ((b * 7919) % 1009))
    expect(terms[0]!.sample).toEqual(expected.slice(0, SAMPLE_ROWS))
    expect(terms[1]!.sample).toEqual(expected.filter((row) => row % 2 === 1).slice(0, SAMPLE_ROWS))
    expect(terms[2]!.sample).toEqual([])
  })

  test('no more than a lot of queries is asked at once, and all progress is told', async () => {
    const query = spelledOut(parsed(`(${Array.from({ length: 150 }, (_, at) => `词${at}`).join(' OR ')}) 占`), columns, new Map())
    const lots: number[] = []
    const progress: [number, number][] = []
    const empty = new Bitset(8)
    const layer = { query, size: 8, result: Bitset.full(8), final: Bitset.full(8), numberOf: (at: number) => at }
    await measureLayer(
      { ...layer, judged: { relevant: empty, irrelevant: empty, unsure: empty } },
      async (queries) => {
        lots.push(queries.length)
        return queries.map(() => new Bitset(8).addAll(Bitset.full(8)))
      },
      (done, total) => progress.push([done, total]),
    )
    expect(Math.max(...lots)).toBe(64)
    expect(progress.at(-1)).toEqual([303, 303])
    expect(progress.every(([done], at) => at === 0 || done >= progress[at - 1]![0])).toBe(true)
  })
})

describe('a query without a part', () => {
  test.each([
    ['甲 OR 乙', '甲', '乙'],
    ['甲 OR 乙 OR 丙', '甲', '乙 OR 丙'],
    ['甲 AND 乙', '甲', false],
    ['甲 NEAR/3 (乙 OR 丙)', '乙', '甲 NEAR/3 丙'],
    ['甲 NEAR/3 乙 OR 丙', '乙', '丙'],
    ['2 OF (甲, 乙, 丙)', '甲', '2 OF (乙, 丙)'],
    ['3 OF (甲, 乙, 丙)', '甲', false],
    ['甲 乙 OR 甲 丙 OR 丁', '甲', '丁'],
    ['(甲 OR 乙) NOT 甲', '甲', '乙 NOT 甲'],
    ['类型:(甲 OR 乙) OR 甲', '类型:甲', '类型:乙 OR 甲'],
  ])('%s without %s is %s', (where, label, remaining) => {
    const left = withoutTerm(spelledOut(parsed(where), columns, new Map()), label)
    expect(typeof left === 'boolean' ? left : printQuery(left)).toBe(
      typeof remaining === 'boolean' ? remaining : printQuery(parsed(remaining)),
    )
  })

  test.each([
    ['甲 NOT 乙', '甲'],
    ['NOT 乙', true],
    ['甲 OR NOT 乙', true],
    ['2 OF (甲, NOT 乙, 丙)', '1 OF (甲, 丙)'],
    ['甲 OR 丙 NOT (乙 NOT 丁)', '甲 OR 丙'],
  ])('%s without its exclusions is %s', (where, remaining) => {
    const left = withoutExclusions(spelledOut(parsed(where), columns, new Map()))
    expect(typeof left === 'boolean' ? left : printQuery(left)).toBe(remaining)
  })
})

/** Where nothing can be: no random cell has it. */
const nowhere: Query = { kind: 'term', text: '鑫鑫鑫' }

/** The query with groups put in and some parts replaced; `label` is that of leaves. */
function replaced(
  query: Query,
  lexicons: ReadonlyMap<string, Query>,
  replace: (part: Query, label: string, isNegated: boolean) => Query | undefined,
) {
  const visit = (part: Query, column: string | undefined, isNegated: boolean): Query => {
    if (part.kind === 'lexicon') return visit(lexicons.get(part.name)!, column, isNegated)
    const isText = part.kind === 'term' || part.kind === 'wildcard' || part.kind === 'regex'
    const label = printQuery(isText && column !== undefined ? { kind: 'field', column, item: part } : part)
    const other = replace(part, label, isNegated)
    if (other) return other
    if (part.kind === 'field') return { ...part, item: visit(part.item, part.column, isNegated) }
    if (part.kind === 'not') return { ...part, item: visit(part.item, column, true) }
    if ('items' in part) return { ...part, items: part.items.map((item) => visit(item, column, isNegated)) }
    if ('left' in part) return { ...part, left: visit(part.left, column, isNegated), right: visit(part.right, column, isNegated) }
    return part
  }
  return visit(query, undefined, false)
}

test('on random tables every number of every term of random queries is that of a brute-force count', async () => {
  const cases = randomTable(8).chain(({ columns: schema, rows: cells }) =>
    fc.tuple(
      fc.constant(schema),
      fc.constant(cells),
      randomQuery(schema),
      randomLexicons,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    ),
  )
  await fc.assert(
    fc.asyncProperty(cases, async ([schema, cells, query, lexicons, kept]) => {
      const compiled = compileQuery(query, schema, lexicons)
      fc.pre(compiled.ok)
      const screen = (compiled as Extract<typeof compiled, { ok: true }>).screen
      const measure = await measured(query, schema, cells, lexicons, { later: (row) => kept[row]! })
      const rowsOf = (asked: Query) => cells.flatMap((row, at) => (acceptsByBruteForce(asked, schema, row, lexicons) ? [at] : []))
      const result = rowsOf(query)
      const everything: Query = { kind: 'not', item: nowhere }
      const free = rowsOf(replaced(query, lexicons, (part) => (part.kind === 'not' ? everything : undefined)))
      const removed = free.filter((row) => !result.includes(row))
      const leaves = spelledOut(query, schema, lexicons)
      const leafOf = (label: string) => parsed(label)
      expect(measure.terms.map(({ term }) => term)).toEqual(screen.terms)
      expect(measure.removedByExclusion).toBe(removed.length)
      const inRows = new Map(screen.terms.map((label) => [label, rowsOf(leafOf(label))]))
      for (const { term, inInput, hits, unique, marginal, removedByExclusion, removedLater } of measure.terms) {
        const own = inRows.get(term)!
        const left = rowsOf(
          replaced(query, lexicons, (_, label, isNegated) => (!isNegated && label === term ? nowhere : undefined)),
        )
        const others = screen.terms.filter((label) => label !== term)
        expect({ term, inInput, hits, unique, marginal, removedByExclusion, removedLater }).toEqual({
          term,
          inInput: own.length,
          hits: own.filter((row) => result.includes(row)).length,
          unique: own.filter((row) => result.includes(row) && !others.some((other) => inRows.get(other)!.includes(row))).length,
          marginal: result.filter((row) => !left.includes(row)).length,
          removedByExclusion: own.filter((row) => removed.includes(row)).length,
          removedLater: own.filter((row) => result.includes(row) && !kept[row]).length,
        })
      }
      expect(measure.excluded.map(({ term }) => term)).toEqual(excludedLeaves(leaves).map(labelOf))
      for (const { term, removed: all, alone } of measure.excluded) {
        const admitted = rowsOf(
          replaced(query, lexicons, (_, label, isNegated) => (isNegated && label === term ? nowhere : undefined)),
        )
        expect({ term, all, alone }).toEqual({
          term,
          all: rowsOf(leafOf(term)).filter((row) => removed.includes(row)).length,
          alone: admitted.filter((row) => !result.includes(row)).length,
        })
      }
    }),
    { numRuns: 120, seed: 20261122 },
  )
})
