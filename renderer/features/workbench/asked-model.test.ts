import { describe, expect, it } from 'vitest'
import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import { askedModel, layerErrors } from './asked-model.ts'
import { changeScreen, emptyModel, withLayer, withLayerChanged, withScreen, withSource, withTitle } from './model-edit.ts'

const dataset: DatasetSummary = {
  id: 'd1',
  name: '工单',
  kind: 'ticket',
  columns: [{ name: '诉求内容', header: '诉求内容', type: 'text' }],
  rowCount: 1,
  version: '1',
  batches: [],
}
const sound = withScreen(withSource(emptyModel('m', '占道'), '工单', 'ticket'), 'screen1', '工单', [
  { name: '场所', where: '消防通道' },
  { name: '占用', where: '占用' },
])
const typed = (layer: number, where: string) => changeScreen(sound, 'screen1', (step) => withLayerChanged(step, layer, { where }))
const asked = (model: typeof sound, before: typeof sound | null) =>
  askedModel(model, layerErrors({ model, bindings: { 工单: 'd1' } }, [dataset]), before)
const layersOf = (model: typeof sound) => (model.steps[0]?.op === 'screen' ? model.steps[0].layers : [])

describe('the model as it is asked', () => {
  it('a faulty layer is asked as it was before the fault, the others as they are', () => {
    const faulty = typed(0, '消防通道 NEAR (')
    expect(layersOf(asked(faulty, asked(sound, null)))).toEqual([
      { name: '', where: '消防通道' },
      { name: '', where: '占用' },
    ])
  })

  it('a column that is not there is a fault too; with nothing sound before it the layer is off', () => {
    const faulty = typed(1, '街道:月坛')
    expect(layerErrors({ model: faulty, bindings: { 工单: 'd1' } }, [dataset]).screen1?.[1]?.code).toBe('columnUnknown')
    expect(layersOf(asked(faulty, null))[1]).toMatchObject({ off: true })
  })

  it('an emptied layer keeps every row, and a layer more or less takes no text of another', () => {
    expect(layersOf(asked(typed(0, ''), asked(sound, null)))[0]).toMatchObject({ off: true })
    const longer = changeScreen(typed(0, '('), 'screen1', (step) => withLayer(step, { name: '', where: '堵' }))
    expect(layersOf(asked(longer, asked(sound, null)))[0]).toMatchObject({ off: true })
  })

  it('renaming asks nothing anew', () => {
    const renamed = withTitle({ ...sound, title: '别的名字' }, 'screen1', '筛')
    expect(asked(renamed, null)).toEqual(asked(sound, null))
  })
})
