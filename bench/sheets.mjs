import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import { loadShared } from '../scripts/load-shared.mjs'
import { root, say } from '../scripts/project.mjs'
import { openApp } from './app.mjs'
import { writeLargeWorkbook } from './large-workbook.mjs'
import { lineOf } from './report.mjs'
import { compareSheets } from './sheet-comparison.mjs'

const corpus = join(root, '..', 'shared', 'data', 'sheetjs_workbooks')
const known = /\.(xlsx|xlsm|xlsb|xls|et|ods|fods|csv|tsv|txt|prn|dif|slk|html?|xml)$/i
const largeRows = 100_000

/**
 * Workbooks through the app, everything on auto but the sheet: a folder of workbooks with `expected_csv/NAME.EXT.N.csv` for sheet N (from 0), compared cell
 * by cell; every other file of the folder is imported too, to see that none crashes. Locked workbooks must be refused as such. At the end a large
 * workbook (`--rows`, 100,000 when left out), for its speed and memory.
 */
export async function* run({ folders, rows = largeRows, scratch }) {
  const { columnNames } = await loadShared('table/schema.ts')
  const app = await openApp(scratch)
  try {
    for (const folder of folders.length > 0 ? folders : [corpus].filter(existsSync)) {
      yield* compareFolder(app, folder, columnNames)
    }
    if (folders.length === 0 || rows !== largeRows) yield* measureLarge(app, rows, scratch)
  } finally {
    await app.close()
  }
}

async function* compareFolder(app, folder, columnNames) {
  const { expectations, others } = await filesOf(folder)
  const imports = [
    ...expectations.map(({ file, sheet }, index) => ({ as: `e${index}`, file: join(folder, file), kind: 'table', sheet })),
    ...others.map((file, index) => ({ as: `o${index}`, file: join(folder, file), kind: 'table' })),
  ]
  const outputs = expectations.map((_, index) => ({ what: 'rows', of: `e${index}`, to: `e${index}.csv` }))
  const job = app.start({ imports, outputs })
  const { report } = await job.ended
  const reports = new Map(report.imports.map((entry) => [entry.as, entry]))
  const total = { equal: 0, literal: 0, locked: 0, unequal: 0 }
  const cells = { literal: 0, value: 0, lost: 0, different: 0 }
  for (const [index, { file, sheet, csv }] of expectations.entries()) {
    const entry = reports.get(`e${index}`)
    const grid = Papa.parse(readFileSync(join(folder, 'expected_csv', csv), 'utf8').replace(/^\ufeff/, '')).data
    const isBlank = grid.flat().every((cell) => cell.trim() === '')
    if (!entry || entry.error !== undefined) {
      const isLocked = entry?.error?.includes('密码') ?? false
      if (isLocked) total.locked += 1
      else if (isBlank && entry) {
        total.equal += 1
        total.literal += 1
      } else {
        total.unequal += 1
        say(`${file} [${sheet}]: ${entry?.error ?? 'no report'}`)
      }
      continue
    }
    const found = compareSheets(tableOf(join(job.out, `e${index}.csv`), entry), grid, columnNames)
    for (const kind of Object.keys(cells)) cells[kind] += found[kind]
    total[found.isEqual ? 'equal' : 'unequal'] += 1
    if (found.isLiteral) total.literal += 1
    if (!found.isEqual) say(`${file} [${sheet}]: ${found.different} ≠  ${found.differences.slice(0, 3).join('  ')}`)
  }
  const readable = expectations.length - total.locked
  const compared = Object.values(cells).reduce((sum, count) => sum + count, 0)
  const crashes = [...reports.values()].filter(({ error }) => error !== undefined && /内部错误|incident/i.test(error))
  for (const { file, error } of crashes) say(`${file}: ${error}`)
  say(
    `${total.equal} = ${total.literal} literally + ${total.equal - total.literal} by value; ${total.unequal} ≠; ${total.locked} locked`,
  )
  say(
    `cells: ${Object.entries(cells)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`,
  )
  yield lineOf({
    name: 'sheets/cells',
    rows: compared,
    value: percent(compared - cells.different, compared),
    unit: '% equal',
    must: '>= 95',
  })
  yield lineOf({ name: 'sheets/cells-literal', rows: compared, value: percent(cells.literal, compared), unit: '% equal' })
  yield lineOf({
    name: 'sheets/expectations',
    rows: readable,
    value: percent(total.equal, readable),
    unit: '% equal',
    must: '>= 85',
  })
  yield lineOf({ name: 'sheets/locked', rows: expectations.length, value: total.locked, unit: 'refused as locked' })
  yield lineOf({ name: 'sheets/crashes', rows: imports.length, value: crashes.length, unit: 'files', must: '== 0' })
}

async function* measureLarge(app, rows, scratch) {
  const path = join(scratch, 'large.xlsx')
  const bytes = await writeLargeWorkbook(path, rows)
  const { report, peakBytes } = await app.run({ imports: [{ as: 'large', file: path, kind: 'ticket' }] })
  const [entry] = report.imports
  if (entry.error !== undefined) throw new Error(entry.error)
  say(`${Math.round(bytes / 1e6)} MB of sheet XML in ${entry.seconds} s`)
  const counts = entry.received === rows ? 'equal' : 'different'
  yield lineOf({ name: 'sheets/large', rows, value: rows / entry.seconds, unit: 'rows/s', counts })
  yield lineOf({ name: 'sheets/large-memory', rows, value: peakBytes / 1e6, unit: 'MB', must: '<= 1500' })
}

/** The header as the report has it, and the rows as the output has them, without the row numbers in front. */
function tableOf(path, { header, headerLines = 1 }) {
  const [names, ...rows] = Papa.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), { skipEmptyLines: true }).data.map(
    (cells) => cells.slice(1),
  )
  return { header: header === null ? null : names, headerLines, rows }
}

async function filesOf(folder) {
  const all = await readdir(folder, { recursive: true })
  const names = all.map((name) => name.replaceAll('\\', '/')).filter((name) => known.test(name))
  const inputs = names.filter((name) => !name.startsWith('expected_csv/'))
  const expectations = names.flatMap((name) => {
    const [, file, sheet] = /^expected_csv\/(.*)\.(\d+)\.csv$/.exec(name) ?? []
    return inputs.includes(file) ? [{ file, sheet: Number(sheet), csv: name.slice('expected_csv/'.length) }] : []
  })
  const expected = new Set(expectations.map(({ file }) => file))
  return { expectations, others: inputs.filter((name) => !expected.has(name)) }
}

function percent(part, whole) {
  return whole === 0 ? 100 : (100 * part) / whole
}
