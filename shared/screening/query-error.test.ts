import { describe, expect, it } from 'vitest'
import type { ColumnSchema, ColumnType } from '../table/schema.ts'
import { compileQuery } from './evaluate.ts'
import { parseQuery } from './parse.ts'
import type { Query } from './query.ts'
import { type QueryError, type QueryErrorCode, queryErrorCodes } from './query-error.ts'

const schema = (name: string, type: ColumnType): ColumnSchema => ({ name, header: name, type })
const columns = [
  schema('诉求内容', 'text'),
  schema('诉求 类型', 'category'),
  schema('受理时间', 'date'),
  schema('金额', 'number'),
]

function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.error)}`)
  return parsed.query
}

const lexicons = new Map([
  ['消防', queryOf('消防通道 OR 消防车道')],
  ['并列', queryOf('甲 乙')],
  ['回环', queryOf('甲 OR @回环')],
  ['旧列', queryOf('甲 OR 案由:乙')],
])

function errorOf(text: string): QueryError | undefined {
  const parsed = parseQuery(text)
  if (!parsed.ok) return parsed.error
  const compiled = compileQuery(parsed.query, columns, lexicons)
  return compiled.ok ? undefined : compiled.error
}

describe('a fault that shows when a query meets its dataset', () => {
  it.each<[string, QueryErrorCode, number, number, string | null]>([
    ['甲 诉求类:咨询 乙', 'columnUnknown', 2, 6, '甲 "诉求 类型":咨询 乙'],
    ['"受理时刻">=2024-06', 'columnUnknown', 0, 15, '受理时间>=2024-06'],
    ['受理日：空', 'columnUnknown', 0, 5, '受理时间：空'],
    ['NOT 诉求内溶:(甲 OR 乙)', 'columnUnknown', 4, 13, 'NOT 诉求内容:(甲 OR 乙)'],
    ['邮编:甲', 'columnUnknown', 0, 4, null],
    ['凌晨 12:30 施工', 'columnUnknown', 3, 5, '凌晨 "12:30" 施工'],
    ['甲 @消防词', 'lexiconUnknown', 2, 4, '甲 @消防'],
    ['@噪音', 'lexiconUnknown', 0, 3, null],
    ['甲 @回环', 'lexiconCyclic', 2, 3, null],
    ['甲 @旧列', 'columnUnknown', 2, 3, null],
    ['@并列 NEAR/3 丙', 'proximityOperand', 0, 3, null],
    ['甲 金额:[9 TO 1] 乙', 'rangeReversed', 2, 11, '甲 金额:[1 TO 9] 乙'],
    ['受理时间：[2024-06-30 TO 2024-06-01]', 'rangeReversed', 0, 31, '受理时间:[2024-06-01 TO 2024-06-30]'],
    ['受理时间<=2024-06-31', 'valueInvalid', 0, 16, '受理时间<=2024-06-30'],
    ['受理时间:[2023年2月1日 TO 2023年2月29日]', 'valueInvalid', 0, 30, '受理时间:[2023年2月1日 TO 2023年2月28日]'],
    ['受理时间>=昨天', 'valueInvalid', 0, 8, null],
    ['金额>=很多', 'valueInvalid', 0, 6, null],
    ['诉求内容>=很多', 'valueUnordered', 0, 8, null],
  ])('%s', (text, code, position, length, suggestion) => {
    expect(errorOf(text)).toMatchObject({ code, position, length, suggestion })
    if (suggestion !== null) expect(errorOf(suggestion)).toBeUndefined()
  })

  it('has no place and no mend where the query was built by hand', () => {
    const compiled = compileQuery({ kind: 'empty', column: '受理时' }, columns)
    expect(compiled).toMatchObject({ ok: false, error: { code: 'columnUnknown', position: 0, length: 0, suggestion: null } })
  })
})

describe('the codes', () => {
  const long = 2_000_001
  const examples: Record<QueryErrorCode, string> = {
    empty: ' ',
    tooLong: 'a'.repeat(long),
    tooDeep: '('.repeat(300),
    tooLarge: `@大组`,
    quoteUnclosed: '"甲',
    groupUnclosed: '(甲',
    groupUnopened: '甲)',
    groupEmpty: '()',
    termEmpty: '""',
    operandMissing: '甲 AND',
    minusDetached: '甲 - 乙',
    distanceMissing: '甲 NEAR 乙',
    distanceInvalid: '甲 NEAR/近 乙',
    distanceTooLarge: '甲 NEAR/100000 乙',
    proximityOperand: '甲 NEAR/2 NOT 乙',
    countMissing: 'OF (甲)',
    countInvalid: '3 OF (甲)',
    listMissing: '3 OF',
    wildcardAlone: '*',
    wildcardTooMany: '?a'.repeat(60),
    regexUnclosed: '/甲',
    regexEmpty: '//',
    regexInvalid: '/(/',
    regexLookaround: '/甲(?=乙)丙/',
    regexBackreference: '/(甲)\\1/',
    regexFlags: '/甲/i',
    lexiconNameMissing: '@',
    columnNameMissing: '=甲',
    valueMissing: '金额=',
    valueInvalid: '金额>甲',
    valueUnordered: '诉求内容>甲',
    rangeInvalid: '金额:[',
    rangeReversed: '金额:[2 TO 1]',
    columnUnknown: '甲列:乙',
    lexiconUnknown: '@没有',
    lexiconCyclic: '@回环',
  }

  it.each(queryErrorCodes.filter((code) => code !== 'tooLarge'))('%s has an example with its place inside the text', (code) => {
    const error = errorOf(examples[code])
    expect(error?.code).toBe(code)
    expect(error!.position + error!.length).toBeLessThanOrEqual(examples[code].length)
  })

  it('NEAR/0 is no fault: it asks that both touch', () => {
    expect(errorOf('甲 NEAR/0 乙')).toBeUndefined()
  })
})
