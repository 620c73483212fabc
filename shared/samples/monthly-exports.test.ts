import { read, utils } from '@e965/xlsx'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { mapColumns } from '../ingest/map-columns.ts'
import type { Recipe } from '../ingest/recipe.ts'
import { applyRecipe, matchRecipe, recipeOf } from '../ingest/recipe-match.ts'
import { columnNames } from '../table/schema.ts'
import { valueTypes } from '../values/value.ts'
import { exportVersions } from './export-versions.ts'
import { monthlyExports } from './monthly-exports.ts'

const year = monthlyExports({ months: 12, rows: 300 })

function tableOf({ truth, bytes }: (typeof year)[number]): { headers: string[]; rows: string[][] } {
  const { encoding, delimiter, preamble, footer } = exportVersions[truth.version]!
  let lines: string[][]
  if (encoding === 'xlsx') {
    const book = read(bytes)
    lines = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, raw: false, defval: '' })
  } else lines = Papa.parse<string[]>(new TextDecoder(encoding).decode(bytes).trimEnd(), { delimiter }).data
  const table = lines.slice(preamble.length, footer === '' ? undefined : -1)
  return { headers: table[0]!, rows: table.slice(1) }
}
const tables = year.map(tableOf)

describe('twelve monthly exports', () => {
  test('are the same bytes for the same seed, and hold what the truth says', () => {
    const again = monthlyExports({ months: 12, rows: 300 })
    year.forEach(({ truth, bytes }, index) => {
      expect(Buffer.from(bytes).equals(again[index]!.bytes)).toBe(true)
      const { headers, rows } = tables[index]!
      expect(headers).toEqual(truth.headers.map(({ header }) => header))
      expect(rows).toHaveLength(truth.rows)
      expect(rows.filter((row) => row.length !== headers.length)).toEqual([])
    })
    expect(new Set(year.map(({ truth }) => truth.file)).size).toBe(12)
  })

  test('a duplicate has number and content of an earlier row, a changed ticket its number alone', () => {
    const cell = (month: number, row: number, field: string) => {
      const column = year[month - 1]!.truth.headers.findIndex((each) => each.field === field)
      return tables[month - 1]!.rows[row - 1]![column]!
    }
    const number = (month: number, row: number) => cell(month, row, 'ticketNo').replace(/HBD\d$/, '')
    let count = 0
    year.forEach(({ truth }, index) => {
      const month = index + 1
      for (const [list, isSame] of [
        [truth.duplicates, true],
        [truth.changed, false],
      ] as const) {
        for (const { row, of } of list) {
          count++
          expect(number(month, row)).toBe(number(of.month, of.row))
          expect(cell(month, row, 'content') === cell(of.month, of.row, 'content')).toBe(isSame)
        }
      }
      for (const { row, field } of truth.damaged) {
        expect(valueTypes[field as 'phone'].check(cell(month, row, field))).toEqual({ valid: false, reason: 'damaged' })
      }
    })
    expect(count).toBeGreaterThan(100)
    expect(year.some(({ truth }) => truth.damaged.length > 0)).toBe(true)
  })

  test('at least 95 % of the columns with a field are mapped with no hand, none wrongly, the rest is asked about', () => {
    const missed: string[] = []
    const unasked: string[] = []
    const wrong: string[] = []
    let total = 0
    year.forEach(({ truth }, index) => {
      const { headers, rows } = tables[index]!
      mapColumns(headers, rows.slice(0, 2000)).forEach((mapped, column) => {
        const { header, field } = truth.headers[column]!
        const place = `${truth.file} ${header}: ${mapped.field ?? ''}${mapped.doubtful ? '?' : ''} ${field}`
        if (field !== null) total++
        if (mapped.field !== undefined && mapped.field !== field) wrong.push(place)
        else if (field !== null && mapped.field === undefined) (mapped.doubtful ? missed : unasked).push(place)
      })
    })
    expect(wrong).toEqual([])
    expect(unasked).toEqual([])
    expect(missed.length / total).toBeLessThanOrEqual(0.05)
  })

  test('a version that comes again is known by the recipe of its first month, whatever the order of its columns', () => {
    const recipes: Recipe[] = []
    year.forEach(({ truth }, index) => {
      const { headers } = tables[index]!
      const names = columnNames(headers)
      const detected = headers.map((header, column) => ({ name: names[column]!, header, type: 'text' as const }))
      const match = matchRecipe(recipes, headers)
      expect(match?.recipe.name).toBe(truth.firstMonth === index + 1 ? undefined : exportVersions[truth.version]!.vendor)
      if (match) {
        const columns = applyRecipe(match.recipe, headers, detected)
        expect(columns.map(({ field }) => field ?? null)).toEqual(truth.headers.map(({ field }) => field))
        return
      }
      const columns = detected.map((column, at) => ({
        ...column,
        ...(truth.headers[at]!.field && { field: truth.headers[at]!.field! }),
      }))
      recipes.push(
        recipeOf({
          name: truth.vendor,
          kind: 'ticket',
          encoding: 'auto',
          delimiter: 'auto',
          quote: 'auto',
          headerRow: 'auto',
          columns,
        }),
      )
    })
  })
})
