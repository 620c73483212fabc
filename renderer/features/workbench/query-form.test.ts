import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../shared/screening/parse.ts'
import { printQuery } from '../../../shared/screening/print.ts'
import type { Query } from '../../../shared/screening/query.ts'
import { randomQuery } from '../../../shared/screening/testing/random-query.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { formOf, queryOf, writtenWord } from './query-form.ts'

function parsed(text: string): Query {
  const result = parseQuery(text)
  if (!result.ok) throw new Error(`${text}: ${result.error.code}`)
  return result.query
}

const word = fc.constantFrom('消防通道', '"消防 通道"', '第?小学', '*有限公司', '/1[3-9]\\d{9}/', '@消防', '"NOT"', '占用')
const words = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((items) => (items.length > 1 ? `(${items.join(' OR ')})` : items[0]!))
const condition = fc.oneof(
  words,
  words.map((text) => `NOT ${text}`),
  fc.tuple(words, fc.constantFrom('NEAR/20', 'THEN/5', 'SAME'), words).map((parts) => parts.join(' ')),
  words.map((text) => `诉求类型:${text}`),
  words.map((text) => `NOT 诉求类型:${text}`),
  fc.constantFrom('受理时间>=2024-06-01', '金额:[1000 TO 5000]', '联系电话:空', '联系电话:有', '2 OF (占用, 堵, 停车)'),
  fc.constantFrom('(A NEAR/3 B) NEAR/9 C', '(占用 停车) OR 堵', 'NOT (A B)', '2 OF (A B, C, D)', '街道:(A B)', 'NOT NOT A'),
)

const columns: ColumnSchema[] = [
  { name: '诉求内容', header: '诉求内容', type: 'text' },
  { name: '诉求 类型', header: '诉求 类型', type: 'category' },
  { name: '受理时间', header: '受理时间', type: 'date' },
  { name: '金额', header: '金额', type: 'number' },
]

describe('the form of a query', () => {
  it('and its text are two views of one tree: any query comes back from either the same', () => {
    fc.assert(
      fc.property(randomQuery(columns), (query) => {
        expect(queryOf(formOf(query))).toEqual(query)
        const written = printQuery(query)
        expect(printQuery(queryOf(formOf(parsed(written)))!)).toBe(written)
      }),
      { seed: 20_260_415, numRuns: 500 },
    )
  })

  it('going to the form and back gives the same query, whatever the form can or cannot show', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
        const query = parsed(conditions.map((text) => `(${text})`).join(' '))
        expect(queryOf(formOf(query))).toEqual(query)
      }),
    )
  })

  it('groups of words, distances, exclusions and column conditions stand in fields of their own', () => {
    const text = '(消防通道 OR 消防车道) NEAR/20 (占用 OR 堵) NOT 咨询 街道:月坛街道 受理时间:[2024-06-01 TO 2024-06-30]'
    expect(formOf(parsed(text))).toEqual([
      { kind: 'near', distance: 20, left: ['消防通道', '消防车道'], right: ['占用', '堵'] },
      { kind: 'without', words: ['咨询'] },
      { kind: 'column', column: '街道', test: 'contains', words: ['月坛街道'], from: '', to: '' },
      { kind: 'column', column: '受理时间', test: 'between', words: [], from: '2024-06-01', to: '2024-06-30' },
    ])
  })

  it('what the form cannot show stands as text beside what it can', () => {
    const form = formOf(parsed('消防通道 ((占用 停车) OR 堵)'))
    expect(form.map((part) => part.kind)).toEqual(['words', 'text'])
  })

  it('a part that is not filled in yet asks for nothing', () => {
    expect(queryOf([{ kind: 'words', words: [] }])).toBe(null)
    expect(
      queryOf([
        { kind: 'words', words: ['占用'] },
        { kind: 'near', distance: 9, left: ['堵'], right: [] },
      ]),
    ).toEqual(parsed('占用'))
  })

  it('words typed with blanks or operators are taken literally', () => {
    expect(parsed(writtenWord('消防 通道'))).toEqual({ kind: 'term', text: '消防 通道' })
    expect(parsed(writtenWord('OR'))).toEqual({ kind: 'term', text: 'OR' })
    expect(writtenWord(' 第?小学 ')).toBe('第?小学')
    expect(writtenWord('  ')).toBe('')
    expect(writtenWord(printQuery({ kind: 'term', text: '消防 通道' }))).toBe(printQuery({ kind: 'term', text: '消防 通道' }))
  })
})
