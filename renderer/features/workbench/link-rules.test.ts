import { describe, expect, it } from 'vitest'
import { suggestedComparison } from '../../../shared/linkage/suggested-comparison.ts'
import { isOddPair, nextRule, ruleWithColumn, suggestedRules } from './link-rules.ts'

const tickets = [
  { name: '诉求内容', type: 'text' as const },
  { name: '联系电话', type: 'phone' as const },
  { name: '受理时间', type: 'date' as const },
  { name: '被反映单位', type: 'company' as const },
]
const cases = [
  { name: '案号', type: 'id' as const },
  { name: '单位名称', type: 'company' as const },
  { name: '电话', type: 'phone' as const },
  { name: '案发日期', type: 'date' as const },
]

describe('suggestions for a link', () => {
  it('phones meet phones and companies meet companies, the stronger key first; dates are no key', () => {
    expect(suggestedRules(tickets, cases)).toEqual([
      { left: '联系电话', right: '电话', compare: 'phone' },
      { left: '被反映单位', right: '单位名称', compare: 'company' },
    ])
  })

  it('the next rule is a suggested pair that is not there yet', () => {
    const [first, second] = suggestedRules(tickets, cases)
    expect(nextRule([first!], tickets, cases)).toEqual(second)
    expect(nextRule([first!, second!], tickets, cases)).toEqual({ left: '诉求内容', right: '案号', compare: 'exact' })
  })

  it('an identifier kept in a column of another name is compared as that identifier', () => {
    expect(suggestedComparison('id', 'phone')).toBe('phone')
    expect(suggestedComparison('identityNumber', 'text')).toBe('identityNumber')
    expect(suggestedComparison('phone', 'date')).toBe('exact')
  })

  it('a phone against a date or a category is odd, against a column that may hold anything it is not', () => {
    expect(isOddPair('phone', 'category')).toBe(true)
    expect(isOddPair('phone', 'date')).toBe(true)
    expect(isOddPair('phone', 'id')).toBe(false)
    expect(isOddPair('phone', 'phone')).toBe(false)
    expect(isOddPair('place', 'address')).toBe(false)
  })

  it('another column brings its comparison and drops the threshold of the old one', () => {
    const rule = { left: '联系电话', right: '电话', compare: 'phone' as const, atLeast: 1 }
    expect(ruleWithColumn(rule, 'left', '被反映单位', tickets, cases)).toEqual({
      left: '被反映单位',
      right: '电话',
      compare: 'exact',
    })
    expect(ruleWithColumn(rule, 'left', '联系电话', tickets, cases)).toEqual(rule)
  })
})
