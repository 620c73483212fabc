import { civilSuitCount, civilSuitHeader, civilSuitRows } from './civil-suits.ts'
import { caseHeader, criminalCaseRows } from './criminal-cases.ts'
import { csvChunks } from './csv.ts'
import { DISTRICT } from './district.ts'
import { type SampleOptions, sampleSizes } from './options.ts'
import { companyHeader, companyRows, policeCaseHeader, policeCaseRows, schoolHeader, schoolRows } from './other-lists.ts'
import { SamplePlan } from './plan.ts'
import { ticketHeader, ticketRows } from './tickets.ts'
import { workbookBytes } from './workbook.ts'

/** One file of a district's exports. */
export interface SampleFile {
  /** File name with extension. */
  name: string
  /** What the dataset is called. */
  title: string
  kind: 'ticket' | 'table'
  /** The name by which jobs and models bind it. */
  as: 'tickets' | 'cases' | 'policeCases' | 'civilSuits' | 'companies' | 'schools'
  encoding: 'gb18030' | 'utf-8' | 'xlsx'
  /** Data rows, the header not counted. */
  rows: number
  /** The file's bytes from the beginning, at each call anew; about a megabyte a chunk, a workbook in one. */
  chunks(): Iterable<Uint8Array<ArrayBuffer>>
}

/** More own cases than this are written as CSV: a workbook is built in memory. */
const WORKBOOK_LIMIT = 50_000

/**
 * The exports of an invented district: hotline tickets, own criminal cases, police cases, civil suits, companies, schools. What is
 * planted in them is told by `sampleTruth`. Lazy: nothing is made before `chunks` is walked, and only a chunk at a time.
 */
export function sampleFiles(options: SampleOptions): SampleFile[] {
  const sizes = sampleSizes(options)
  const plan = new SamplePlan(sizes)
  const { year } = sizes
  return [
    {
      name: `${year}年1-6月 热线工单.csv`,
      title: '热线工单',
      kind: 'ticket',
      as: 'tickets',
      encoding: sizes.encoding,
      rows: sizes.tickets,
      chunks: () => csvChunks(ticketHeader, ticketRows(plan), sizes.encoding),
    },
    casesFile(plan),
    {
      name: `${year}年 治安案件.csv`,
      title: '治安案件',
      kind: 'table',
      as: 'policeCases',
      encoding: 'utf-8',
      rows: sizes.policeCases,
      chunks: () => csvChunks(policeCaseHeader, policeCaseRows(plan), 'utf-8'),
    },
    {
      name: `${year}年 民事诉讼.csv`,
      title: '民事诉讼',
      kind: 'table',
      as: 'civilSuits',
      encoding: 'utf-8',
      rows: civilSuitCount(sizes),
      chunks: () => csvChunks(civilSuitHeader, civilSuitRows(plan), 'utf-8'),
    },
    {
      name: `${DISTRICT}企业名录.csv`,
      title: '企业名录',
      kind: 'table',
      as: 'companies',
      encoding: 'gb18030',
      rows: sizes.companies,
      chunks: () => csvChunks(companyHeader, companyRows(plan), 'gb18030'),
    },
    {
      name: `${DISTRICT}学校名录.csv`,
      title: '学校名录',
      kind: 'table',
      as: 'schools',
      encoding: 'utf-8',
      rows: Array.from(schoolRows(plan)).length,
      chunks: () => csvChunks(schoolHeader, schoolRows(plan), 'utf-8'),
    },
  ]
}

function casesFile(plan: SamplePlan): SampleFile {
  const { cases, year } = plan.sizes
  const isWorkbook = cases <= WORKBOOK_LIMIT
  const sheet = () => workbookBytes('刑事案件', caseHeader, criminalCaseRows(plan), new Set(['受理日期', '案发日期']))
  return {
    name: `${year}年 本院刑事案件.${isWorkbook ? 'xlsx' : 'csv'}`,
    title: '本院刑事案件',
    kind: 'table',
    as: 'cases',
    encoding: isWorkbook ? 'xlsx' : 'utf-8',
    rows: cases,
    chunks: () => (isWorkbook ? [sheet()] : csvChunks(caseHeader, criminalCaseRows(plan), 'utf-8')),
  }
}
