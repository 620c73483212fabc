import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../shared/contract/engine.ts'
import type { LexiconGroup } from '../../../shared/contract/lexicons.ts'
import { usersOf } from './lexicon-users.ts'
import { checkLines } from './word-lines.ts'

describe('the text of a group', () => {
  it('tells line by line what is faulty, what is twice and which group does not exist', () => {
    const { words, marks, faults, duplicates } = checkLines('占用\n\n  (锁\n佔用\n@场所 NEAR/3 堵\n  @没有\n@场所', ['场所'])
    expect(words).toEqual(['占用', '@场所 NEAR/3 堵', '@没有', '@场所'])
    expect(marks).toMatchObject([
      { line: 3, kind: 'fault', text: '(锁', error: { code: 'groupUnclosed', position: 0 } },
      { line: 4, kind: 'duplicate', of: 1 },
      { line: 6, kind: 'unknownGroup', name: '没有' },
    ])
    expect([faults, duplicates]).toEqual([1, 1])
  })

  it('is nothing for an empty text', () => {
    expect(checkLines('', [])).toEqual({ words: [], marks: [], faults: 0, duplicates: 0 })
  })
})

it('groups and models that call a group are found by their queries, not by their letters', () => {
  const group = (name: string, ...words: string[]) => ({ name, words }) as LexiconGroup
  const groups = [
    group('消防', '甲'),
    group('一', '@消防 NEAR/3 乙'),
    group('二', '"@消防"'),
    group('三', '@消防设施'),
    group('四', '消防'),
  ]
  const draft = (title: string, where: string) =>
    ({
      model: { id: 'm', title, steps: [{ id: 's', op: 'screen', from: 't', layers: [{ name: '', where }] }] },
    }) as unknown as Draft
  expect(usersOf('消防', groups, [draft('用到', '乙 OR ＠消防'), draft('没用', '消防'), draft('有误', '(@消防')])).toEqual([
    { kind: 'group', name: '一' },
    { kind: 'model', name: '用到' },
  ])
})
