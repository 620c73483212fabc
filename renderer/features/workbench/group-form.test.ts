import { describe, expect, it } from 'vitest'
import type { GroupStep } from '../../../shared/model/model.ts'
import { byText, groupForm, measureText, withBy, withHaving, withMeasures, withOrder } from './group-form.ts'

const step: GroupStep = {
  id: 'top',
  op: 'group',
  from: 'tickets',
  by: ['所属街道', 'month(受理时间)'],
  measure: { 件数: 'count', 最密: 'most(受理时间, 180)' },
  having: '件数 >= 3 and 最密 >= 2',
  order: '件数 desc',
}

describe('a group step as a form', () => {
  it('is read and printed back as it was', () => {
    const form = groupForm(step)
    expect(form.by.map(byText)).toEqual(step.by)
    expect(form.measures.map(({ measure }) => measureText(measure!))).toEqual(['count', 'most(受理时间, 180)'])
    expect(withOrder(withHaving(step, form.having!), form.order!)).toEqual(step)
  })

  it('what cannot be read is null, and stays until it is changed', () => {
    const form = groupForm({ ...step, measure: { 件数: 'median(金额)' }, having: '人数 > 3', order: '件数 desc, 所属街道' })
    expect([form.measures[0]!.measure, form.having, form.order]).toEqual([null, null, null])
  })

  it('a renamed measure takes its conditions and the order with it; a removed one takes them away', () => {
    const renamed = withMeasures(step, [
      { name: '投诉数', text: 'count' },
      { name: '最密', text: 'most(受理时间, 180)' },
    ])
    expect([renamed.having, renamed.order]).toEqual(['投诉数 >= 3 and 最密 >= 2', '投诉数 desc'])
    const removed = withMeasures(step, [{ name: '最密', text: 'most(受理时间, 180)' }])
    expect([removed.having, 'order' in removed]).toEqual(['最密 >= 2', false])
  })

  it('an order by a group column goes when that goes', () => {
    expect('order' in withBy({ ...step, order: '所属街道' }, ['month(受理时间)'])).toBe(false)
    expect(withBy(step, ['month(受理时间)']).order).toBe('件数 desc')
  })
})
