import { describe, expect, it } from 'vitest'
import { columnOf } from '../table/column.ts'
import type { ColumnSchema } from '../table/schema.ts'
import { Bitset } from './bitset.ts'
import { completionsAt } from './completion.ts'
import { type CompiledScreen, compileQuery } from './evaluate.ts'
import { keywordList, keywordQuery } from './keyword-list.ts'
import { type ParseResult, parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import type { Query } from './query.ts'
import { columnsInMemory } from './segment-source.ts'

const columns: ColumnSchema[] = [{ name: '内容', header: '内容', type: 'text' }]

function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(`${text.slice(0, 80)}: ${JSON.stringify(parsed.error).slice(0, 200)}`)
  return parsed.query
}

function screenOf(query: Query, lexicons = new Map<string, Query>()): CompiledScreen {
  const compiled = compileQuery(query, columns, lexicons)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  return compiled.screen
}

async function rowsOf(screen: CompiledScreen, texts: readonly string[]): Promise<number[]> {
  const source = columnsInMemory(new Map([[0, columnOf(texts)]]), texts.length)
  const { rows } = await screen.answer(source, Bitset.full(texts.length))
  return [...rows.toArray()]
}

/** Milliseconds that something takes; a bound in a test is ten times and more of what it takes alone on one core. */
async function taken(run: () => unknown): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

const words = Array.from({ length: 10_000 }, (_, index) => `关键词${index.toString(36).padStart(3, '0')}`)

describe('ten thousand keywords', () => {
  const text = words.join(' OR ')

  it('pasted as a list become an OR, which is printed, read, compiled and asked at once', async () => {
    const list = keywordList(words.join('\r\n'))
    expect(list).toEqual(words)
    expect(printQuery(keywordQuery(list!))).toBe(text)
    const texts = Array.from({ length: 2000 }, (_, row) => `市民反映${row % 10 === 0 ? words[row * 5] : '停车'}请处理`.repeat(3))
    let found: number[] = []
    const time = await taken(async () => {
      found = await rowsOf(screenOf(queryOf(text)), texts)
    })
    expect(found).toEqual(Array.from({ length: 200 }, (_, index) => index * 10))
    expect(time).toBeLessThan(10_000)
  })

  it('give the right answer row by row, with their hits', () => {
    const screen = screenOf(queryOf(text))
    const cell = `甲${words[9999]}乙${words[7000]}`
    expect(screen.test(() => cell)).toBe(true)
    expect(screen.hits(() => cell).map(({ start, end }) => cell.slice(start, end))).toEqual(
      expect.arrayContaining([words[9999], words[7000]]),
    )
  })

  it('stand on both sides of NEAR and in a list of OF', async () => {
    const half = words.slice(0, 5000)
    const near = queryOf(`(${half.join(' OR ')}) NEAR/3 (${words.slice(5000).join(' OR ')})`)
    const ofAll = queryOf(`3 OF (${words.join(', ')})`)
    const texts = [
      `${words[1]}和${words[6000]}`,
      `${words[9999]}和另外一些字和${words[2]}`,
      `${words[3]} ${words[4]} ${words[5]}`,
    ]
    const time = await taken(async () => {
      expect(await rowsOf(screenOf(near), texts)).toEqual([0])
      expect(await rowsOf(screenOf(ofAll), texts)).toEqual([2])
    })
    expect(time).toBeLessThan(15_000)
  })

  it('without OR are refused nothing and hang nothing: AND of all', async () => {
    const time = await taken(async () => {
      expect(await rowsOf(screenOf(queryOf(words.join(' '))), ['关键词001'])).toEqual([])
    })
    expect(time).toBeLessThan(10_000)
  })
})

describe('lexicon groups without measure', () => {
  it('that call themselves are refused wherever they stand', () => {
    const lexicons = new Map([
      ['甲', queryOf('火 OR @乙')],
      ['乙', queryOf('水 OR @甲')],
    ])
    for (const text of ['@甲', 'NOT @乙', '@甲 NEAR/3 火', '内容:@甲', '2 OF (火, @乙)']) {
      expect(compileQuery(queryOf(text), columns, lexicons)).toMatchObject({ ok: false, error: { code: 'lexiconCyclic' } })
    }
  })
})

