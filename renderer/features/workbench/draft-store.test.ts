import { beforeEach, describe, expect, it } from 'vitest'
import { useDraft } from './draft-store.ts'
import { changeScreen, emptyModel, withLink, withoutLayer, withoutStep, withScreen, withSource } from './model-edit.ts'

const model = withLink(
  withScreen(withSource(withSource(emptyModel('m', '占道'), '工单', 'ticket'), '案件', 'table'), 'screen1', '工单', [
    { name: '场所', where: '消防通道' },
    { name: '占用', where: '占用' },
  ]),
  'link1',
  'screen1',
  '案件',
  [{ left: '电话', right: '电话', compare: 'phone' }],
)
const draft = () => useDraft.getState()

describe('the open draft', () => {
  beforeEach(() => draft().open({ id: 'd1', model, bindings: {}, updatedAt: '' }))

  it('opens at its last step', () => {
    expect(draft().selection).toEqual({ kind: 'step', id: 'link1', layer: null })
  })

  it('a selected layer that is removed hands the selection to the last layer left, then to the step', () => {
    draft().select({ kind: 'step', id: 'screen1', layer: 1 })
    draft().editModel((now) => changeScreen(now, 'screen1', (step) => withoutLayer(step, 1)))
    expect(draft().selection).toEqual({ kind: 'step', id: 'screen1', layer: 0 })
    draft().editModel((now) => changeScreen(now, 'screen1', (step) => withoutLayer(step, 0)))
    expect(draft().selection).toEqual({ kind: 'step', id: 'screen1', layer: null })
  })

  it('a removed step hands the selection to the last step, and undoing brings the step back', () => {
    draft().select({ kind: 'step', id: 'screen1', layer: null })
    draft().read(7)
    draft().editModel((now) => withoutStep(now, 'screen1'))
    expect(draft()).toMatchObject({ selection: { kind: 'step', id: 'link1' }, reading: null })
    draft().undo()
    expect(draft().history?.present.model).toEqual(model)
    draft().redo()
    expect(draft().history?.present.model.steps.map(({ id }) => id)).toEqual(['link1'])
  })

  it('an edit elsewhere leaves the ticket that is read open', () => {
    draft().read(7)
    draft().editModel((now) => ({ ...now, title: '别的名字' }))
    expect(draft().reading).toBe(7)
  })
})
