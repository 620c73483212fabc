import { describe, expect, it } from 'vitest'
import { keywordList, keywordQuery } from './keyword-list.ts'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'

describe('a pasted list of keywords', () => {
  it.each<[string, string[] | null]>([
    ['占用\n堵塞\r\n\n停车\n', ['占用', '堵塞', '停车']],
    ['占用、堵塞、停车', ['占用', '堵塞', '停车']],
    ['占用、堵塞', ['占用', '堵塞']],
    ['占用;堵塞；停车', ['占用', '堵塞', '停车']],
    ['占用，堵塞,停车', ['占用', '堵塞', '停车']],
    ['消防通道\t消防车道', ['消防通道', '消防车道']],
    ['佔用\n占用\n占用', null],
    ['佔用\n占用\n堵', ['佔用', '堵']],
    ['恒丰（上海）有限公司\n非法集资\nfire lane', ['恒丰（上海）有限公司', '非法集资', 'fire lane']],
    ['"占用","堵塞","停车"', ['占用', '堵塞', '停车']],
    ['第?小学\n*有限公司', ['第?小学', '*有限公司']],
    ['占用', null],
    ['', null],
    ['占用 堵塞 停车', null],
    ['占用 OR 堵塞\n停车', null],
    ['(占用 OR 堵塞)\nNEAR/15 通道', null],
    ['占用\nOR\n堵塞', null],
    ['类型:咨询\n类型:投诉', null],
    ['甲（乙\n丙', null],
    ['-占用\n堵塞', null],
    ['您好，我要投诉', null],
    ['您好，我要投诉小区停车，谢谢。', null],
    [`${'很长'.repeat(30)}\n堵塞`, null],
  ])('%j', (text, words) => {
    expect(keywordList(text)).toEqual(words)
  })

  it('becomes an OR that is read back as itself', () => {
    const query = keywordQuery(keywordList('恒丰（上海）有限公司\n第?小学\n3.5\nfire lane\n*')!)
    expect(printQuery(query)).toBe('"恒丰（上海）有限公司" OR 第?小学 OR 3.5 OR "fire lane" OR "*"')
    expect(parseQuery(printQuery(query))).toEqual({ ok: true, query })
    expect(keywordQuery(['占用'])).toEqual({ kind: 'term', text: '占用' })
    expect(() => keywordQuery([])).toThrow(RangeError)
  })
})
