import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../shared/screening/parse.ts'
import { pastedList, shownMend, withKeywords } from './pasted-list.ts'

function pastedInto(before: string, list: string, after: string): string | undefined {
  const pasted = pastedList(before + list + after, before.length, before.length + list.length)
  return pasted ? withKeywords(pasted).text : undefined
}

describe('a list of words pasted into a layer', () => {
  it('becomes an OR, in brackets beside anything else', () => {
    expect(pastedInto('', '占用\n堵\n停车', '')).toBe('占用 OR 堵 OR 停车')
    expect(pastedInto('消防通道 NEAR/20 ', '占用、堵、停车', '')).toBe('消防通道 NEAR/20 (占用 OR 堵 OR 停车)')
    expect(pastedInto('(', '占用、堵', ') 街道:月坛')).toBe('((占用 OR 堵)) 街道:月坛')
    expect(pastedInto('', '占用、堵', '停车')).toBe('(占用 OR 堵) 停车')
  })

  it('what is no list is left as it is', () => {
    expect(pastedInto('', '占用 OR 堵', '')).toBe(undefined)
    expect(pastedInto('', '消防通道', '')).toBe(undefined)
  })

  it('ten thousand words make one query that can be read', () => {
    const text = pastedInto('', Array.from({ length: 10_000 }, (_, index) => `词${index}号`).join('\n'), '')!
    const parsed = parseQuery(text)
    expect(parsed.ok && parsed.query.kind === 'or' && parsed.query.items.length).toBe(10_000)
  })
})

describe('a suggestion', () => {
  it('is shown around what it changes', () => {
    expect(shownMend('(占用', '(占用)')).toBe('(占用)')
    const long = `${'消防通道 OR '.repeat(40)}(占用`
    expect(shownMend(long, `${long})`)).toBe(`…${`${long})`.slice(-48)}`)
  })
})
