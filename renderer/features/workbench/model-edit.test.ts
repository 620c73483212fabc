import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelFaults } from '../../../shared/model/model.ts'
import {
  changeScreen,
  emptyModel,
  freshId,
  inputsBefore,
  withLayerMoved,
  withLink,
  withoutSource,
  withoutStep,
  withScreen,
  withSource,
  withTitle,
} from './model-edit.ts'

const screened = withScreen(withSource(emptyModel('m', '占道'), '热线工单', 'ticket'), 'screen1', '热线工单', [
  { name: '场所', where: '消防通道' },
  { name: '占用', where: '占用' },
])
const linked = withLink(withSource(screened, '案件', 'table'), 'link1', 'screen1', '案件', [
  { left: '联系电话', right: '电话', compare: 'phone' },
])

describe('edits of a model', () => {
  it('removing a step hangs what read it on its input and clears the clue step', () => {
    const model = withoutStep({ ...linked, clues: 'screen1' }, 'screen1')
    expect(model.steps).toMatchObject([{ id: 'link1', left: '热线工单', right: '案件' }])
    expect('clues' in model).toBe(false)
    expect(modelFaults(model)).toEqual([])
  })

  it('a source in use is kept, an unused one goes', () => {
    expect(withoutSource(linked, '案件')).toBe(linked)
    expect(Object.keys(withoutSource(withoutStep(linked, 'link1'), '案件').sources)).toEqual(['热线工单'])
  })

  it('a new id is taken by no source and no step', () => {
    expect(freshId(screened, 'screen')).toBe('screen2')
    expect(freshId(withSource(screened, 'screen2', 'table'), 'screen')).toBe('screen3')
  })

  it('a step reads sources and earlier steps only', () => {
    expect(inputsBefore(linked, 'screen1')).toEqual(['热线工单', '案件'])
    expect(inputsBefore(linked, 'link1')).toEqual(['热线工单', '案件', 'screen1'])
  })

  it('an empty title takes the title away', () => {
    const titled = withTitle(screened, 'screen1', '堵占')
    expect(titled.steps[0]?.title).toBe('堵占')
    expect('title' in withTitle(titled, 'screen1', '  ').steps[0]!).toBe(false)
  })

  it('moving a layer keeps every layer and changes only its place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: -1, max: 7 }),
        fc.integer({ min: -1, max: 7 }),
        (n, from, to) => {
          const layers = Array.from({ length: n }, (_, index) => ({ name: `层${index}`, where: '' }))
          const model = changeScreen(screened, 'screen1', (step) => withLayerMoved({ ...step, layers }, from, to))
          const moved = model.steps[0]!.op === 'screen' ? model.steps[0]!.layers : []
          expect(new Set(moved)).toEqual(new Set(layers))
          const isInside = from >= 0 && from < n && to >= 0 && to < n
          expect(moved.indexOf(layers[from]!)).toBe(isInside ? to : from >= 0 && from < n ? from : -1)
        },
      ),
    )
  })
})
