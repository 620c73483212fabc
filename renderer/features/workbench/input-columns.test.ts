import { describe, expect, it } from 'vitest'
import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import { inputColumns, sourcesBelow } from './input-columns.ts'
import { emptyModel, withLink, withScreen, withSource } from './model-edit.ts'

function dataset(id: string, names: string[]): DatasetSummary {
  const columns = names.map((name) => ({ name, header: name, type: 'text' as const }))
  return { id, name: id, kind: 'table', columns, rowCount: 0, version: '1', batches: [] }
}
const datasets = [dataset('d1', ['编号', '电话']), dataset('d2', ['案号', '电话'])]
const rules = [{ left: '电话', right: '电话', compare: 'phone' as const }]
const model = withLink(
  withScreen(withSource(withSource(emptyModel('m', ''), '工单', 'ticket'), '案件', 'table'), 'screen1', '工单', []),
  'link1',
  'screen1',
  '案件',
  rules,
)

describe('columns of an input', () => {
  it('a screen offers the columns of what it reads', () => {
    expect(inputColumns(model, { 工单: 'd1' }, datasets, 'screen1').map(({ name }) => name)).toEqual(['编号', '电话'])
  })

  it('a link offers both sides; a name that is there already carries its source', () => {
    const columns = inputColumns(model, { 工单: 'd1', 案件: 'd2' }, datasets, 'link1')
    expect(columns.map(({ name }) => name)).toEqual(['编号', '电话', '案号', '案件.电话'])
  })

  it('a source that stands for no dataset has no columns, nor has a link that reads it', () => {
    expect(inputColumns(model, { 工单: 'd1' }, datasets, '案件')).toEqual([])
    expect(inputColumns(model, { 工单: 'd1' }, datasets, 'link1')).toEqual([])
  })

  it('a column type given by the model goes before the one that was found', () => {
    const typed = { ...model, sources: { ...model.sources, 工单: { kind: 'ticket' as const, columns: { 编号: 'id' as const } } } }
    expect(inputColumns(typed, { 工单: 'd1' }, datasets, '工单').map(({ type }) => type)).toEqual(['id', 'text'])
  })

  it('steps that read each other in a circle, or nothing, end nowhere', () => {
    const circle = { ...model, steps: model.steps.map((step) => (step.op === 'screen' ? { ...step, from: 'link1' } : step)) }
    expect(sourcesBelow(circle, 'link1')).toBe(null)
    expect(sourcesBelow(model, 'nothing')).toBe(null)
  })
})