describe('characters beyond the usual', () => {
  it.each<[string, string, string[]]>([
    ['😀', '收到😀了😀', ['😀', '😀']],
    ['👨‍👩‍👧', '一家👨‍👩‍👧三口', ['👨‍👩‍👧']],
    ['𠮷野家', '在𠮷野家吃饭', ['𠮷野家']],
    ['𠮷?家', '在𠮷野家吃饭', ['𠮷野家']],
    ['?野家', '在𠮷野家吃饭', ['𠮷野家']],
    ['*野家', '，𠮷𠮷野家', ['𠮷𠮷野家']],
    ['/[𠮷𠮾]野/', '在𠮷野家吃饭', ['𠮷野']],
    ['在 THEN/1 野', '在𠮷野', ['在', '野']],
    ['在 THEN/0 野', '在𠮷野', []],
    ['\u{2a6df}', '字\u{2a6df}', ['\u{2a6df}']],
    ['\u{30edd}面', '\u{30edd}面', ['\u{30edd}面']],
  ])('%s in %s', (query, cell, found) => {
    const hits = screenOf(queryOf(query)).hits(() => cell)
    expect(hits.map(({ start, end }) => cell.slice(start, end))).toEqual(found)
  })
})

describe('a query of a hundred thousand characters', () => {
  const size = 100_000
  const texts: [string, string][] = [
    ['one word', '甲'.repeat(size)],
    ['words', '甲 '.repeat(size / 2)],
    ['opening brackets', '('.repeat(size)],
    ['closing brackets', ')'.repeat(size)],
    ['open lists', '2 OF (甲, '.repeat(size / 10)],
    ['commas', `2 OF (${','.repeat(size)}`],
    ['quotes', '"'.repeat(size + 1)],
    ['one quote', `"${'甲'.repeat(size)}`],
    ['curly quotes', '“'.repeat(size)],
    ['backslashes', '\\'.repeat(size)],
    ['colons', '甲:'.repeat(size / 2)],
    ['minus signs', '甲 - '.repeat(size / 4)],
    ['bars', '|'.repeat(size)],
    ['blanks', ' '.repeat(size)],
    ['stars', '*'.repeat(size)],
    ['groups', '@'.repeat(size)],
    ['an empty group', `@${' '.repeat(size)}`],
    ['numbers', '1 '.repeat(size / 2)],
    ['distances', `甲 NEAR/${'9'.repeat(size)} 乙`],
    ['operators', '甲 NEAR '.repeat(size / 8)],
    ['a range', `甲:[${'1 '.repeat(size / 2)}`],
    ['a regular expression', `/${'a?'.repeat(size / 2)}/`],
    ['many regular expressions', '/甲/ '.repeat(size / 40)],
    ['brackets in a regular expression', `/${'('.repeat(size)}/`],
    ['nested brackets in a regular expression', `/${'('.repeat(size / 2)}a${')'.repeat(size / 2)}/`],
    ['classes in a regular expression', `/${'['.repeat(size)}/`],
    ['look-arounds', `/${'(?<!a)'.repeat(size / 6)}/`],
    ['nots', `${'NOT '.repeat(size / 4)}甲`],
  ]

  it.each(texts)('%s', async (_, text) => {
    let result: ParseResult | undefined
    const time = await taken(() => {
      result = parseQuery(text)
      completionsAt(text, text.length, { columns, lexicons: ['甲'] })
      keywordList(text)
    })
    if (!result!.ok) expect(result!.error.position + result!.error.length).toBeLessThanOrEqual(text.length)
    expect(time).toBeLessThan(8000)
  })
})

describe('expressions that explode in an engine that tries all ways', () => {
  it.each<[string, string, number]>([
    ['/(a+)+$/', `${'a'.repeat(50_000)}!`, 0],
    ['/(a|aa)+$/', `${'a'.repeat(50_000)}!`, 0],
    ['/(.*)(.*)(.*)(.*)x/', '甲'.repeat(20_000), 0],
    ['/(a{0,30}){0,30}b/', 'a'.repeat(20_000), 0],
    ['/(?<!b)a{1,200}c/', 'a'.repeat(20_000), 0],
    [`/${'a?'.repeat(500)}${'a'.repeat(500)}b/`, 'a'.repeat(2000), 0],
    ['a*a*a*a*a*a*a*b', 'a'.repeat(50_000), 0],
    ['/(甲+)+$/', '甲'.repeat(50_000), 1],
  ])('%.30s', async (query, cell, count) => {
    const time = await taken(async () => {
      expect(await rowsOf(screenOf(queryOf(query)), [cell])).toHaveLength(count)
    })
    expect(time).toBeLessThan(10_000)
  })
})
