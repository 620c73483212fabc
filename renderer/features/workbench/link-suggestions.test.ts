import { describe, expect, it } from 'vitest'
import type { LinkSuggestion } from '../../../shared/contract/links.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import {
  listedColumn,
  looserSuggestions,
  ruleToAdd,
  suggestionFor,
  unusedSuggestions,
  withSuggestion,
} from './link-suggestions.ts'

const shares = { overlap: 0.3, filled: [1, 1] as [number, number] }
const firm: LinkSuggestion = { ...shares, left: '单位', right: '企业', compare: 'company', atLeast: 0.76, distinct: [0.4, 1] }
const phone: LinkSuggestion = { ...shares, left: '电话', right: '手机', compare: 'phone', distinct: [0.9, 0.5] }
const all = [firm, phone]
const equalFirm = { left: '单位', right: '企业', compare: 'company' as const }
const step: LinkStep = { id: 'link', op: 'link', left: '甲', right: '乙', on: [equalFirm] }
const columns = [{ name: '单位', type: 'company' as const }]

describe('suggested rules', () => {
  it('a rule is offered once; the next one to add is the best that is left, else what the types say', () => {
    expect(unusedSuggestions(all, step.on)).toEqual([phone])
    expect(ruleToAdd(all, step.on, columns, columns)).toEqual({ left: '电话', right: '手机', compare: 'phone' })
    expect(ruleToAdd([], [], columns, columns)).toEqual({ left: '单位', right: '单位', compare: 'company' })
    expect(suggestionFor(all, '电话', '企业')).toBeUndefined()
  })

  it('a rule for equal values is offered from a lower similarity on, in its place', () => {
    expect(looserSuggestions(all, step.on)).toEqual([firm])
    const looser = withSuggestion([...step.on, { left: '电话', right: '手机', compare: 'phone' }], firm, false)
    expect(looser[0]).toEqual({ ...equalFirm, atLeast: 0.76 })
    expect(looser).toHaveLength(2)
    expect(looserSuggestions(all, looser)).toEqual([])
  })

  it('where rules are weighed, what would have to be equal is compared by how like it is', () => {
    const kind = { ...shares, left: '类别', right: '案由', compare: 'exact' as const, distinct: [0.1, 0.1] as [number, number] }
    expect(withSuggestion(step.on, kind, true)[1]?.compare).toBe('text')
    expect(withSuggestion(step.on, kind, false)[1]?.compare).toBe('exact')
    expect(withSuggestion(step.on, phone, true)[1]?.compare).toBe('phone')
  })

  it('a compared right column in which nearly all values differ is a list; of a table with itself none is', () => {
    expect(listedColumn(all, step)).toBe('企业')
    expect(listedColumn(all, { ...step, on: [{ left: '电话', right: '手机', compare: 'phone' }] })).toBeUndefined()
    expect(listedColumn(all, { ...step, right: '甲' })).toBeUndefined()
  })
})
