import { read, utils } from '@e965/xlsx'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { VALID } from '../values/check.ts'
import { checkCreditCode } from '../values/credit-code.ts'
import type { SampleOptions } from './options.ts'
import { sampleFiles } from './sample-files.ts'
import { ticketHeader } from './tickets.ts'
import { sampleTruth } from './truth.ts'

type Row = Record<string, string>

function bytesOf(options: SampleOptions, as: string): Uint8Array<ArrayBuffer> {
  const chunks = [
    ...sampleFiles(options)
      .find((file) => file.as === as)!
      .chunks(),
  ]
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function linesOf(options: SampleOptions, as: string): string[][] {
  const encoding = sampleFiles(options).find((file) => file.as === as)!.encoding
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytesOf(options, as))
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data
}

function rowsOf(options: SampleOptions, as: string): Row[] {
  if (as === 'cases') {
    const workbook = read(bytesOf(options, as))
    return utils.sheet_to_json<Row>(workbook.Sheets[workbook.SheetNames[0]!]!, { raw: false, defval: '' })
  }
  const [header, ...lines] = linesOf(options, as)
  return lines.map((line) => Object.fromEntries(header!.map((name, index) => [name, line[index] ?? ''])))
}

describe('sample files', () => {
  it('the same seed gives the same bytes in every file, another seed others', () => {
    for (const { as } of sampleFiles({ tickets: 300 })) {
      const bytes = Buffer.from(bytesOf({ tickets: 300 }, as))
      expect(bytes.equals(bytesOf({ tickets: 300 }, as))).toBe(true)
      expect(bytes.equals(bytesOf({ tickets: 300, seed: '另一' }, as))).toBe(false)
    }
  })

  it('the hotline export has 20 columns in every row, its text between 50 and 400 characters, times ascending', () => {
    const [header, ...lines] = linesOf({ tickets: 3000 }, 'tickets')
    expect(header).toEqual([...ticketHeader])
    expect(lines).toHaveLength(3000)
    const repeated = new Set(sampleTruth({ tickets: 3000 }).repetitions.map(({ row }) => row))
    expect(lines.filter((line) => line.length !== 20 || line[4]!.length < 50 || line[4]!.length > 400)).toEqual([])
    const times = lines.filter((_, index) => !repeated.has(index + 1)).map((line) => line[1]!)
    expect(times).toEqual(times.toSorted())
  })

  it('enquiries are about half, places are filled in for about 8 %, some phones are masked and some missing', () => {
    const rows = rowsOf({ tickets: 3000 }, 'tickets')
    const share = (test: (row: Row) => boolean) => rows.filter(test).length / rows.length
    expect(share((row) => row.诉求类型 === '咨询')).toBeCloseTo(0.5, 1)
    expect(Math.abs(share((row) => row.发生地 !== '') - 0.08)).toBeLessThan(0.02)
    expect(Math.abs(share((row) => row.联系电话!.includes('****')) - 0.05)).toBeLessThan(0.02)
    expect(share((row) => row.联系电话 === '')).toBeGreaterThan(0.01)
  })

  it('the UTF-8 export says the same as the GB18030 one', () => {
    const utf8 = linesOf({ tickets: 300, encoding: 'utf-8' }, 'tickets')
    expect(utf8).toEqual(linesOf({ tickets: 300 }, 'tickets'))
  })

  it('the workbook of own cases keeps identity numbers whole, with right check digits, and dates as dates', () => {
    const rows = rowsOf({ tickets: 500 }, 'cases')
    expect(rows).toHaveLength(60)
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    for (const row of rows) {
      const id = row.身份证号!
      expect(id).toMatch(/^\d{17}[\dX]$/)
      expect(id[17]).toBe('10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(id[at]), 0) % 11])
      expect(row.案发日期).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(row.案发日期! < row.受理日期!).toBe(true)
    }
  })

  it('companies have names and codes of their own', () => {
    const rows = rowsOf({ tickets: 40_000 }, 'companies')
    expect(new Set(rows.map((row) => row.企业名称)).size).toBe(rows.length)
    expect(new Set(rows.map((row) => row.统一社会信用代码)).size).toBe(rows.length)
    expect(rows.filter((row) => checkCreditCode(row.统一社会信用代码!) !== VALID)).toEqual([])
  })

  it('a dirty sample has exactly the faulty rows that its truth names', () => {
    const options = { tickets: 2000, dirty: true }
    const found = linesOf(options, 'tickets')
      .slice(1)
      .flatMap((line, index) => {
        if (line.length < 20) return [{ row: index + 1, fault: 'missingCells' }]
        if (line.length > 20) return [{ row: index + 1, fault: 'surplusCell' }]
        if (line[1]!.includes('-02-30')) return [{ row: index + 1, fault: 'impossibleDate' }]
        return line[18] === '1.38E+10' ? [{ row: index + 1, fault: 'damagedPhone' }] : []
      })
    expect(found.length).toBeGreaterThan(5)
    expect(found).toEqual(sampleTruth(options).faults)
  })
})

describe.each([
  { tickets: 500, seed: '永宁' },
  { tickets: 3000, seed: '三千' },
])('the truth of $tickets tickets', (options) => {
  const tickets = rowsOf(options, 'tickets')
  const truth = sampleTruth(options)

  it('brute force over phone numbers finds exactly the planted links', () => {
    const cases = rowsOf(options, 'cases')
    const found: typeof truth.links = []
    tickets.forEach((ticket, left) => {
      cases.forEach((own, right) => {
        if (ticket.联系电话 !== '' && ticket.联系电话 === own.联系电话) found.push({ ticketRow: left + 1, caseRow: right + 1 })
      })
    })
    expect(found.length).toBeGreaterThanOrEqual(20)
    expect(found).toEqual(truth.links)
  })

  it('police cases share no phone with tickets or own cases, and exactly the planted identity numbers with own cases', () => {
    const cases = rowsOf(options, 'cases')
    const police = rowsOf(options, 'policeCases')
    const others = new Set([...tickets, ...cases].map((row) => row.联系电话).filter((phone) => phone !== ''))
    const found: typeof truth.policeLinks = []
    police.forEach((left, policeIndex) => {
      expect(others.has(left.联系电话 ?? '')).toBe(false)
      cases.forEach((right, caseIndex) => {
        if (left.身份证号 === right.身份证号) found.push({ policeRow: policeIndex + 1, caseRow: caseIndex + 1 })
      })
    })
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(truth.policeLinks)
  })

  it('the planted repetitions are the only rows whose number comes twice', () => {
    const firstOf = new Map<string, number>()
    const found: typeof truth.repetitions = []
    tickets.forEach((ticket, index) => {
      const number = ticket.工单编号!
      const of = firstOf.get(number.replace(/HBD\d$/, ''))
      if (of === undefined) firstOf.set(number, index)
      else {
        const isSame = ticketHeader.slice(1).every((name) => ticket[name] === tickets[of]![name])
        found.push({ row: index + 1, of: of + 1, how: number.endsWith('HBD1') ? 'redispatch' : isSame ? 'exact' : 'changed' })
      }
    })
    expect(found).toEqual(truth.repetitions)
    expect(truth.duplicates).toBe(found.filter(({ how }) => how !== 'changed').length)
  })

  it('each wage ticket names the company, each bullying ticket the school, of the row that the truth says', () => {
    const companies = rowsOf(options, 'companies')
    const schools = rowsOf(options, 'schools')
    const suits = rowsOf(options, 'civilSuits').filter((suit) => suit.案由 === '追索劳动报酬纠纷')
    expect(truth.wages.length).toBeGreaterThan(0)
    expect(truth.bullying.length).toBeGreaterThan(0)
    for (const { ticketRow, companyRow, isSued } of truth.wages) {
      const company = companies[companyRow - 1]!.企业名称!
      expect(tickets[ticketRow - 1]!.诉求内容).toContain(company)
      expect(suits.some((suit) => suit.被告 === company)).toBe(isSued)
    }
    for (const { ticketRow, schoolRow } of truth.bullying) {
      expect(tickets[ticketRow - 1]!.诉求内容).toContain(schools[schoolRow - 1]!.学校名称!)
    }
  })
})
