import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ColumnSchema, columnNames, columnTypes, ticketFields } from '../table/schema.ts'
import { type Recipe, recipeSchema } from './recipe.ts'
import { applyRecipe, headerSignature, matchRecipe, recipeOf } from './recipe-match.ts'

const columnsOf = (headers: readonly string[], of: (index: number) => Partial<ColumnSchema> = () => ({})): ColumnSchema[] => {
  const names = columnNames(headers)
  return headers.map((header, index) => ({ name: names[index]!, header, type: 'text', ...of(index) }))
}
const recipeFor = (headers: readonly string[], of?: (index: number) => Partial<ColumnSchema>, name = '热线'): Recipe =>
  recipeOf({
    name,
    kind: 'ticket',
    encoding: 'auto',
    delimiter: 'auto',
    quote: 'auto',
    headerRow: 'auto',
    columns: columnsOf(headers, of),
  })
const ten = ['工单编号', '受理时间', '诉求内容', '诉求类型', '街道', '社区', '来电人', '联系电话', '承办单位', '办理结果']

describe('recipes', () => {
  test('a signature does not depend on order, width, blanks, signs and remarks', () => {
    expect(headerSignature(['受理时间', '＊诉求 内容（必填）', 'ID'])).toBe(headerSignature(['id', '诉求内容', '受理时间：']))
    expect(headerSignature(['电话', '电话'])).not.toBe(headerSignature(['电话']))
    expect(headerSignature(['ab', 'c'])).not.toBe(headerSignature(['a', 'bc']))
  })

  test('a header is known again in another order, and with one column in ten another', () => {
    const recipe = recipeFor(ten)
    expect(matchRecipe([recipe], ten.toReversed())).toEqual({ recipe, missing: [], extra: [] })
    expect(matchRecipe([recipe], [...ten.slice(1), '办结时间'])).toEqual({
      recipe,
      missing: ['工单编号'],
      extra: ['办结时间'],
    })
    expect(matchRecipe([recipe], [...ten.slice(2), '办结时间', '编号'])).toBeNull()
    expect(matchRecipe([recipe], [...ten, '甲', '乙'])).toBeNull()
  })

  test('the same header goes before a similar one, the first before its equals', () => {
    const near = recipeFor([...ten.slice(1), '办结时间'], undefined, '近似')
    const same = recipeFor(ten, undefined, '相同')
    expect(matchRecipe([near, same, recipeFor(ten, undefined, '又一')], ten)?.recipe.name).toBe('相同')
    expect(matchRecipe([near], ten)?.recipe.name).toBe('近似')
  })

  test('a file without a header is nobody’s', () => {
    const nameless = ['列1', '列2', '列3']
    expect(matchRecipe([recipeFor(nameless)], nameless)).toBeNull()
    expect(matchRecipe([recipeFor([])], [])).toBeNull()
  })

  test('its decisions outrank what was detected; a column that it does not know keeps what was detected', () => {
    const recipe = recipeFor(['诉求内容', '电话', '电话'], (index) =>
      index === 0 ? { field: 'content' } : index === 2 ? { type: 'phone', field: 'phone' } : { type: 'id' },
    )
    const headers = ['电话', '手机', '诉求内容（必填）', '电话']
    const detected = columnsOf(headers, (index) => (index < 2 ? { type: 'phone', field: index === 0 ? 'phone' : 'caller' } : {}))
    detected[1]!.field = 'phone'
    delete detected[0]!.field
    expect(applyRecipe(recipe, headers, detected)).toEqual([
      { name: '电话', header: '电话', type: 'id' },
      { name: '手机', header: '手机', type: 'phone' },
      { name: '诉求内容', header: '诉求内容（必填）', type: 'text', field: 'content' },
      { name: '电话_2', header: '电话', type: 'phone', field: 'phone' },
    ])
  })

  const header = fc.oneof(fc.constantFrom(...ten, '电话', '电话 ', '__proto__', 'constructor', ''), fc.string({ maxLength: 4 }))
  const shape = fc.array(header, { minLength: 1, maxLength: 12 })

  test('whatever the headers: a recipe gives its own file the same columns, in any order; names and fields stay unique', () => {
    fc.assert(
      fc.property(shape, shape, fc.nat(), (headers, others, seed) => {
        const decide = (index: number): Partial<ColumnSchema> => ({
          type: columnTypes[(seed + index) % columnTypes.length]!,
          field: ticketFields[(seed + index) % ticketFields.length]!,
        })
        const recipe = recipeFor(headers, decide)
        expect(recipeSchema.parse(JSON.parse(JSON.stringify(recipe)))).toEqual(recipe)
        expect(applyRecipe(recipe, headers, columnsOf(headers))).toEqual(recipe.columns)
        expect(headerSignature(headers.toReversed())).toBe(headerSignature(headers))
        const applied = applyRecipe(
          recipe,
          others,
          columnsOf(others, (index) => ({ field: ticketFields[index]! })),
        )
        expect(applied.map((column) => column.header)).toEqual(others)
        expect(new Set(applied.map(({ name }) => name)).size).toBe(others.length)
        const fields = applied.flatMap(({ field }) => field ?? [])
        expect(new Set(fields).size).toBe(fields.length)
      }),
    )
  })
})
