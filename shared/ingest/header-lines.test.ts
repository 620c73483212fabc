import { describe, expect, it } from 'vitest'
import { findTableStart, joinHeader } from './header-lines.ts'

const rows = Array.from({ length: 6 }, (_, index) => [`2024-06-0${index + 1}`, `${index}`, `街道${index}`])

describe('findTableStart', () => {
  it('leaves preamble out, blank cells or not', () => {
    const found = findTableStart([['六月工单', '', ''], ['', '', ''], ['日期', '件数', '街道'], ...rows])
    expect(found).toMatchObject({ header: 2, headerRecords: 1, data: 3, headers: ['日期', '件数', '街道'] })
  })

  it('finds no header above values like those below', () => {
    expect(findTableStart(rows)).toMatchObject({ header: -1, data: 0, width: 3 })
  })

  it('takes years and names with digits above figures for titles', () => {
    const figures = [['北京', '1.5', '2.5'], ['上海', '3.5', '4.5']] // biome-ignore format: one table
    expect(findTableStart([['地区', '2019', '2020'], ...figures]).header).toBe(0)
    expect(findTableStart([['地区', 'x1', 'x2'], ...figures]).header).toBe(0)
  })

  it('joins the lines under a title that stands over several columns', () => {
    const found = findTableStart([
      ['日期', '费用', '', '合计'],
      ['', '火车', '飞机', ''],
      ['2024-06-01', '10', '20', '30'],
      ['2024-06-02', '10', '20', '30'],
    ])
    expect(found).toMatchObject({ headerRecords: 2, data: 2, headers: ['日期', '费用 火车', '费用 飞机', '合计'] })
  })

  it('joins a second line of words only above columns that hold values throughout', () => {
    const header = ['日期', '件数', '街道']
    expect(findTableStart([header, header, ...rows]).headers).toEqual(['日期 日期', '件数 件数', '街道 街道'])
    expect(findTableStart([header, ['不详', '若干', '甲'], ...rows.slice(0, 2)]).headerRecords).toBe(1)
  })

  it('takes the shape of the first table where a longer one follows', () => {
    const other = Array.from({ length: 8 }, () => ['1', '2', '3', '4', '5'])
    expect(findTableStart([['日期', '件数', '街道'], ...rows, ...other]).width).toBe(3)
  })

  it('starts a list behind the lines about it', () => {
    const names = Array.from({ length: 30 }, (_, index) => [`公司${index}`])
    expect(findTableStart([['说明'], ['2022.11.30'], [''], ...names])).toMatchObject({ header: -1, data: 3, width: 1 })
  })
})

describe('joinHeader', () => {
  it('gives as many texts as the table is wide', () => {
    expect(joinHeader([['a']], 3)).toEqual(['a', '', ''])
  })
})
