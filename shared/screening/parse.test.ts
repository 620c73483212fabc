import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import { MAX_DEPTH, type Query } from './query.ts'
import { positionOf, type QueryErrorCode } from './query-error.ts'

const term = (text: string): Query => ({ kind: 'term', text })
const and = (...items: Query[]): Query => ({ kind: 'and', items })
const or = (...items: Query[]): Query => ({ kind: 'or', items })
const not = (item: Query): Query => ({ kind: 'not', item })
const field = (column: string, item: Query): Query => ({ kind: 'field', column, item })
const near = (distance: number, left: Query, right: Query): Query => ({ kind: 'near', distance, left, right })
const [A, B, C] = [term('甲'), term('乙'), term('丙')]

function parsed(text: string): Query {
  const result = parseQuery(text)
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`)
  return result.query
}

function faultOf(text: string) {
  const result = parseQuery(text)
  if (result.ok) throw new Error(`${text} was read as ${JSON.stringify(result.query)}`)
  return result.error
}

describe('the screen language', () => {
  const forms: [string, Query][] = [
    ['消防通道', term('消防通道')],
    ['"消防 通道"', term('消防 通道')],
    ['“消防 通道”', term('消防 通道')],
    ['"a\\"b\\\\c\\d"', term('a"b\\c\\d')],
    ['甲 乙', and(A, B)],
    ['甲 AND 乙', and(A, B)],
    ['甲 与 乙　丙', and(A, B, C)],
    ['甲 OR 乙', or(A, B)],
    ['甲 或 乙 | 丙', or(A, B, C)],
    ['甲|乙｜丙', or(A, B, C)],
    ['"甲"或"乙"', or(A, B)],
    ['(甲)AND(乙)', and(A, B)],
    ['NOT 甲', not(A)],
    ['非 甲', not(A)],
    ['-甲', not(A)],
    ['甲 -乙 －丙', and(A, not(B), not(C))],
    ['甲-乙', term('甲-乙')],
    ['NOT NOT 甲', not(not(A))],
    ['甲 NEAR/15 乙', near(15, A, B)],
    ['甲 NEAR/0(乙 OR 丙)', near(0, A, or(B, C))],
    ['甲 THEN/3 乙', { kind: 'then', distance: 3, left: A, right: B }],
    ['甲 SAME 乙', { kind: 'same', distance: 0, left: A, right: B }],
    ['甲 同句 乙', { kind: 'same', distance: 0, left: A, right: B }],
    ['甲 NEAR/1 乙 THEN/2 丙', { kind: 'then', distance: 2, left: near(1, A, B), right: C }],
    ['第?小学', { kind: 'wildcard', pattern: '第?小学' }],
    ['第？小学 ＊公司', and({ kind: 'wildcard', pattern: '第?小学' }, { kind: 'wildcard', pattern: '*公司' })],
    ['"第?小学"', term('第?小学')],
    ['什么\\?', term('什么?')],
    ['a\\*b*', { kind: 'wildcard', pattern: 'a\\*b*' }],
    ['/1[3-9]\\d{9}/', { kind: 'regex', pattern: '1[3-9]\\d{9}' }],
    ['/a\\/b (c)/ 甲', and({ kind: 'regex', pattern: 'a/b (c)' }, A)],
    ['1/2', term('1/2')],
    ['2 OF (甲, 乙 OR 丙，"a,b"、甲 乙)', { kind: 'atLeast', count: 2, items: [A, or(B, C), term('a,b'), and(A, B)] }],
    ['1 OF(甲)', { kind: 'atLeast', count: 1, items: [A] }],
    ['3 OFF', and(term('3'), term('OFF'))],
    ['甲,乙', term('甲,乙')],
    ['@消防', { kind: 'lexicon', name: '消防' }],
    ['@"消防 一组"', { kind: 'lexicon', name: '消防 一组' }],
    ['类型:咨询', field('类型', term('咨询'))],
    ['类型：（甲 OR 乙）', field('类型', or(A, B))],
    ['"事项 分类":"甲"', field('事项 分类', A)],
    ['类型 : 甲 乙', and(field('类型', A), B)],
    ['NOT 类型:甲', not(field('类型', A))],
    ['-类型:甲', not(field('类型', A))],
    ['类型:@消防', field('类型', { kind: 'lexicon', name: '消防' })],
    ['时间:12:30', field('时间', term('12:30'))],
    ['类型:非', field('类型', term('非'))],
    ['受理时间>=2024-06-01', { kind: 'comparison', column: '受理时间', operator: '>=', value: '2024-06-01' }],
    ['受理时间 ≤ "2024-06-01 09:30"', { kind: 'comparison', column: '受理时间', operator: '<=', value: '2024-06-01 09:30' }],
    ['金额＞1,000', { kind: 'comparison', column: '金额', operator: '>', value: '1,000' }],
    ['金额=-5', { kind: 'comparison', column: '金额', operator: '=', value: '-5' }],
    ['金额:[1000 TO 5000]', { kind: 'range', column: '金额', from: '1000', to: '5000' }],
    ['时间:[2024-06-01 08:00 TO *]', { kind: 'range', column: '时间', from: '2024-06-01 08:00', to: null }],
    ['结果:空', { kind: 'empty', column: '结果' }],
    ['结果：有', { kind: 'present', column: '结果' }],
    ['结果:"空"', field('结果', term('空'))],
    ['空 有', and(term('空'), term('有'))],
    ['非法占用 或许 与其 同句话 ANDY NEARBY', and(...['非法占用', '或许', '与其', '同句话', 'ANDY', 'NEARBY'].map(term))],
    ['and or not', and(term('and'), term('or'), term('not'))],
    ['甲 乙 OR 丙', or(and(A, B), C)],
    ['" "', term(' ')],
    ['甲 NEAR/２ 乙', near(2, A, B)],
    ['甲 NEAR／２ 乙', near(2, A, B)],
    ['"NEAR／２"', term('NEAR／２')],
    ['２ OF (甲, 乙)', { kind: 'atLeast', count: 2, items: [A, B] }],
    ['年龄:>=40', { kind: 'comparison', column: '年龄', operator: '>=', value: '40' }],
    ['年龄：＜ 40', { kind: 'comparison', column: '年龄', operator: '<', value: '40' }],
    ['年龄:">=40"', field('年龄', term('>=40'))],
    ['甲 OR 乙 丙', or(A, and(B, C))],
    ['甲 乙 NEAR/2 丙 OR 甲', or(and(A, near(2, B, C)), A)],
    ['(甲 OR 乙) (甲 丙)', and(or(A, B), and(A, C))],
  ]

  it.each(forms)('%s', (text, query) => {
    expect(parsed(text)).toEqual(query)
    expect(parsed(printQuery(query))).toEqual(query)
  })

  const faults: [string, QueryErrorCode, number, number, string | null][] = [
    ['', 'empty', 0, 0, null],
    ['  ', 'empty', 0, 2, null],
    ['"消防', 'quoteUnclosed', 0, 3, '"消防"'],
    ['""', 'termEmpty', 0, 2, null],
    ['甲 (乙', 'groupUnclosed', 2, 1, '甲 (乙)'],
    ['甲 乙)', 'groupUnopened', 3, 1, '甲 乙'],
    [')', 'groupUnopened', 0, 1, null],
    ['甲 ()', 'groupEmpty', 2, 2, '甲'],
    ['甲 OR', 'operandMissing', 2, 2, '甲'],
    ['AND 甲', 'operandMissing', 0, 3, '甲'],
    ['甲 OR OR 乙', 'operandMissing', 2, 2, '甲  OR 乙'],
    ['(甲 AND) 乙', 'operandMissing', 3, 3, '(甲 ) 乙'],
    ['甲 -', 'operandMissing', 2, 1, '甲'],
    ['| 甲', 'operandMissing', 0, 1, '甲'],
    ['甲 NEAR 乙', 'distanceMissing', 2, 4, '甲 NEAR/15 乙'],
    ['甲 NEAR 3 乙', 'distanceMissing', 2, 4, '甲 NEAR/3 乙'],
    ['甲 NEAR /3 乙', 'distanceMissing', 2, 4, '甲 NEAR/3 乙'],
    ['甲 THEN/x 乙', 'distanceInvalid', 2, 6, '甲 THEN/15 乙'],
    ['甲 THEN/8字 乙', 'distanceInvalid', 2, 7, '甲 THEN/8 乙'],
    ['甲 NEAR/-1 乙', 'distanceInvalid', 2, 7, '甲 NEAR/15 乙'],
    ['甲 NEAR/100000 乙', 'distanceTooLarge', 2, 11, '甲 NEAR/10000 乙'],
    ['NOT 甲 NEAR/2 乙', 'proximityOperand', 0, 5, 'NOT (甲 NEAR/2 乙)'],
    ['丙 -甲 NEAR/2 乙 丁', 'proximityOperand', 2, 2, '丙 NOT (甲 NEAR/2 乙) 丁'],
    ['(NOT 甲) NEAR/2 乙', 'proximityOperand', 1, 5, null],
    ['甲 NEAR/2 金额>5', 'proximityOperand', 9, 4, '甲 AND 金额>5'],
    ['甲 SAME (乙 丙)', 'proximityOperand', 8, 3, null],
    ['甲 OF (乙)', 'countMissing', 2, 2, null],
    ['OF (甲, 乙)', 'countMissing', 0, 2, '1 OF (甲, 乙)'],
    ['甲 两 OF (乙, 丙)', 'countMissing', 4, 2, '甲 2 OF (乙, 丙)'],
    ['5 OF (甲, 乙)', 'countInvalid', 0, 1, '2 OF (甲, 乙)'],
    ['2 OF 甲', 'listMissing', 2, 2, '1 OF (甲)'],
    ['(2 OF 甲, 乙, 丙) 丁', 'listMissing', 3, 2, '(2 OF (甲, 乙, 丙)) 丁'],
    ['2 OF', 'listMissing', 2, 2, null],
    ['2 OF ()', 'groupEmpty', 5, 2, null],
    ['1 OF (甲, )', 'operandMissing', 9, 1, '1 OF (甲)'],
    ['1 OF (甲,, 乙)', 'operandMissing', 8, 1, '1 OF (甲, 乙)'],
    ['2 OF (甲, 乙', 'groupUnclosed', 5, 1, '2 OF (甲, 乙)'],
    ['甲 *', 'wildcardAlone', 2, 1, '甲'],
    ['*', 'wildcardAlone', 0, 1, null],
    ['？＊', 'wildcardAlone', 0, 2, null],
    ['类型:*', 'wildcardAlone', 3, 1, '类型:有'],
    ['a?'.repeat(51), 'wildcardTooMany', 0, 102, null],
    ['/a', 'regexUnclosed', 0, 2, '/a/'],
    ['//', 'regexEmpty', 0, 2, null],
    ['甲 /(a/', 'regexInvalid', 3, 1, '甲 /(a)/'],
    ['/a(b(c|[)]d/', 'regexInvalid', 4, 1, '/a(b(c|[)]d))/'],
    ['/a)b/', 'regexInvalid', 2, 1, '/a\\)b/'],
    ['/甲[乙/', 'regexInvalid', 2, 2, '/甲[乙]/'],
    ['/甲/ /*有限/', 'regexInvalid', 5, 1, '/甲/ /\\*有限/'],
    ['/a++b/', 'regexInvalid', 2, 2, '/a+b/'],
    ['/[9-0]/', 'regexInvalid', 2, 3, '/[0-9]/'],
    ['/a{2000}/', 'regexInvalid', 2, 6, '/a{1000}/'],
    ['/a\\Z/', 'regexInvalid', 2, 2, '/a\\z/'],
    ['/a\\/(b/', 'regexInvalid', 0, 7, '/a\\/(b)/'],
    ['/(?>a)/', 'regexInvalid', 1, 3, null],
    ['/(?=a)/', 'regexLookaround', 1, 5, null],
    ['/a(?!b)c/', 'regexLookaround', 2, 5, null],
    ['/(?<!ab)c/', 'regexLookaround', 1, 7, null],
    ['/(?<!a)b|c/', 'regexLookaround', 1, 6, null],
    ['/(a)\\1/', 'regexBackreference', 4, 2, null],
    ['甲 - 乙', 'minusDetached', 2, 2, '甲 -乙'],
    ['- OR 乙', 'operandMissing', 0, 1, '乙'],
    ['0 OF (甲)', 'countInvalid', 0, 1, '1 OF (甲)'],
    ['/a/i', 'regexFlags', 3, 1, '/a/'],
    ['/a/gi', 'regexFlags', 3, 1, '/a/'],
    ['@ 甲', 'lexiconNameMissing', 0, 1, '@甲'],
    ['甲 @', 'lexiconNameMissing', 2, 1, '甲'],
    ['@', 'lexiconNameMissing', 0, 1, null],
    ['>5', 'columnNameMissing', 0, 2, null],
    [':甲', 'columnNameMissing', 0, 1, '甲'],
    ['类型:', 'valueMissing', 0, 3, null],
    ['金额>=', 'valueMissing', 0, 4, null],
    ['金额:[1000 5000]', 'rangeInvalid', 0, 14, '金额:[1000 TO 5000]'],
    ['金额:[1000~5000]', 'rangeInvalid', 0, 14, '金额:[1000 TO 5000]'],
    ['金额:[1,000，5,000]', 'rangeInvalid', 0, 16, '金额:[1,000 TO 5,000]'],
    ['金额:[1000-5000] 甲', 'rangeInvalid', 0, 14, '金额:[1000 TO 5000] 甲'],
    ['金额:[1000 to 5000]', 'rangeInvalid', 0, 17, '金额:[1000 TO 5000]'],
    ['时间:[2024-06-01 - 2024-06-30]', 'rangeInvalid', 0, 28, '时间:[2024-06-01 TO 2024-06-30]'],
    ['时间:[2024年6月至2024年7月]', 'rangeInvalid', 0, 20, '时间:[2024年6月 TO 2024年7月]'],
    ['金额:[1000 TO ]', 'rangeInvalid', 0, 13, '金额:[1000 TO *]'],
    ['金额:[TO 5]', 'rangeInvalid', 0, 9, '金额:[* TO 5]'],
    ['金额:[1 TO 5', 'rangeInvalid', 0, 10, '金额:[1 TO 5]'],
    ['金额:[1 TO 5 甲', 'rangeInvalid', 0, 12, null],
    ['金额:[]', 'rangeInvalid', 0, 5, null],
    ['金额:[* TO *]', 'rangeInvalid', 0, 11, '金额:有'],
    ['((甲 OR (乙', 'groupUnclosed', 7, 1, '((甲 OR (乙)))'],
    ['2 OF (甲, (乙 OR 丙', 'groupUnclosed', 9, 1, '2 OF (甲, (乙 OR 丙))'],
    ['甲 (', 'groupUnclosed', 2, 1, '甲'],
    ['（甲 AND', 'operandMissing', 3, 3, '（甲)'],
    ['消防"', 'quoteUnclosed', 2, 1, '消防'],
    ['“消防', 'quoteUnclosed', 0, 3, '“消防”'],
    ['甲 || 乙', 'operandMissing', 2, 1, '甲 | 乙'],
    ['类型:（）', 'groupEmpty', 3, 2, null],
    ['甲 AND ()', 'groupEmpty', 6, 2, '甲'],
  ]

  it.each(faults)('%s is refused with its place and a mend where one is evident', (text, code, position, length, suggestion) => {
    expect(faultOf(text)).toMatchObject({ code, position, length, suggestion })
    if (suggestion !== null) expect(parseQuery(suggestion).ok).toBe(true)
  })

  it('refuses deep nesting of any kind instead of overflowing the stack', () => {
    const many = 100_000
    const within = `${'('.repeat(150)}甲${')'.repeat(150)}`
    expect(parsed(within)).toEqual(A)
    const chains = Array.from({ length: MAX_DEPTH }, () => ' NEAR/1 甲').join('')
    for (const text of [
      '('.repeat(many),
      `${'-'.repeat(many)}甲`,
      `${'NOT '.repeat(many)}甲`,
      `甲${' NEAR/1 甲'.repeat(many)}`,
      `(甲${chains.slice(0, 150 * 9)})${chains}`,
    ]) {
      expect(faultOf(text).code).toBe('tooDeep')
    }
  })

  it('reads ten thousand keywords at once, flat', () => {
    const words = Array.from({ length: 10_000 }, (_, index) => `词${index}`)
    expect(parsed(words.join(' OR '))).toEqual(or(...words.map(term)))
  })

  it('knows where each part stood', () => {
    const query = parsed('甲 类型:乙 NEAR/3 @丙')
    const items = query.kind === 'and' ? query.items : []
    expect(items.map(positionOf)).toMatchObject([
      { position: 0, length: 1 },
      { position: 2, length: 14 },
    ])
  })

  it('throws for no text whatever', () => {
    const sign = fc.constantFrom(
      ...'()（）"“”|:@/*?-<>=[],\\ 　甲',
      ' AND ',
      ' OR ',
      'NOT ',
      ' NEAR/3 ',
      ' THEN',
      ' SAME ',
      '2 OF (',
      ' TO ',
      '空',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 14 }), (signs) => {
        const text = signs.join('')
        const result = parseQuery(text)
        if (result.ok) expect(parsed(printQuery(result.query))).toEqual(result.query)
        else {
          const { position, length, suggestion } = result.error
          expect(position + length).toBeLessThanOrEqual(text.length)
          if (suggestion !== null) parsed(suggestion)
        }
      }),
      { numRuns: 3000, seed: 5 },
    )
  })
})

describe('printing', () => {
  const text = fc
    .oneof(
      fc.constantFrom(
        'AND',
        '或',
        'OF',
        '3',
        '空',
        '有',
        'NEAR/5',
        'a b',
        '-甲',
        '/x',
        '@y',
        '[z',
        '"',
        '“',
        '\\',
        '\\?',
        '，',
        '甲:乙',
        'a>=b',
        '，\\',
      ),
      fc.string({ minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(...'甲乙 \\"”()|,:?*-/@[]=＜？'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
    )
    .filter((value) => value.trim() !== '')
  const pattern = fc
    .tuple(text, fc.constantFrom('?', '*', '?*'), fc.option(text, { nil: '' }))
    .map(([before, wildcard, after]) => before.replace(/[\\?*]/g, '\\$&') + wildcard + after.replace(/[\\?*]/g, '\\$&'))
  const regex = fc.constantFrom('a', 'a/b', '\\d+', '\\\\/', '[/]', '(甲|乙) x', '"')
  const leaf: fc.Arbitrary<Query> = fc.oneof(
    text.map(term),
    pattern.map((value): Query => ({ kind: 'wildcard', pattern: value })),
    regex.map((value): Query => ({ kind: 'regex', pattern: value })),
    text.map((name): Query => ({ kind: 'lexicon', name })),
  )
  const comparison: fc.Arbitrary<Query> = fc.oneof(
    fc
      .tuple(text, fc.constantFrom('>=', '<=', '>', '<', '=' as const), text)
      .map(([column, operator, value]): Query => ({ kind: 'comparison', column, operator: operator as '=', value })),
    fc
      .tuple(
        text,
        text.map((value) => value.trim()),
        fc.option(text),
      )
      .map(([column, from, to]): Query => ({ kind: 'range', column, from, to })),
    text.map((column): Query => ({ kind: 'empty', column })),
    text.map((column): Query => ({ kind: 'present', column })),
  )
  const place = fc.letrec<{ place: Query }>((tie) => ({
    place: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('place'), { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'or', items })),
      fc
        .tuple(tie('place'), tie('place'), fc.nat(99), fc.constantFrom('near', 'then' as const))
        .map(([left, right, distance, kind]): Query => ({ kind: kind as 'near', left, right, distance })),
      fc.tuple(tie('place'), tie('place')).map(([left, right]): Query => ({ kind: 'same', left, right, distance: 0 })),
    ),
  })).place
  const tree = fc.letrec<{ tree: Query }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      comparison,
      place,
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'and', items })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'or', items })),
      tie('tree').map((item): Query => ({ kind: 'not', item })),
      fc
        .array(tie('tree'), { minLength: 1, maxLength: 3 })
        .map((items): Query => ({ kind: 'atLeast', count: items.length, items })),
      fc.tuple(text, tie('tree')).map(([column, item]): Query => ({ kind: 'field', column, item })),
    ),
  })).tree

  it('is undone by parsing', () => {
    fc.assert(
      fc.property(tree, (query) => {
        expect(parsed(printQuery(query))).toEqual(query)
      }),
      { numRuns: 2000, seed: 6 },
    )
  })

  it('sets quotes and brackets only where they are needed', () => {
    const text = '(消防通道 OR 消防车道) NEAR/20 占用 AND NOT 诉求类型:咨询'
    expect(printQuery(parsed(text))).toBe(text)
  })
})
