import { describe, expect, it } from 'vitest'
import { changeScreen, emptyModel, withLayerChanged, withScreen, withSource } from './model-edit.ts'
import { stepItems } from './step-items.ts'

const model = changeScreen(
  withScreen(withSource(emptyModel('m', ''), '工单', 'ticket'), 'screen1', '工单', [
    { name: '场所', where: '消防通道' },
    { name: '占用', where: '占用 (' },
  ]),
  'screen1',
  (step) => withLayerChanged(step, 0, { off: true }),
)
const fault = { code: 'groupUnclosed' as const, position: 3, length: 1, details: {}, suggestion: null }

describe('the lines of the funnel', () => {
  it('sources come first, each layer stands below its step with what is left after it', () => {
    const layers = [
      { name: '', in: 100, out: 100 },
      { name: '', in: 100, out: 7 },
    ]
    const counts = {
      hash: '',
      steps: [{ id: 'screen1', op: 'screen', in: 100, out: 7, layers }],
      faults: {},
      terms: {},
      notes: {},
      milliseconds: 0,
    }
    const items = stepItems(
      model,
      (name) => name,
      () => 100,
      counts,
      { screen1: [null, fault] },
    )
    expect(items.map(({ kind, count, isOff, isFaulty }) => [kind, count, isOff, isFaulty])).toEqual([
      ['source', 100, false, false],
      ['screen', 7, false, false],
      ['layer', 100, true, false],
      ['layer', 7, false, true],
    ])
  })

  it('a layer not written yet is no fault', () => {
    const items = stepItems(
      model,
      (name) => name,
      () => null,
      undefined,
      { screen1: [null, { ...fault, code: 'empty' }] },
    )
    expect(items.at(-1)).toMatchObject({ kind: 'layer', isFaulty: false, count: null })
  })
})
