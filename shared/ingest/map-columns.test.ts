import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TicketField } from '../table/schema.ts'
import { mapColumns } from './map-columns.ts'

const texts = [
  '来电人反映，阳光小区东门消防通道长期被私家车占用，多次向物业反映无人管理，要求尽快处理。',
  '市民来电称，朝阳路与光华路交叉口红绿灯不亮，早晚高峰十分危险，希望有关部门尽快维修。',
  '来电人称其在宏达建筑工地干活，拖欠工资三个月共计2万元，包工头已失联，请求帮助讨薪。',
  '群众反映，幸福里社区门口每天晚上有人烧烤，油烟扰民，已经拨打过多次热线仍未解决。',
]
const rows = (...columns: string[][]) => texts.map((_, row) => columns.map((column) => column[row % column.length]!))
const fieldsOf = (headers: string[], columns: string[][]) => mapColumns(headers, rows(...columns)).map(({ field }) => field)

describe('fields of columns by header and by content', () => {
  test('headers that say nothing are mapped by values beyond doubt', () => {
    const headers = ['诉求内容', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7']
    const columns = [
      texts,
      ['GD202406010001', 'GD202406010002', 'GD202406010003', 'GD202406010004'],
      ['2024-06-01 09:32:08', '2024-06-01 10:02:11', '2024-06-02 08:00:00', '2024-06-03 17:20:45'],
      ['13800138000', '13900139000', '010-62345678', '139****9000'],
      ['投诉', '求助', '投诉', '咨询'],
      ['月坛街道', '展览路街道', '月坛街道', '金融街街道'],
      ['满意', '不满意', '满意', '基本满意'],
      ['男', '女', '女', '男'],
    ]
    expect(fieldsOf(headers, columns)).toEqual([
      'content',
      'ticketNo',
      'receivedAt',
      'phone',
      'kind',
      'street',
      'satisfied',
      'sex',
    ])
  })

  test('without a header the values alone speak', () => {
    const numbers = ['20240601000001', '20240601000002', '20240601000002HBD1', '20240601000003']
    const days = ['2024-06-01 09:32', '2024-06-01 10:02', '2024-06-02 08:00', '2024-06-03 17:20']
    expect(fieldsOf(['', '', ''], [numbers, days, texts])).toEqual(['ticketNo', 'receivedAt', 'content'])
  })

  test('what only may be meant is asked about, not mapped', () => {
    const mapped = mapColumns(
      ['诉求内容', '列2', '列3', '列4'],
      rows(
        texts,
        ['王伟', '李娜', '张敏', '刘洋'],
        ['2024-06-01', '2024-06-02', '2024-06-02', '2024-06-03'],
        ['2024-06-05', '2024-06-04', '2024-06-08', '2024-06-09'],
      ),
    )
    expect(mapped.map(({ field, doubtful, suggestion }) => [field, doubtful, suggestion])).toEqual([
      ['content', false, undefined],
      [undefined, true, 'caller'],
      [undefined, true, 'receivedAt'],
      [undefined, true, 'receivedAt'],
    ])
  })

  test('a header that its values contradict is asked about', () => {
    const [, closed, contact, number] = mapColumns(
      ['诉求内容', '办结时间', '联系方式', '编号'],
      rows(texts, ['3天', '5天', '当日', '7天'], ['微信', '电话', '短信', '微信'], ['1', '2', '3', '4']),
    )
    expect([closed, contact, number].map((column) => [column!.field, column!.suggestion])).toEqual([
      [undefined, 'closedAt'],
      [undefined, 'phone'],
      [undefined, 'ticketNo'],
    ])
  })

  test('the values tell whether a type is the kind of the demand or its matter', () => {
    const of = (header: string, values: string[]) => fieldsOf(['诉求内容', header], [texts, values])[1]
    expect(of('问题类型', ['投诉', '咨询', '投诉', '建议'])).toBe('kind')
    expect(of('问题类型', ['市容环境', '交通管理', '劳动保障', '市容环境'])).toBe('category1')
    expect(of('诉求类型', ['市容环境', '交通管理', '劳动保障', '市容环境'])).toBe('category1')
    expect(of('诉求类别', ['投诉', '咨询', '投诉', '建议'])).toBe('kind')
  })

  test('handlers, limits and remarks are neither mapped nor asked about', () => {
    const headers = ['诉求内容', '经办人', '经办人电话', '办理截止时间', '备注', '来电渠道', '紧急程度']
    const columns = [
      texts,
      ['王伟', '李娜', '张敏', '刘洋'],
      ['13800138000', '13900139000', '13700137000', '13600136000'],
      ['2024-06-05', '2024-06-04', '2024-06-08', '2024-06-09'],
      texts,
      ['电话', '微信', '电话', '网站'],
      ['一般', '一般', '紧急', '一般'],
    ]
    const mapped = mapColumns(headers, rows(...columns))
    expect(mapped.slice(1).map(({ field, doubtful }) => [field, doubtful])).toEqual(
      headers.slice(1).map(() => [undefined, false]),
    )
  })

  test.each<[string, string[], string[][]]>([
    [
      'own cases',
      ['案件编号', '案由', '受案日期', '嫌疑人', '身份证号', '性别', '案发地', '简要案情'],
      [
        ['京西检刑诉〔2024〕1号', '京西检刑诉〔2024〕2号'],
        ['寻衅滋事', '危险驾驶'],
        ['2024-06-01', '2024-06-02'],
        ['王伟', '李娜'],
        ['11010519491231002X'],
        ['男', '女'],
        ['月坛街道三里河一区3号楼'],
        texts,
      ],
    ],
    [
      'companies',
      ['企业名称', '统一社会信用代码', '法定代表人', '联系电话', '注册地址', '成立日期', '经营范围'],
      [['北京宏达商贸有限公司'], ['91350100M000100Y43'], ['王伟'], ['13800138000'], ['朝阳路1号'], ['2020-01-01'], texts],
    ],
    [
      'schools',
      ['学校名称', '地址', '街道', '联系人', '电话'],
      [['第一小学'], ['朝阳路1号'], ['月坛街道'], ['王伟'], ['010-62345678']],
    ],
  ])('nothing is mapped in a list of %s', (_, headers, columns) => {
    expect(mapColumns(headers, rows(...columns)).map(({ field }) => field)).toEqual(headers.map(() => undefined))
    expect(mapColumns(headers, rows(...columns), 'table').some(({ doubtful }) => doubtful)).toBe(false)
  })

  test('levels of a classification, however they are written', () => {
    const levels: TicketField[] = ['category1', 'category2', 'category3', 'category4']
    for (const headers of [
      ['一级分类', '二级分类', '三级分类', '四级分类'],
      ['事项分类（一级）', '事项分类（二级）', '事项分类（三级）', '事项分类（四级）'],
      ['分类1', '分类2', '分类3', '分类4'],
      ['诉求一级分类', '诉求二级分类', '诉求三级分类', '诉求四级分类'],
      ['问题一级类别', '问题二级类别', '问题三级类别', '问题四级类别'],
      ['一级分类名称', '二级分类名称', '三级分类名称', '四级分类名称'],
      ['大类', '中类', '小类', '细类'],
    ])
      expect(fieldsOf(['诉求内容', ...headers], [texts, ['甲', '乙']]).slice(1)).toEqual(levels)
    expect(fieldsOf(['诉求内容', '大类', '小类', '细类'], [texts, ['甲', '乙']]).slice(1)).toEqual(levels.slice(0, 3))
  })

  test('whatever the table, no field stands twice, and a doubtful column has none', () => {
    const header = fc.constantFrom(
      '诉求内容',
      '编号',
      '工单号',
      '电话',
      '列1',
      '来电时间',
      '办结时间',
      '类型',
      '__proto__',
      '',
      '姓名',
    )
    const cell = fc.constantFrom('', '无', '13800138000', '2024-06-01', '投诉', '王伟', texts[0]!, 'GD2024060100', '月坛街道')
    fc.assert(
      fc.property(
        fc.array(header, { maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }),
        (headers, table) => {
          const mapped = mapColumns(headers, table)
          const fields = mapped.flatMap(({ field }) => field ?? [])
          expect(new Set(fields).size).toBe(fields.length)
          for (const { field, doubtful, suggestion } of mapped)
            expect(doubtful).toBe(field === undefined && suggestion !== undefined)
        },
      ),
      { numRuns: 200 },
    )
  })
})
