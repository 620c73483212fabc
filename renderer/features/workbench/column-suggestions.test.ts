import { describe, expect, it } from 'vitest'
import { columnSuggestions, withColumn } from './column-suggestions.ts'

const columns = ['工单编号', '诉求类型', '诉求内容', '所属街道', '街道']

describe('column names after typing', () => {
  it('columns that begin with what was typed come before those that hold it', () => {
    expect(columnSuggestions('占用 街道', 5, columns)).toEqual({ start: 3, end: 5, columns: ['街道', '所属街道'] })
  })

  it('nothing is offered behind a blank, within quotes, or for a word that no column holds', () => {
    expect(columnSuggestions('占用 ', 3, columns)).toBe(null)
    expect(columnSuggestions('"诉求', 3, columns)).toBe(null)
    expect(columnSuggestions('消防', 2, columns)).toBe(null)
  })

  it('a chosen column replaces what was typed and leaves the caret behind its colon', () => {
    const text = 'NOT (诉求 OR 堵)'
    const suggestions = columnSuggestions(text, 7, columns)
    expect(suggestions?.columns).toEqual(['诉求类型', '诉求内容'])
    expect(withColumn(text, suggestions!, '诉求类型')).toEqual({ text: 'NOT (诉求类型: OR 堵)', caret: 10 })
  })
})
