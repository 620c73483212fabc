import { describe, expect, test } from 'vitest'
import type { ColumnType } from '../table/schema.ts'
import { detectColumnType } from './column-type.ts'
import { mapFields } from './mapping.ts'

const repeat = (values: string[], times: number) => Array.from({ length: times }, () => values).flat()
const count = (length: number, value: (index: number) => string) => Array.from({ length }, (_, index) => value(index))
const typeOf = (header: string, values: string[]) => detectColumnType(header, values, mapFields([header])[0])

describe('types of columns', () => {
  test.each<[string, string[], ColumnType]>([
    ['留言编号', ['24', '37', '3742'], 'id'],
    ['留言用户', ['A00010001', 'A00020002'], 'personName'],
    ['留言主题', repeat(['噪音扰民'], 30), 'text'],
    ['留言时间', ['2020/1/6 12:09:38', '2020/1/4 11:17:46'], 'date'],
    ['留言详情', ['\n\t\t楼下施工。\n\t', '停水'], 'text'],
    ['答复意见', repeat(['已办结'], 30), 'text'],
    ['一级分类', ['城乡建设', '环境保护', '交通运输'], 'category'],
    ['可解释性', ['1', '0', '1'], 'number'],
    ['办理结果', repeat(['已解决', '未解决'], 10), 'category'],
    ['办理结果', repeat(['已联系物业，正在整改。', '已告知来电人。'], 10), 'text'],
    ['详细地址', count(9, (index) => `月坛街道三里河一区${index}号楼`), 'address'],
    ['公司全称', ['甲乙银行股份有限公司', '丙丁企业股份有限公司'], 'company'],
    ['英文名称', ['Jia Yi Bank Co., Ltd.', 'Bing Ding Co., Ltd.', 'Wu Ji Technology Group Co., Ltd.'], 'text'],
    ['注册地址', ['广东省深圳市罗湖区深南东路1号', '广东省深圳市盐田区大梅沙2号'], 'address'],
    ['A股代码', ['000001', '000002', '300750'], 'id'],
    ['A股上市日期', ['1991-04-03', '', '1991-01-29'], 'date'],
    ['A股总股本', ['19,405,918,198', '0', '9,724,196,533'], 'number'],
    ['公司网址', ['bank.example.com', 'www.example.com'], 'text'],
    ['省 份', repeat(['广东', '北京', '上海'], 5), 'category'],
    ['案由', repeat(['寻衅滋事', '故意毁坏财物'], 5), 'category'],
    ['犯罪嫌疑人', ['张三', '李四', '王五'], 'personName'],
    ['被告', ['张三', '甲乙建筑工程有限公司', '李四'], 'personName'],
    ['被告', ['甲乙建筑工程有限公司', '丙丁物业管理有限公司'], 'company'],
    ['身份证号', ['11010519491231002X', '110105********002X', '110105194912310000'], 'identityNumber'],
    ['联系电话', ['138****8000', '010-62345678', '无', ''], 'phone'],
    ['统一社会信用代码', ['91350100M000100Y43', '91350100M000100Y43'], 'creditCode'],
    ['车牌号', ['京A·12345', '京AD12345'], 'plate'],
    ['承办单位', count(40, (index) => `第${index}街道办事处`), 'category'],
  ])('%s %j is %s', (header, values, type) => {
    expect(typeOf(header, values)).toBe(type)
  })

  test('identifiers are found by their values when the header says nothing', () => {
    expect(typeOf('列1', ['13800138000', '139 0013 9000', '010-62345678'])).toBe('phone')
    expect(typeOf('列1', ['11010519491231002X'])).toBe('identityNumber')
    expect(typeOf('列1', ['91350100M000100Y43'])).toBe('creditCode')
    expect(typeOf('列1', ['京A12345', '京A·D12345'])).toBe('plate')
    expect(typeOf('列1', ['2024-06-01', '2024年6月2日'])).toBe('date')
    expect(typeOf('列1', ['张三', '李四', '欧阳明月', '王五'])).toBe('personName')
  })

  test('digits with leading zeros or of twelve and more are an id, not a number', () => {
    expect(typeOf('列1', ['0012', '1301', '0007'])).toBe('id')
    expect(typeOf('列1', ['202406010000001', '202406010000002'])).toBe('id')
    expect(typeOf('列1', ['12', '1301', '0'])).toBe('number')
    expect(
      typeOf(
        '工单编号',
        count(5, (index) => `2024060109320${index}`),
      ),
    ).toBe('id')
  })

  test('a header that its values contradict does not decide', () => {
    expect(typeOf('日期', ['星期一', '星期二', '星期一', '星期二', '星期一', '星期二'])).toBe('category')
    expect(typeOf('联系电话', repeat(['已核实', '未核实'], 5))).toBe('category')
    expect(typeOf('金额', ['约三万', '不止五千', '说不清'])).toBe('text')
    expect(typeOf('联系人', ['13800138000', '13900139000'])).toBe('phone')
  })

  test('nine of ten values are enough, eight are not', () => {
    const values = (dates: number) => count(10, (index) => (index < dates ? `2024-06-0${1 + (index % 9)}` : `记不清${index}`))
    expect(typeOf('列1', values(9))).toBe('date')
    expect(typeOf('列1', values(8))).not.toBe('date')
  })

  test('free text stays text however often it repeats, and one long value is enough', () => {
    expect(typeOf('列1', repeat(['小区门口的消防通道长期被私家车占用，多次反映无人管理'], 50))).toBe('text')
    expect(typeOf('列1', [...repeat(['无人管'], 50), '长'.repeat(61)])).toBe('text')
    expect(typeOf('列1', repeat(['没人管，请处理。'], 50))).toBe('text')
  })

  test('short values are a category when they repeat, text when they do not', () => {
    expect(typeOf('列1', repeat(['甲类', '乙类'], 10))).toBe('category')
    expect(
      typeOf(
        '列1',
        count(20, (index) => `说法${'甲乙丙丁戊'[index % 5]}${'子丑寅卯'[index % 4]}`),
      ),
    ).toBe('text')
  })

  test('an empty column has the type of its field or header, else text', () => {
    expect(typeOf('办结时间', ['', '—'])).toBe('date')
    expect(typeOf('法定代表人', [])).toBe('personName')
    expect(typeOf('列1', ['', ''])).toBe('text')
  })
})
