import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { readRecipe } from './recipe-files.ts'

const recipe = {
  format: 'guoshai.recipe/1',
  name: '区热线月报',
  kind: 'ticket',
  signature: 'x',
  columns: [{ name: '工单编号', header: '工单编号', type: 'id', field: 'ticketNo' }],
}

function faultOf(text: string): AppError {
  try {
    readRecipe(text, '配方.json')
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was read')
}

it('a recipe is read with its byte-order mark, what it leaves open is detected', () => {
  const read = readRecipe(`\uFEFF${JSON.stringify(recipe)}`, '配方.json')
  expect(read).toMatchObject({ ...recipe, encoding: 'auto', delimiter: 'auto', quote: 'auto', headerRow: 'auto' })
})

it('what is no recipe is refused by the place inside the file', () => {
  const wrong = { ...recipe, columns: [{ ...recipe.columns[0], type: '编号' }] }
  const { code, details } = faultOf(JSON.stringify(wrong))
  expect(code).toBe('recipe.invalid')
  expect(details).toMatchObject({ file: '配方.json', path: 'columns[0].type', found: '"编号"' })
})

it('what is no JSON is refused', () => {
  expect(faultOf('工单编号,受理时间').details).toMatchObject({ file: '配方.json', expected: 'JSON' })
})
