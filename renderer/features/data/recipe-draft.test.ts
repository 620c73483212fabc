import { expect, it } from 'vitest'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { autoReading } from './import-draft.ts'
import { missingHeaders, recipeFrom } from './recipe-draft.ts'

const column = (header: string): ColumnSchema => ({ name: header, header, type: 'text' })
const recipe = (...headers: string[]) => ({ columns: headers.map(column) }) as Recipe

it('headers of a recipe are missed by what they mean, and as often as they stand in it', () => {
  expect(missingHeaders(recipe('工单编号', '电话', '电话'), [column('工单 编号*'), column('电话')])).toEqual(['电话'])
  expect(missingHeaders(recipe('工单编号'), [column('其他'), column('工单编号')])).toEqual([])
})

it('a recipe leaves open what the sheet leaves to detection, and names the dataset', () => {
  const target = { mode: 'new' as const, name: ' 热线工单 ', kind: 'ticket' as const, dataset: null }
  const kept = recipeFrom('月报', {
    reading: { ...autoReading, encoding: 'big5' },
    columns: [column('内容')],
    target,
    datasets: [],
  })
  expect(kept).toMatchObject({ name: '月报', kind: 'ticket', encoding: 'big5', delimiter: 'auto', dataset: '热线工单' })
})
