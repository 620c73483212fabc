import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnSchema, ColumnType } from '../table/schema.ts'
import { type CompletionContext, completionsAt, withCompletion } from './completion.ts'
import { parseQuery } from './parse.ts'

const schema = (name: string, type: ColumnType): ColumnSchema => ({ name, header: name, type })

const context: CompletionContext = {
  columns: [
    schema('诉求内容', 'text'),
    schema('诉求类型', 'category'),
    schema('类型', 'category'),
    schema('受理 时间', 'date'),
    schema('Ｔitle', 'text'),
  ],
  lexicons: ['消防', '消防 车道', '噪音'],
  valuesOf: (column) => (column === '诉求类型' ? ['咨询', '投诉 举报', '求助', '空', 'AND', ''] : []),
}

/** `¦` marks the caret. */
function offered(marked: string): string[] | null {
  const caret = marked.indexOf('¦')
  return completionsAt(marked.replace('¦', ''), caret, context)?.items.map(({ text }) => text) ?? null
}

const columns = ['诉求内容:', '诉求类型:', '类型:', '"受理 时间":', 'Ｔitle:']
const behind = ['NEAR/15 ', 'THEN/15 ', 'SAME ', 'AND ', 'OR ', 'NOT ']
const values = ['咨询', '"投诉 举报"', '求助', '"空"', '"AND"', '空', '有']

describe('completions', () => {
  it.each<[string, string[] | null]>([
    ['类¦', ['类型:', '诉求类型:']],
    ['類¦', ['类型:', '诉求类型:']],
    ['ti¦', ['Ｔitle:']],
    ['-受¦', ['"受理 时间":']],
    ['甲 (类¦', ['类型:', '诉求类型:']],
    ['3 OF (甲,类¦', ['类型:', '诉求类型:']],
    ['类¦型', ['类型:', '诉求类型:']],
    ['占用¦', null],
    ['甲 ¦', [...columns, ...behind]],
    ['甲 AND ¦', [...columns, 'NOT ']],
    ['甲 NOT ¦', [...columns, 'NOT ']],
    ['(¦', [...columns, 'NOT ']],
    ['(甲)¦', null],
    ['(甲) ne¦', ['NEAR/15 ']],
    ['甲 n¦', ['NEAR/15 ', 'NOT ']],
    ['n¦', ['NOT ']],
    ['2 o¦', ['OR ', 'OF (']],
    ['2 OF (甲) o¦', ['OR ']],
    ['诉求类型:¦', values],
    ['诉求类型 ： ¦', values],
    ['訴求類型:¦', values],
    ['诉求类型:诉¦', ['"投诉 举报"']],
    ['诉求类型:(咨询 OR 求¦', ['求助']],
    ['诉求类型:(咨询) 类¦', ['类型:', '诉求类型:']],
    ['诉求类型=投¦', ['"投诉 举报"']],
    ['受理 时间:¦', null],
    ['"受理 时间":¦', ['>=', '<=', '空', '有']],
    ['没有:¦', null],
    ['@¦', ['@消防', '@"消防 车道"', '@噪音']],
    ['甲 @车¦', ['@"消防 车道"']],
    ['诉求类型:@噪¦', ['@噪音']],
    ['消¦', ['@消防', '@"消防 车道"']],
    ['"类¦', null],
    ['“类¦', null],
    ['"类"¦', null],
    ['/类¦', null],
    ['/类/ 类¦', ['类型:', '诉求类型:']],
    ['诉求类型:/类¦', null],
    ['受理时间:[2024 TO 类¦', null],
    ['甲 "乙" 类¦', ['类型:', '诉求类型:']],
    ['"a\\"类¦', null],
    ['甲\\ 类¦', null],
  ])('%s', (marked, expected) => {
    expect(offered(marked)).toEqual(expected)
  })

  it('replace what is typed and double neither colon nor blank', () => {
    const put = (text: string, caret: number) => {
      const completions = completionsAt(text, caret, context)!
      return withCompletion(text, completions, completions.items[0]!)
    }
    expect(put('甲 类:咨询', 3)).toEqual({ text: '甲 类型:咨询', caret: 5 })
    expect(put('甲 ne 乙', 4)).toEqual({ text: '甲 NEAR/15 乙', caret: 10 })
    expect(put('@车 甲', 2)).toEqual({ text: '@"消防 车道" 甲', caret: 8 })
  })

  it('of any text and caret can be put in, and those of a column, group or value are read back as such', () => {
    const piece = fc.constantFrom(
      '甲',
      ' ',
      '类',
      '诉求类型:',
      '(',
      ')',
      '"',
      '/',
      '@',
      '[',
      '2 OF (',
      ',',
      ' AND ',
      'NOT ',
      ':',
      '>=',
      '\\',
      '-',
      '|',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(20), (pieces, at) => {
        const text = pieces.join('')
        const completions = completionsAt(text, Math.min(at, text.length), context)
        for (const item of completions?.items ?? [])
          expect(withCompletion(text, completions!, item).text).toContain(item.text.trimEnd())
      }),
      { numRuns: 2000, seed: 1 },
    )
    for (const item of completionsAt('甲 ', 2, context)!.items.filter(({ kind }) => kind === 'column')) {
      expect(parseQuery(`${item.text}空`)).toMatchObject({ ok: true, query: { kind: 'empty', column: item.label } })
    }
    for (const item of completionsAt('诉求类型:', 5, context)!.items.filter(({ kind }) => kind === 'value')) {
      expect(parseQuery(`诉求类型:${item.text}`)).toMatchObject({ query: { item: { kind: 'term', text: item.label } } })
    }
    for (const item of completionsAt('@', 1, context)!.items) {
      expect(parseQuery(item.text)).toMatchObject({ query: { kind: 'lexicon', name: item.label } })
    }
  })
})
