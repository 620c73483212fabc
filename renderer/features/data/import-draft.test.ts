import { describe, expect, it } from 'vitest'
import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import type { ImportPreview } from '../../../shared/ingest/import.ts'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { changeColumn, columnFaults, compareColumns, keepCorrections, suggestTarget } from './import-draft.ts'
import { firstOfNextMonth, rowsOfMonth } from './row-source.ts'

const column = (name: string, field?: ColumnSchema['field']): ColumnSchema => ({
  name,
  header: name,
  type: 'text',
  ...(field && { field }),
})
const dataset = (name: string, columns: ColumnSchema[] = []): DatasetSummary => ({
  id: `id-${name}`,
  name,
  kind: 'ticket',
  columns,
  rowCount: 0,
  version: '1',
  batches: [],
})
const preview = (columns: ColumnSchema[], suggestedDataset: string | null = null): ImportPreview => ({
  fileName: '六月.工单.csv',
  size: 1,
  format: {
    kind: 'csv',
    encoding: 'utf-8',
    evidence: 'bom',
    undecodable: null,
    delimiter: ',',
    quote: '"',
    header: 1,
    headerLines: 1,
    sheet: null,
    sheets: [],
  },
  columns,
  rows: [],
  problems: [],
  suggestedDataset,
  recipe: null,
  doubtful: [],
})

describe('the target offered first', () => {
  it('is a new dataset named like the file, under a free name', () => {
    expect(suggestTarget(preview([column('a')]), [dataset('六月.工单')])).toMatchObject({
      mode: 'new',
      name: '六月.工单 (2)',
      kind: 'table',
    })
  })

  it('is of tickets when three of their fields were found', () => {
    const columns = [column('编号', 'ticketNo'), column('内容', 'content'), column('时间', 'receivedAt')]
    expect(suggestTarget(preview(columns), []).kind).toBe('ticket')
  })

  it('is the dataset whose columns fit', () => {
    expect(suggestTarget(preview([], 'id-工单'), [dataset('工单')])).toMatchObject({ mode: 'append', dataset: 'id-工单' })
  })
})

it('a field is taken from the column that had it', () => {
  const columns = [column('内容', 'content'), column('备注')]
  expect(changeColumn(columns, 1, { field: 'content' })).toEqual([column('内容'), column('备注', 'content')])
})

it('taking a field away leaves the column without the key', () => {
  expect(changeColumn([column('内容', 'content')], 0, { field: undefined })).toEqual([column('内容')])
})

it('empty and repeated names are faults of their columns', () => {
  expect(columnFaults([column('电话'), column(' 电话 '), column(' '), column('地址')])).toEqual([
    'columnTwice',
    'columnTwice',
    'columnEmpty',
    null,
  ])
})

it('columns are compared by name with those of the dataset', () => {
  expect(compareColumns([column('a'), column('b')], dataset('d', [column('b'), column('c')]))).toEqual({
    added: ['a'],
    missing: ['c'],
  })
})

it('the rows of a month reach to the first of the next, over the turn of the year', () => {
  expect(firstOfNextMonth('2025-12')).toBe('2026-01-01')
  expect(rowsOfMonth(dataset('d'), column('受理时间'), '2025-09')).toMatchObject({
    bindings: { rows: 'id-d' },
    model: { steps: [{ layers: [{ where: '受理时间>=2025-09-01 AND 受理时间<2025-10-01' }] }] },
  })
})

describe('what the last file and the recipe say of the target', () => {
  const here = dataset('工单', [column('编号'), column('内容')])

  it('the dataset of the recipe comes before the one whose columns fit', () => {
    const recipe = { kind: 'ticket', dataset: '工单' } as Recipe
    expect(suggestTarget(preview([], 'id-other'), [dataset('other'), here], recipe)).toMatchObject({
      mode: 'append',
      dataset: 'id-工单',
      kind: 'ticket',
    })
  })

  it('rows go where the last ones went when half of the columns are known there', () => {
    const last = { kind: 'ticket' as const, dataset: 'id-工单' }
    expect(suggestTarget(preview([column('编号'), column('新')]), [here], null, last).mode).toBe('append')
    expect(suggestTarget(preview([column('甲'), column('编号'), column('乙')]), [here], null, last).mode).toBe('new')
  })

  it('a file with few fields of tickets is of the kind that was chosen last', () => {
    const columns = [column('编号', 'ticketNo'), column('备注')]
    expect(suggestTarget(preview(columns), [], null, { kind: 'ticket', dataset: null }).kind).toBe('ticket')
    expect(suggestTarget(preview(columns), []).kind).toBe('table')
  })
})

describe('corrections by hand', () => {
  const found = [column('编号'), column('内容')]
  const corrected = changeColumn(found, 1, { field: 'content' })

  it('stay when the file is read anew with the same header', () => {
    const retyped = found.map((each) => ({ ...each, type: 'category' as const }))
    expect(keepCorrections(retyped, found, corrected)).toEqual(corrected)
  })

  it('go with a header that is another now, and leave what was not corrected to the engine', () => {
    expect(keepCorrections([column('a'), column('b')], found, corrected)).toEqual([column('a'), column('b')])
    const retyped = found.map((each) => ({ ...each, type: 'category' as const }))
    expect(keepCorrections(retyped, found, found)).toEqual(retyped)
  })
})
