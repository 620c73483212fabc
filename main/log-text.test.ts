import { describe, expect, it } from 'vitest'
import { withoutContent } from './log-text.ts'

describe('the text of a log line', () => {
  it('loses what an error quotes of a row: Chinese words, telephone, ticket and identity numbers', () => {
    const message = 'Unexpected token \'消\', "消防通道 13812345678 11010519491231002X" is not valid JSON'
    expect(withoutContent(message)).toBe('Unexpected token \'…\', "… # #" is not valid JSON')
  })

  it('loses an encoded file name in an address', () => {
    expect(withoutContent('https://example.invalid/%E5%85%AD%E6%9C%88%20a.csv')).toBe('https://example.invalid/…a.csv')
  })

  it('keeps the places of a stack', () => {
    const stack = 'TypeError: x is undefined\n    at run (app://guoshai/assets/index-B8d3f2Qx.js:12:48213)'
    expect(withoutContent(stack)).toBe(stack)
  })
})
