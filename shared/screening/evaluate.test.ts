import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf, DictionaryColumn, type StringColumn } from '../table/column.ts'
import type { ColumnSchema, ColumnType } from '../table/schema.ts'
import { decodeHead, decodeText, encodeColumn, unitTextOf } from '../table/segment.ts'
import { Bitset } from './bitset.ts'
import { type CompiledScreen, compileQuery } from './evaluate.ts'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import type { Query } from './query.ts'
import { columnsInMemory } from './segment-source.ts'
import { termsOf } from './terms.ts'
import { acceptedRows } from './testing/accepted-rows.ts'

function schemaOf(types: Record<string, ColumnType>): ColumnSchema[] {
  return Object.entries(types).map(([name, type]) => ({ name, header: name, type }))
}

function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.query
}

const columns = schemaOf({ 诉求内容: 'text', 类型: 'category', 受理时间: 'date', 金额: 'number', 编号: 'id' })

function compiled(text: string, schema = columns, lexicons: Record<string, string> = {}): CompiledScreen {
  const groups = new Map(Object.entries(lexicons).map(([name, group]) => [name, queryOf(group)]))
  const result = compileQuery(queryOf(text), schema, groups)
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`)
  return result.screen
}

function accepts(text: string, cells: readonly string[], lexicons: Record<string, string> = {}): boolean {
  return compiled(text, columns, lexicons).test((column) => cells[column] ?? '')
}

function hitTexts(text: string, cells: readonly string[]): string[] {
  return compiled(text)
    .hits((column) => cells[column] ?? '')
    .map((hit) => (cells[hit.column] ?? '').slice(hit.start, hit.end))
}

function errorOf(text: string, lexicons: Record<string, string> = {}) {
  const groups = new Map(Object.entries(lexicons).map(([name, group]) => [name, queryOf(group)]))
  const result = compileQuery(queryOf(text), columns, groups)
  if (result.ok) throw new Error(`${text} compiled`)
  return result.error
}

describe('a term', () => {
  it.each([
    ['消防通道', '小區消防通道被佔用', true],
    ['佔用', '消防通道被占用', true],
    ['ＡＢＣ', '车牌京abc123', true],
    ['abc', '车牌京ＡＢＣ', true],
    ['非法占用', '涉嫌非法占用耕地', true],
    ['"非 法"', '非法', false],
    ['m2', '约５０㎡', true],
  ])('%s in %s: %s', (query, text, verdict) => {
    expect(accepts(query, [text])).toBe(verdict)
  })

  it('looks in the text columns only, where there are any, and otherwise in all', () => {
    expect(accepts('咨询', ['来电', '咨询'])).toBe(false)
    const screen = compiled('咨询', schemaOf({ 类型: 'category', 编号: 'id' }))
    expect(screen.columns).toEqual([0, 1])
    expect(screen.test((column) => ['业务咨询', '1'][column]!)).toBe(true)
  })

  it('with a column means contains, and on a category equals', () => {
    expect(accepts('编号:024', ['', '', '', '', '2024001'])).toBe(true)
    expect(accepts('类型:咨询', ['', '业务咨询'])).toBe(false)
    expect(accepts('类型:咨询', ['', ' 咨詢 '])).toBe(true)
    expect(accepts('类型:(投诉 OR *咨询)', ['', '业务咨询'])).toBe(true)
    expect(accepts('类型:/咨询/', ['', '业务咨询'])).toBe(true)
  })
})

describe('NEAR, THEN and SAME', () => {
  it.each([
    ['占用 NEAR/3 通道', '占用了消防通道', true],
    ['占用 NEAR/2 通道', '占用了消防通道', false],
    ['通道 NEAR/3 占用', '占用了消防通道', true],
    ['占用 NEAR/0 通道', '占用通道', true],
    ['消防通 NEAR/0 通道', '消防通道', true],
    ['占用 NEAR/1 通道', '占用😀通道', true],
    ['占用 NEAR/0 通道', '占用😀通道', false],
    ['占用 NEAR/1 通道', '占用…通道', true],
    ['占用 THEN/3 通道', '占用了消防通道', true],
    ['通道 THEN/3 占用', '占用了消防通道', false],
    ['通道 THEN/99 通道', '通道', false],
    ['占用 SAME 通道', '占用，通道', true],
    ['占用 SAME 通道', '占用。通道', false],
    ['占用 SAME 通道', '占用！占用通道', true],
    ['占用 SAME 通道', '占用；通道', false],
    ['占用 SAME 通道', '占用\n通道', false],
    ['(甲 OR 乙) NEAR/1 (丙 OR 丁)', '甲xx丙 乙x丁', true],
    ['甲 NEAR/1 乙 NEAR/1 丙', '甲x乙x丙', true],
    ['甲 NEAR/1 乙 NEAR/1 丙', '丙x甲x乙', true],
    ['甲 NEAR/1 乙 NEAR/1 丙', '甲x乙xx丙', false],
    ['(甲 THEN/1 乙) SAME 丙', '甲。乙丙', false],
    ['投诉 THEN/15 *有限公司', '投诉北京恒丰有限公司', true],
    ['投诉 THEN/0 停*车', '停甲投诉停车', true],
    ['投诉 THEN/0 停*车', '停甲投诉甲停车', false],
    ['?用 SAME 甲', '!用用甲', true],
    ['公司 THEN/0 公*', '公司公司', true],
    ['甲*乙 NEAR/0 丙', '甲乙丙丁乙', true],
    ['甲 THEN/0 甲?', '甲甲', false],
  ])('%s in %s: %s', (query, text, verdict) => {
    expect(accepts(query, [text])).toBe(verdict)
  })

  it('hold within one cell', () => {
    const schema = schemaOf({ 标题: 'text', 内容: 'text' })
    expect(compiled('甲 NEAR/5 乙', schema).test((column) => ['甲', '乙'][column]!)).toBe(false)
    expect(compiled('甲 AND 乙', schema).test((column) => ['甲', '乙'][column]!)).toBe(true)
  })

  it('take a lexicon group of alternatives, and refuse one with AND', () => {
    expect(accepts('@占 NEAR/2 通道', ['堵住通道'], { 占: '占用 OR 堵' })).toBe(true)
    expect(errorOf('@占 NEAR/2 通道', { 占: '占用 堵' })).toMatchObject({ code: 'proximityOperand', position: 0, length: 2 })
  })
})

describe('wildcards and regular expressions', () => {
  it.each([
    ['第?小学', '第一小学', true],
    ['第?小学', '第十一小学', false],
    ['第?小学', '第😀小学', true],
    ['占*通道', '占用了很多条消防通道', true],
    ['占*道', '占123456789012道', true],
    ['占*道', '占1234567890123道', false],
    ['占*道', '占，道', false],
    ['占*道', '占\n道', false],
    ['*有限公司', '有限公司', true],
    ['/1[3-9]\\d{9}/', '电话１３８１２３４５６７８', true],
    ['/佔用.{0,2}通道/', '占用了通道', true],
    ['/京[A-Z]\\d{5}/', '京A12345', true],
    ['/（.+）/', '某小区（二期）', true],
    ['/^占用$/', '占用通道', false],
    ['/(?<!\\d)192\\d{8}(?!\\d)/', '电话19212345678，', true],
    ['/(?<!\\d)192\\d{8}(?!\\d)/', '19212345678', true],
    ['/(?<!\\d)192\\d{8}(?!\\d)/', '单号192123456789', false],
    ['/(?<!消)防/', '防', true],
    ['/(?<!消)防/', '消防', false],
    ['/(?<=佔)用/', '占用', true],
    ['甲 THEN/2 /(?<!\\d)\\d{2}(?!\\d)/', '甲123 45', false],
    ['" "', '甲 乙', true],
    ['" "', '甲乙', false],
  ])('%s in %s: %s', (query, text, verdict) => {
    expect(accepts(query, [text])).toBe(verdict)
  })

  it('offer every match to a partner in a cell of 100,000 characters', () => {
    const started = performance.now()
    const text = `${'a'.repeat(100_000)}c投诉。`
    expect(accepts('投诉 THEN/1 a*a', [text])).toBe(false)
    expect(accepts('(a*a*a NEAR/2 *a) THEN/0 c投', [text])).toBe(true)
    expect(performance.now() - started).toBeLessThan(8000)
  })

  it('stay linear where backtracking would explode', () => {
    const started = performance.now()
    const text = `${'a'.repeat(50_000)}!`
    for (const query of ['/(a+)+b/', '/(a|aa)+$/', 'a*a*a*a*a*a*a*a*a*b', '/(.*)(.*)(.*)x/ NEAR/3 b']) accepts(query, [text])
    expect(performance.now() - started).toBeLessThan(8000)
  })
})

describe('neighbours of a regular expression', () => {
  it('are those of a backtracking engine, matches sharing a neighbour included', () => {
    const character = fc.constantFrom('a', '1', '-', '😀', '甲')
    const one = fc.constantFrom('a', '\\d', '[^a]', '[a1]', '😀', '-', '.', '\\s')
    const around = fc.option(fc.tuple(fc.constantFrom('!', '='), one), { nil: undefined })
    const body = fc.constantFrom('1', '[a1]', '\\d{1,2}', 'a|1', 'a*', '甲.', '.', '😀', '[a1]+?', '(a|1)+', '^a', '1$')
    const text = fc.array(character, { maxLength: 10 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(around, body, around, text, (before, inner, after, cell) => {
        const source = `${before ? `(?<${before.join('')})` : ''}(?:${inner})${after ? `(?${after.join('')})` : ''}`
        const expected = [...cell.matchAll(new RegExp(source, 'gu'))].map(([found]) => found).filter((found) => found !== '')
        expect(hitTexts(`/${source}/`, [cell])).toEqual(expected)
        if (inner !== 'a*') expect(accepts(`/${source}/`, [cell])).toBe(expected.length > 0)
      }),
      { numRuns: 1000, seed: 5 },
    )
  })
})

describe('columns', () => {
  const at = (time: string) => ['', '', time]
  const of = (amount: string) => ['', '', '', amount]
  it.each<[string, string[], boolean]>([
    ['受理时间>=2024-06-01', at('2024/6/1 0:00'), true],
    ['受理时间>=2024-06-01', at('2024-05-31 23:59:59'), false],
    ['受理时间<=2024-06-30', at('2024年6月30日 23:59'), true],
    ['受理时间<=2024-06-30', at('2024-07-01'), false],
    ['受理时间<2024-06-30', at('2024-06-30 00:00'), false],
    ['受理时间>2024-06-30', at('2024-06-30 12:00'), false],
    ['受理时间>2024-06-30', at('2024-07-01'), true],
    ['受理时间=2024-06', at('2024-06-15 09:32'), true],
    ['受理时间=2024', at('2024-12-31 23:59:59'), true],
    ['受理时间:[2024-06-01 TO 2024-06-30]', at('2024-06-30 20:00'), true],
    ['受理时间:[2024-06-01 TO *]', at('2024-05-30'), false],
    ['受理时间>=2024-06-01', at('不详'), false],
    ['NOT 受理时间>=2024-06-01', at('不详'), true],
    ['金额>=1000', of('1,000.00'), true],
    ['金额>1000', of('1000'), false],
    ['金额=1万', of('10000元'), true],
    ['金额:[1000 TO 5000]', of('5,000'), true],
    ['金额:[1000 TO 5000]', of('5000.01'), false],
    ['金额:空', of(' 　'), true],
    ['金额:有', of('0'), true],
    ['编号=０01', ['', '', '', '', '001'], true],
    ['编号>=5', ['', '', '', '', '12'], true],
    ['编号=1', ['', '', '', '', '001'], false],
    ['诉求内容>=2024-06-01', ['2024年6月3日 9时'], true],
    ['诉求内容<2024年6月', ['2024-05-31'], true],
    ['诉求内容=2024-06', ['2024/6/3'], true],
    ['诉求内容=1000', ['1,000.00'], true],
    ['诉求内容:[2024-06-01 TO 2024-06-30]', ['2024-06-30 8:00'], true],
    ['诉求内容:>=40', ['约40'], false],
    ['诉求内容:>=40', ['41岁'], false],
    ['诉求内容:>=40', ['41'], true],
  ])('%s on %j: %s', (query, cells, verdict) => {
    expect(accepts(query, cells)).toBe(verdict)
  })

  it('that the dataset lacks are named with their place and what comes near', () => {
    expect(errorOf('甲 AND 受理日期>=2024-01-01')).toMatchObject({
      code: 'columnUnknown',
      position: 6,
      length: 16,
      details: { column: '受理日期', nearest: '受理时间' },
    })
  })

  it.each([
    ['受理时间>=昨天', 'valueInvalid'],
    ['金额:[很多 TO 9]', 'valueInvalid'],
    ['诉求内容>=很多', 'valueUnordered'],
    ['编号:[甲 TO *]', 'valueUnordered'],
    ['金额:[9 TO 1]', 'rangeReversed'],
    ['受理时间:[2024-06-30 TO 2024-06-01]', 'rangeReversed'],
  ])('%s is refused: %s', (query, code) => {
    expect(errorOf(query).code).toBe(code)
  })
})

describe('lexicon groups', () => {
  it('may stand in a column and in one another', () => {
    expect(accepts('类型:@甲组', ['', '投诉'], { 甲组: '咨询 OR @乙组', 乙组: '投诉' })).toBe(true)
  })

  it('that are missing, refer to themselves or multiply without measure are refused', () => {
    expect(errorOf('@消防', { 消防组: '火' })).toMatchObject({
      code: 'lexiconUnknown',
      details: { lexicon: '消防', nearest: '消防组' },
    })
    expect(errorOf('@甲', { 甲: '火 OR @乙', 乙: '@甲' }).code).toBe('lexiconCyclic')
    const doubling = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`组${index}`, `@组${index + 1} OR @组${index + 1}`]),
    )
    expect(errorOf('@组0', { ...doubling, 组30: '火' }).code).toBe('tooLarge')
  })
})

describe('hits', () => {
  it('are the exact original stretches, whole characters', () => {
    expect(hitTexts('佔用 m', ['被占用５０㎡ 占用'])).toEqual(['占用', '㎡', '占用'])
    expect(hitTexts('é', ['cafe\u0301s'])).toEqual(['e\u0301'])
  })

  it('leave out NOT, branches that do not hold and matches without a partner', () => {
    expect(hitTexts('(甲 乙) OR 丙', ['甲丙'])).toEqual(['丙'])
    expect(hitTexts('甲 NOT 乙', ['甲'])).toEqual(['甲'])
    expect(hitTexts('甲 NEAR/1 乙', ['甲xxxx甲x乙'])).toEqual(['甲', '乙'])
    expect(hitTexts('甲 丁', ['甲'])).toEqual([])
    expect(hitTexts('投诉 THEN/2 恒*公司', ['投诉北京恒丰公司恒公司'])).toEqual(['投诉', '恒丰公司'])
    expect(hitTexts('投诉 THEN/15 *有限公司', ['投诉北京恒丰有限公司'])).toEqual(['投诉', '有限公司'])
    expect(compiled('甲 OR NOT (乙 OR NOT 丙) OR 甲').terms).toEqual(['甲'])
  })
})

describe('the terms of a query', () => {
  it('are its leaves outside NOT, each with its column', () => {
    const query = queryOf('类型:(甲 OR 编号:乙) (@丙 NEAR/2 第?丁) NOT 戊 2 OF (/己/, 金额>5)')
    expect(termsOf(query).map(printQuery)).toEqual(['类型:甲', '编号:乙', '@丙', '第?丁', '/己/'])
  })
})

/** An evaluator that shares nothing with the one under test but the tree: over arrays of characters that fold to themselves. */
function naive(query: Query, row: readonly string[], only?: number): boolean {
  const places = only === undefined ? [0, 1] : [only]
  switch (query.kind) {
    case 'and':
      return query.items.every((item) => naive(item, row, only))
    case 'or':
      return query.items.some((item) => naive(item, row, only))
    case 'not':
      return !naive(query.item, row, only)
    case 'atLeast':
      return query.items.map((item) => Number(naive(item, row, only))).reduce((a, b) => a + b) >= query.count
    case 'field':
      return naive(query.item, row, Number(query.column))
    default:
      return places.some((place) => naiveSpans(query, row[place]!, place === 2).length > 0)
  }
}

function naiveSpans(query: Query, text: string, isCategory: boolean): [number, number][] {
  const characters = [...text]
  switch (query.kind) {
    case 'term': {
      if (isCategory) return text === query.text ? [[0, characters.length]] : []
      const length = [...query.text].length
      return characters.flatMap((_, at): [number, number][] =>
        characters.slice(at, at + length).join('') === query.text ? [[at, at + length]] : [],
      )
    }
    case 'wildcard': {
      const spans = characters.flatMap((_, at) =>
        naiveEnds(query.pattern, characters, at).map((end): [number, number] => [at, end]),
      )
      return isCategory ? spans.filter(([start, end]) => start === 0 && end === characters.length) : spans
    }
    case 'or':
      return query.items.flatMap((item) => naiveSpans(item, text, isCategory))
    case 'near':
    case 'then':
    case 'same':
      return naiveSpans(query.left, text, isCategory).flatMap((a) =>
        naiveSpans(query.right, text, isCategory).flatMap((b): [number, number][] => {
          const gap = Math.max(0, b[0] - a[1], a[0] - b[1])
          const hull: [number, number] = [Math.min(a[0], b[0]), Math.max(a[1], b[1])]
          if (query.kind === 'same')
            return characters.slice(hull[0], hull[1] - 1).some((one) => '。\n'.includes(one)) ? [] : [hull]
          return gap <= query.distance && (query.kind === 'near' || a[0] < b[0]) ? [hull] : []
        }),
      )
    default:
      throw new Error(query.kind)
  }
}

/** Every end of a wildcard's matches from a place on, found one by one. */
function naiveEnds(pattern: string, characters: readonly string[], at: number): number[] {
  if (pattern === '') return [at]
  const rest = pattern.slice(1)
  if (pattern[0] !== '*')
    return at < characters.length && (pattern[0] === '?' || pattern[0] === characters[at])
      ? naiveEnds(rest, characters, at + 1)
      : []
  const ends: number[] = []
  for (let taken = 0; taken <= 12; taken++) {
    ends.push(...naiveEnds(rest, characters, at + taken))
    if (at + taken >= characters.length || '。\n'.includes(characters[at + taken]!)) break
  }
  return ends
}

describe('evaluation', () => {
  const schema = schemaOf({ '0': 'text', '1': 'text', '2': 'category' })
  const letters = ['甲', '乙', '丙', '。', '😀', '\n']
  const cell = fc.array(fc.constantFrom(...letters), { maxLength: 10 }).map((parts) => parts.join(''))
  const category = fc.constantFrom('甲', '乙', '甲乙', '')
  const term = fc
    .array(fc.constantFrom('甲', '乙', '丙', '😀'), { minLength: 1, maxLength: 2 })
    .map((parts): Query => ({ kind: 'term', text: parts.join('') }))
  const wildcard = fc
    .array(fc.constantFrom('甲', '乙', '丙', '?', '*'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('').replaceAll('**', '*'))
    .filter((pattern) => /[^?*]/.test(pattern) && /[?*]/.test(pattern))
    .map((pattern): Query => ({ kind: 'wildcard', pattern }))
  const place = fc.letrec<{ place: Query }>((tie) => ({
    place: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      term,
      wildcard,
      fc.array(tie('place'), { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'or', items })),
      fc
        .tuple(tie('place'), tie('place'), fc.nat(4), fc.constantFrom('near', 'then', 'same'))
        .map(([left, right, distance, kind]): Query => ({ kind: kind as 'near', left, right, distance })),
    ),
  })).place
  const tree = fc.letrec<{ tree: Query }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      place,
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'and', items })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'or', items })),
      tie('tree').map((item): Query => ({ kind: 'not', item })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'atLeast', count: 2, items })),
      fc.tuple(fc.constantFrom('0', '1', '2'), tie('tree')).map(([column, item]): Query => ({ kind: 'field', column, item })),
    ),
  })).tree

  it('by row and by segment equals a naive evaluation, over all rows and over chosen ones', async () => {
    const rows = fc.array(fc.tuple(cell, cell, category), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(tree, rows, fc.nat(3), async (query, table, step) => {
        const result = compileQuery(query, schema)
        if (!result.ok) throw new Error(result.error.code)
        const { screen } = result
        const expected = table.flatMap((row, index) => (naive(query, row) ? [index] : []))
        expect(table.flatMap((row, index) => (screen.test((column) => row[column]!) ? [index] : []))).toEqual(expected)
        const stored = new Map<number, StringColumn>(
          schema.map((_, column) => [column, storedColumn(table.map((row) => row[column]!))]),
        )
        expect(await acceptedRows(screen, stored, table.length)).toEqual(expected)
        const chosen = [...table.keys()].filter((index) => index % (step + 1) === 0)
        const fresh = new Map([...stored].map(([column, values]) => [column, columnOf(table.map((_, row) => values.get(row)))]))
        const among = expected.filter((index) => chosen.includes(index))
        expect(await acceptedRows(screen, stored, chosen)).toEqual(among)
        expect(await acceptedRows(screen, fresh, chosen)).toEqual(among)
      }),
      { numRuns: 400, seed: 7 },
    )
  })

  it('counts the accepted rows that hold each term', async () => {
    const text = ['占用通道', '通道', '占用', '']
    const screen = compiled('占用 通道 NOT 咨询')
    const dictionary = new DictionaryColumn(text, Uint8Array.of(0, 1, 2, 3, 0, 0))
    const table = new Map<number, StringColumn>([[0, dictionary]])
    expect(screen.terms).toEqual(['占用', '通道'])
    const answer = await screen.answer(columnsInMemory(table, 6), Bitset.full(6), { isCounting: true })
    expect([...answer.counts]).toEqual([3, 3])
    expect(await acceptedRows(screen, table, [1, 4, 5])).toEqual([4, 5])
    expect(await acceptedRows(screen, table, 3)).toEqual([0])
  })
})

/** A column as it comes back from the store. */
function storedColumn(values: string[]): StringColumn {
  const { head, chunks } = encodeColumn(unitTextOf(values))
  const found = decodeHead(head)
  return 'dictionary' in found ? found.dictionary : decodeText(found.offsets, chunks)
}
