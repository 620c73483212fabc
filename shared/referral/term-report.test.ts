import { read, utils } from '@e965/xlsx'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { exampleTermReport } from './example-term-report.ts'
import { termCsv } from './term-report-csv.ts'
import { termReportHtml } from './term-report-html.ts'
import { termDefinitions } from './term-report-words.ts'
import { termReportWorkbook } from './term-report-xlsx.ts'

afterEach(() => {
  vi.useRealTimers()
})

const bodyOf = (html: string) => html.slice(html.indexOf('<body>'))
const words = (html: string) =>
  bodyOf(html)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the pages of a term report', () => {
  const html = termReportHtml(exampleTermReport())

  test('say of every layer what it takes away, of every term its numbers, and at the end what they mean', () => {
    const text = words(html)
    expect(text).toContain('第 1 层 · 占用')
    expect(text).toContain('进入 4,300 行，保留 212 行（4.9%）；因“非”去除 9 行；后面各层再去除 3 行。')
    expect(text).toContain('精确率 90.0%（69.9%–97.2%）（相关／无关／存疑 18／2／1）')
    expect(text).toContain('消防通道 180 90 90 84.9% 540 4 2 90.0%（69.9%–97.2%） 18／2／1')
    expect(text).toContain('180 行中的 20 行')
    for (const [word, meaning] of termDefinitions) expect(text).toContain(`${word} ${meaning}`)
  })

  test('a layer without terms and without verdicts says so and has no columns for them', () => {
    const second = bodyOf(html).slice(bodyOf(html).indexOf('第 3 层'))
    expect(second).toContain('本层没有词项')
    expect(second).toContain('尚未研判，没有精确率。')
    expect(second).not.toContain('样例行')
  })

  test('nothing of the data becomes markup', () => {
    expect(html).toContain('筛查&lt;b&gt;')
    expect(html).not.toMatch(/<script|筛查<b>/)
  })
})

describe('the other forms of a term report', () => {
  test('CSV has a line for each term, quoted where it must be, with what is not known left empty', () => {
    const bytes = termCsv(exampleTermReport())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes).split('\r\n')).toEqual([
      'layer,name,term,hits,unique,marginal,share,removedByExclusion,precision,precisionLow,precisionHigh,relevant,irrelevant,unsure,inInput,removedLater,layerIn,layerOut',
      '1,占用,消防通道,180,90,90,0.849057,4,0.9,0.698966,0.972134,18,2,1,540,2,4300,212',
      '1,占用,"""a,b""",40,20,20,0.188679,4,,,,0,0,1,120,2,4300,212',
      '1,占用,=堵,0,0,0,0,4,,,,0,0,1,0,2,4300,212',
      '',
    ])
  })

  test('the workbook has terms, exclusions, samples, layers and meanings, formulas guarded', () => {
    const book = read(termReportWorkbook(exampleTermReport()), { type: 'array' })
    const sheet = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 })
    expect(sheet('词项')[1]!.slice(0, 12)).toEqual([1, '占用', '消防通道', 180, 90, 90, 0.849057, 540, 4, 2, 0.9, 0.698966])
    expect(sheet('词项')[3]![2]).toBe("'=堵")
    expect(sheet('排除项').slice(1)).toEqual([
      [1, '占用', '类型:咨询', 9, 9],
      [3, '去咨询', '诉求类型:咨询', 3, 3],
    ])
    expect(sheet('样例')).toHaveLength(1 + 22)
    expect(sheet('各层')[2]!.slice(0, 6)).toEqual(['第 3 层 · 去咨询', 'NOT 诉求类型:咨询', 212, 209, 3, 0])
    expect(sheet('口径').map(([word]) => word)).toEqual(['数', ...termDefinitions.map(([word]) => word), '样例'])
  })

  test('the clock leaves no trace: the same report gives the same bytes', () => {
    vi.useFakeTimers({ now: new Date('2026-07-01T08:00:00Z') })
    const first = termReportWorkbook(exampleTermReport())
    vi.setSystemTime(new Date('2031-02-03T04:05:06Z'))
    expect(termReportWorkbook(exampleTermReport())).toEqual(first)
  })
})
