import { describe, expect, it } from 'vitest'
import type { LinkStep } from '../../../shared/model/model.ts'
import { withDataset, withInput } from './inputs.ts'
import { emptyModel, withSource } from './model-edit.ts'

const tickets = [
  { name: '联系电话', type: 'phone' as const },
  { name: '受理时间', type: 'date' as const },
]
const cases = [
  { name: '电话', type: 'phone' as const },
  { name: '案发日期', type: 'date' as const },
]
const step: LinkStep = {
  id: 'link1',
  op: 'link',
  left: '工单',
  right: '案件',
  on: [{ left: '联系电话', right: '电话', compare: 'phone' }],
  window: { left: '受理时间', right: '案发日期', days: [0, 30] },
  decide: { probability: 0.5, weights: [{ rule: 0, m: [0.1, 0.1, 0.8], u: [0.9, 0.05, 0.05] }] },
}

describe('another input of a link', () => {
  it('leaves rules, window and weights where their columns are there', () => {
    expect(withInput(step, 'right', '新案件', tickets, [...cases, { name: '案由', type: 'category' }])).toEqual({
      ...step,
      right: '新案件',
    })
  })

  it('takes a window away whose dates are not there, and keeps the rules', () => {
    const { window: _, ...rest } = step
    expect(withInput(step, 'right', '名单', tickets, [{ name: '电话', type: 'phone' }])).toEqual({ ...rest, right: '名单' })
  })

  it('takes weights away with the rules that they were given for', () => {
    const { on, window, decide } = withInput(step, 'right', '诉讼', tickets, [{ name: '原告电话', type: 'phone' }])
    expect(on).toEqual([{ left: '联系电话', right: '原告电话', compare: 'phone' }])
    expect(window).toBeUndefined()
    expect(decide).toEqual({ probability: 0.5 })
  })
})

describe('a dataset as a source', () => {
  const content = { model: withSource(emptyModel('m', ''), '工单', 'ticket'), bindings: { 工单: 'd1' } }

  it('has its own name, with a number where that is taken', () => {
    const { content: more, name } = withDataset(content, { id: 'd2', name: '工单', kind: 'table' })
    expect(name).toBe('工单 2')
    expect(more).toEqual({ model: withSource(content.model, '工单 2', 'table'), bindings: { 工单: 'd1', '工单 2': 'd2' } })
  })

  it('is not added twice', () => {
    expect(withDataset(content, { id: 'd1', name: '别名', kind: 'ticket' })).toEqual({ content, name: '工单' })
  })
})
