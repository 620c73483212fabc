import { describe, expect, it } from 'vitest'
import type { Layer } from '../../../shared/model/model.ts'
import { comparedLines, pairedLayers } from './compared-lines.ts'
import { emptyModel, withScreen, withSource } from './model-edit.ts'

const place = { name: '场所', where: '消防通道' }
const blocked = { name: '占用', where: '占用 OR 堵' }
const unnamed = { where: 'NOT 咨询' }

function contentOf(...layers: Layer[]) {
  return {
    model: withScreen(withSource(emptyModel('m', ''), '工单', 'ticket'), 'hits', '工单', layers),
    bindings: { 工单: 'd1' },
  }
}

describe('a draft beside what it was', () => {
  it('layers are found again by name, by text, and at last by their place', () => {
    expect(pairedLayers([blocked, place, unnamed], [place, blocked, unnamed])).toEqual([1, 0, 2])
    expect(pairedLayers([{ ...place, where: '消防车道' }], [blocked, place])).toEqual([1])
    expect(pairedLayers([{ where: '甲' }, { where: '乙' }], [{ where: '丙' }])).toEqual([0, null])
  })

  it('every line says what is held against what; a new layer stands alone, and so does one that is gone', () => {
    const now = contentOf(blocked, place)
    const lines = comparedLines(now, { kind: 'content', content: contentOf(place, unnamed) })
    expect(lines.map(({ layer, layerThen }) => [layer, layerThen])).toEqual([
      [null, null],
      [0, null],
      [1, 0],
      [null, 1],
    ])
    const added = comparedLines(now, { kind: 'content', content: contentOf(place) })
    expect(added.map(({ layer, before }) => [layer, before !== null])).toEqual([
      [null, true],
      [0, false],
      [1, true],
    ])
    const gone = comparedLines(contentOf(place), { kind: 'content', content: now })
    expect(gone.at(-1)).toMatchObject({ layer: null, layerThen: 0, rows: null, before: { layer: 0 } })
  })
})
