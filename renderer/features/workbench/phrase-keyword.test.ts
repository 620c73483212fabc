import { describe, expect, it } from 'vitest'
import { rowsWithPhrase, withBranch, withKeyword, withoutKeyword } from './phrase-keyword.ts'

describe('a phrase made a keyword', () => {
  it('joins the first group of alternatives, wherever it stands', () => {
    expect(withKeyword('', '消防通道')).toEqual({ where: '消防通道' })
    expect(withKeyword('消防车道 OR 生命通道', '消防通道')).toEqual({ where: '消防车道 OR 生命通道 OR 消防通道' })
    expect(withKeyword('(消防车道 OR 生命通道) NEAR/20 (占用 OR 堵) NOT 咨询', '消防通道')).toEqual({
      where: '(消防车道 OR 生命通道 OR 消防通道) NEAR/20 (占用 OR 堵) AND NOT 咨询',
    })
    expect(withKeyword('诉求内容:(占用 OR 堵)', '停车')).toEqual({ where: '诉求内容:(占用 OR 堵 OR 停车)' })
  })

  it('is an alternative to all of it where there is no such group', () => {
    expect(withKeyword('占用 消防车道', '堵')).toEqual({ where: '占用 AND 消防车道 OR 堵' })
    expect(withKeyword('NOT (咨询 OR 表扬)', '占用')).toEqual({ where: 'NOT (咨询 OR 表扬) OR 占用' })
    expect(withBranch('(占用 OR 堵) 通道', '停车')).toEqual({ where: '(占用 OR 堵) AND 通道 OR 停车' })
  })

  it('is not added twice in whatever characters, nor to a query with a fault', () => {
    expect(withKeyword('佔用 OR 堵', '占用')).toEqual({ refused: 'known' })
    expect(withKeyword('(占用', '堵')).toEqual({ refused: 'faulty' })
    expect(withoutKeyword('占用 NOT 咨询', '咨询')).toEqual({ refused: 'known' })
  })

  it('is excluded from all that the layer asks', () => {
    expect(withoutKeyword('占用 OR 堵', '咨询')).toEqual({ where: '(占用 OR 堵) AND NOT 咨询' })
    expect(withoutKeyword('', '咨询')).toEqual({ where: 'NOT 咨询' })
  })

  it('leads to its rows within the layer, its column and its months', () => {
    const model = {
      format: 'guoshai.model/1' as const,
      id: 'm',
      sources: { t: {} },
      steps: [{ id: 's', op: 'screen' as const, from: 't', layers: [{ where: '占用' }, { where: '堵' }] }],
    }
    const of = { model, bindings: { t: 'd' }, step: 's', layer: 0 }
    const span = { dateColumn: '受理时间', from: '2024-05', to: '2024-06' }
    expect(rowsWithPhrase(of, '充电 桩', '诉求内容', span)).toMatchObject({
      layer: 1,
      model: { steps: [{ layers: [{ where: '占用' }, { where: '诉求内容:"充电 桩" AND 受理时间:[2024-05 TO 2024-06]' }] }] },
    })
    expect(rowsWithPhrase({ dataset: 'd' }, '占用', undefined)).toBeNull()
  })
})
