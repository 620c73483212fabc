import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ColumnSummary } from '../ingest/verification.ts'
import { exampleVerification } from './example-verification.ts'
import { verificationHtml } from './verification-html.ts'
import { shareWords } from './verification-words.ts'
import { verificationWorkbook } from './verification-xlsx.ts'

afterEach(() => {
  vi.useRealTimers()
})

const bodyOf = (html: string) => html.slice(html.indexOf('<section'), html.indexOf('</section>'))
const words = (html: string) =>
  bodyOf(html)
    .replace(/<[^>]*>/g, '\n')
    .replace(/\n+/g, '\n')
    .trim()
    .split('\n')

describe('the verification of a batch on one page', () => {
  test('says what the report says', async () => {
    await expect(bodyOf(verificationHtml(exampleVerification(), { importedAt: '2024-07-02 09:20' }))).toMatchFileSnapshot(
      '__snapshots__/verification.txt',
    )
  })

  test('the account is an equation, and one that does not add up is said to be wrong', () => {
    const report = exampleVerification()
    expect(words(verificationHtml(report)).join(' ')).toContain('4,326 收到 = 4,300 接收 + 20 重复 + 6 问题')
    report.account.received++
    const wrong = words(verificationHtml(report)).join(' ')
    expect(wrong).toContain('4,327 收到 ≠ 4,300 接收')
    expect(wrong).toContain('账目不平')
  })

  test('of more columns than the page holds it names how many are left out', () => {
    const rows = (columns: number) => verificationHtml(exampleVerification(columns)).match(/<tr><td/g)!.length
    expect([rows(1), rows(40), rows(41), rows(500)]).toEqual([1, 40, 40, 40])
    expect(words(verificationHtml(exampleVerification(40))).some((word) => word.includes('见工作簿'))).toBe(false)
    expect(words(verificationHtml(exampleVerification(41)))).toContain('其余 2 列见工作簿')
  })

  test('without a time of import two runs print the same', () => {
    const report = exampleVerification()
    expect(verificationHtml({ ...report, importedAt: '2031-01-01T00:00:00.000Z' })).toBe(verificationHtml(report))
    expect(verificationHtml(report)).not.toContain('导入时间')
  })

  test('a table is not compared with earlier rows, an import without rejects says so', () => {
    const report = { ...exampleVerification(), kind: 'table' as const, rejects: [] }
    report.account = { received: 4300, accepted: 4300, duplicate: 0, rejected: 0 }
    const text = words(verificationHtml(report)).join(' ')
    expect(text).not.toContain('新增')
    expect(text).toContain('问题行：无')
  })

  test('personal values are masked; nothing of the file becomes markup', () => {
    const html = verificationHtml(exampleVerification(500))
    for (const secret of ['13800138000', '62345678', '11010519491231002X']) expect(html).not.toContain(secret)
    expect(html).not.toMatch(/<script|1<b>|\u202e/)
    const tags = (text: string) => text.match(/<(?!\/)/g)!.length
    const report = exampleVerification(1)
    const column: ColumnSummary = { ...report.columns[0]!, type: 'category' }
    const plain = tags(verificationHtml({ ...report, columns: [{ ...column, name: '', top: [['', 2]] }] }))
    const name = fc.string({ unit: 'binary', maxLength: 20 })
    fc.assert(
      fc.property(name, name, (text, value) => {
        const columns = [{ ...column, name: text, top: [[value, 2]] as [string, number][] }]
        expect(tags(verificationHtml({ ...report, dataset: text, fileName: text, columns }))).toBe(plain)
      }),
      { numRuns: 30 },
    )
  })

  test('a share is rounded down, so that nothing is whole that lacks a row', () => {
    expect([
      shareWords(9999, 10_000),
      shareWords(10_000, 10_000),
      shareWords(1, 10_000),
      shareWords(0, 5),
      shareWords(0, 0),
    ]).toEqual(['99.9%', '100%', '<0.1%', '0%', '—'])
  })
})

describe('the workbook of a verification', () => {
  const sheetsOf = (bytes: Uint8Array) => {
    const book = read(bytes, { type: 'array' })
    return book.SheetNames.map((name) => utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 }))
  }

  test('has every column and value, formulas guarded, personal values masked', () => {
    const [facts, columns, values] = sheetsOf(verificationWorkbook(exampleVerification(120)))
    expect(facts).toContainEqual(['收到', 4326])
    expect(facts).toContainEqual(['消失', 3])
    expect(columns).toHaveLength(121)
    expect(columns![9]![1]).toBe("'=1+1<b>")
    expect(values).toContainEqual(['联系电话', '138****8000', 14])
    expect(JSON.stringify(values)).not.toMatch(/13800138000|1231002X/)
  })

  test('the clock leaves no trace: the same report gives the same bytes', () => {
    vi.useFakeTimers({ now: new Date('2026-07-01T08:00:00Z') })
    const first = verificationWorkbook(exampleVerification())
    vi.setSystemTime(new Date('2031-02-03T04:05:06Z'))
    expect(verificationWorkbook(exampleVerification())).toEqual(first)
  })
})
