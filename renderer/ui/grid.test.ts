import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResultColumn } from '../../shared/contract/engine.ts'
import type { ColumnType, TicketField } from '../../shared/table/schema.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import { snippetOf } from './cell-snippet.ts'
import { tabSeparated } from './copy-text.ts'
import { gridColumns } from './grid-columns.ts'
import { isSelected, noSelection, selectedCount, selectedRows, selectRange, toggleAll, toggleRow } from './grid-selection.ts'
import { mergeRanges } from './HighlightedText.tsx'
import { nextRow } from './use-grid-keys.ts'

const column = (name: string, type: ColumnType, field?: TicketField, side: 'left' | 'right' = 'left'): ResultColumn => ({
  name,
  header: name,
  type,
  side,
  source: 'tickets',
  ...(field && { field }),
})

describe('columns of the grid', () => {
  it('number, time, street and content of a ticket come first, then the other side, then the others in their order', () => {
    const columns = [
      column('电话', 'phone', 'phone'),
      column('诉求内容', 'text', 'content'),
      column('街道', 'category', 'street'),
      column('编号', 'id', 'ticketNo'),
      column('案件编号', 'id', 'ticketNo', 'right'),
    ]
    expect(gridColumns(columns).map(({ at }) => at)).toEqual([3, 2, 1, 4, 0])
    expect(gridColumns(columns, true).map(({ at }) => at)).toEqual([3, 1, 2, 4, 0])
  })

  it('of lists that are no tickets the left one comes first, with what steps computed before it', () => {
    const columns = [
      column('序号', 'id', 'ticketNo', 'right'),
      column('姓名', 'personName'),
      column('住址', 'address'),
      { ...column('件数', 'number'), side: 'step' as const },
    ]
    expect(gridColumns(columns).map(({ at }) => at)).toEqual([3, 1, 2, 0])
  })

  it('groups begin with what they are counted by, then what is counted', () => {
    const columns = [
      column('编号', 'id', 'ticketNo'),
      column('街道', 'category', 'street'),
      column('诉求类型', 'category'),
      { ...column('件数', 'number'), side: 'step' as const },
      { ...column('month(受理时间)', 'category'), side: 'step' as const },
    ]
    const names = gridColumns(columns, false, ['month(受理时间)', '诉求类型']).map(({ column: { name } }) => name)
    expect(names).toEqual(['month(受理时间)', '诉求类型', '件数', '编号', '街道'])
  })

  it('masks who complained, and identifiers within free text without changing its length', () => {
    expect(maskCell('13812345678', column('电话', 'phone'))).toBe('138****5678')
    expect(maskCell('13812345678', column('联系方式', 'text', 'phone'))).toBe('138****5678')
    expect(maskCell('张三丰', column('来电人', 'text', 'caller'))).not.toContain('三')
    const text = '来电人张三丰反映，联系电话13812345678。'
    const masked = maskCell(text, column('内容', 'text'))
    expect(masked).toHaveLength(text.length)
    expect(masked).not.toContain('13812345678')
    expect(maskCell('月坛街道', column('街道', 'category'))).toBe('月坛街道')
  })
})

describe('the line of a cell', () => {
  it('is a piece of the text that holds the beginning of the first hit', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 900, unit: 'grapheme' }), fc.nat(), (text, seed) => {
        const start = seed % text.length
        const { from, text: piece } = snippetOf(text, [{ start, end: Math.min(text.length, start + 4) }])
        expect(text.slice(from, from + piece.length)).toBe(piece)
        expect(from).toBeLessThanOrEqual(start)
        expect(from + piece.length).toBeGreaterThan(start)
      }),
    )
  })

  it('begins at the beginning without hits', () => {
    expect(snippetOf('楼下消防通道', []).from).toBe(0)
  })
})

it('merged ranges cover the same characters, sorted and apart', () => {
  const range = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 10 })).map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(fc.array(range), (ranges) => {
      const covered = (list: typeof ranges) =>
        Array.from({ length: 60 }, (_, at) => list.some(({ start, end }) => at >= start && at < end))
      const merged = mergeRanges(ranges)
      expect(covered(merged)).toEqual(covered(ranges))
      merged.slice(1).forEach((each, index) => {
        expect(each.start).toBeGreaterThan(merged[index]!.end)
      })
    }),
  )
})

it('a selection agrees with a plain set of rows after any sequence of clicks', () => {
  const TOTAL = 30
  const row = fc.nat(TOTAL - 1)
  const act = fc.oneof(
    row.map((at) => ({ kind: 'toggle' as const, at })),
    fc.tuple(row, row).map(([from, to]) => ({ kind: 'range' as const, from, to })),
    fc.constant({ kind: 'all' as const }),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let selection = noSelection
      let plain = new Set<number>()
      for (const each of acts) {
        if (each.kind === 'toggle') {
          selection = toggleRow(selection, each.at)
          if (!plain.delete(each.at)) plain.add(each.at)
        } else if (each.kind === 'range') {
          selection = selectRange(selection, each.from, each.to)
          for (let at = Math.min(each.from, each.to); at <= Math.max(each.from, each.to); at++) plain.add(at)
        } else {
          selection = toggleAll(selection, TOTAL)
          plain = new Set(plain.size < TOTAL ? Array.from({ length: TOTAL }, (_, at) => at) : [])
        }
      }
      expect(selectedRows(selection, TOTAL)).toEqual([...plain].sort((a, b) => a - b))
      expect(selectedCount(selection, TOTAL)).toBe(plain.size)
      for (let at = 0; at < TOTAL; at++) expect(isSelected(selection, at)).toBe(plain.has(at))
    }),
  )
})

it.each([
  ['ArrowDown', 3, 4],
  ['k', 0, 0],
  ['PageDown', 95, 99],
  ['Home', 50, 0],
  ['End', 0, 99],
  ['j', -1, 0],
])('%s leads from row %i to row %i of a hundred', (key, row, expected) => {
  expect(nextRow(key, row, 20, 100)).toBe(expected)
})

it('breaks and tabs within a cell do not break the copied table', () => {
  expect(tabSeparated([['a\tb', 'c\r\nd'], ['e']])).toBe('a b\tc d\r\ne')
})
