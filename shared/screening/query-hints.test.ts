import { describe, expect, it } from 'vitest'
import { queryHints } from './query-hints.ts'

describe('a word that looks like an operator and is none', () => {
  it.each<[string, string[]]>([
    ['占用 or 堵塞', ['占用 OR 堵塞']],
    ['占用 And 堵塞', ['占用 AND 堵塞']],
    ['占用 ＡＮＤ 堵塞', ['占用 AND 堵塞']],
    ['占用 near/5 堵塞', ['占用 NEAR/5 堵塞']],
    ['占用 NEAR5 堵塞', ['占用 NEAR/5 堵塞']],
    ['占用 then 堵塞', ['占用 THEN/15 堵塞']],
    ['占用 && 堵塞', ['占用 AND 堵塞']],
    ['占用 或者 堵塞', ['占用 OR 堵塞']],
    ['占用 not 堵塞', ['占用 NOT 堵塞']],
    ['2 of (占用, 堵塞)', ['2 OF (占用, 堵塞)']],
    ['(占用 or 堵塞) and 通道', ['(占用 OR 堵塞) and 通道', '(占用 or 堵塞) AND 通道']],
    ['占用 or', []],
    ['or', []],
    ['"or" 堵塞', []],
    ['类型:and', []],
    ['占用 OR 堵塞', []],
    ['non 占用', []],
    ['占用 or 堵塞 (', []],
  ])('%s', (text, suggestions) => {
    expect(queryHints(text).map(({ suggestion }) => suggestion)).toEqual(suggestions)
  })

  it('is named with its place', () => {
    expect(queryHints('占用 or 堵塞')).toMatchObject([{ word: 'or', operator: 'OR', position: 3, length: 2 }])
  })
})
