import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldHeader, mapFields } from './mapping.ts'

describe('ticket fields by header', () => {
  test('the headers of a message board with replies are all known', () => {
    expect(mapFields(['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间', '可解释性'])).toEqual([
      'ticketNo',
      'caller',
      'title',
      'receivedAt',
      'content',
      'reply',
      'closedAt',
      undefined,
    ])
  })

  test.each([
    ['诉求编号', 'ticketNo'],
    ['来件时间', 'receivedAt'],
    ['投诉标题', 'title'],
    ['市民诉求', 'content'],
    ['诉求类型', 'kind'],
    ['事项分类一级', 'category1'],
    ['四级分类', 'category4'],
    ['被反映区域', 'district'],
    ['所属街道', 'street'],
    ['社区', 'community'],
    ['问题点位', 'place'],
    ['官方回复单位', 'unit'],
    ['官方回复正文', 'reply'],
    ['办理结果', 'result'],
    ['是否响应', 'responded'],
    ['是否解决', 'solved'],
    ['是否满意', 'satisfied'],
    ['来电人', 'caller'],
    ['联系电话', 'phone'],
    ['被反映单位', 'subject'],
    ['涉及金额', 'amount'],
    ['是否重复', 'isRepeat'],
    ['关联工单', 'parentNo'],
  ])('%s is %s', (header, field) => {
    expect(mapFields([header])).toEqual([field])
  })

  test.each(['* 诉求内容（必填）', ' 诉求 内容：', '【诉求内容】', '主要诉求内容', '12345热线诉求内容', '诉求内容\n'])(
    '%j is read as 诉求内容',
    (header) => {
      expect(mapFields([header])).toEqual(['content'])
    },
  )

  test('a field is given once, to the best alias, the first among equals', () => {
    expect(mapFields(['内容', '诉求内容', '问题描述'])).toEqual([undefined, 'content', undefined])
    expect(mapFields(['电话', '电话'])).toEqual(['phone', undefined])
    expect(mapFields(['来电人联系电话', '手机'])).toEqual([undefined, 'phone'])
  })

  test("the handler's telephone is not the caller's", () => {
    expect(mapFields(['经办人联系电话', '承办单位电话', '案件编号', '公司全称', ''])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('whatever the headers, no field is given twice and folding a header is stable', () => {
    const header = fc.oneof(
      fc.constantFrom('电话', '手机号', '编号', '工单号', '标题', '主题', '内容'),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(header, { maxLength: 12 }), (headers) => {
        const fields = mapFields(headers).filter((field) => field !== undefined)
        expect(new Set(fields).size).toBe(fields.length)
        for (const text of headers) expect(foldHeader(foldHeader(text))).toBe(foldHeader(text))
      }),
    )
  })
})
