import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { root, say } from '../scripts/project.mjs'
import { openApp } from './app.mjs'
import { lineOf } from './report.mjs'

const shared = join(root, '..', 'shared', 'data')
const corpora = [
  { name: 'polluted', folder: join(shared, 'pollock_polluted'), must: '>= 0.99' },
  { name: 'survey', folder: join(shared, 'pollock_survey'), must: '>= 0.97' },
]
const spectrum = join(shared, 'csv_spectrum')
/** csv-spectrum 2.0.0 replaced a telephone number in this file's JSON and left it in the CSV. */
const replacedNumber = ['1234567890', '2095257564']
const worstShown = 10

/**
 * Delimited text with everything on auto, through the app: cell F1 of each file against its clean version (multisets of trimmed cells, the header
 * included where the report says that there is one), beside PapaParse on auto. Without a folder both Pollock corpora and csv-spectrum; else folders
 * with `csv/` and `clean/`. A file that is refused counts 0, or 1 where its clean version is empty too.
 */
export async function* run({ folders, scratch }) {
  const app = await openApp(scratch)
  try {
    const chosen = folders.length > 0 ? folders.map((folder, index) => ({ name: `folder-${index + 1}`, folder })) : corpora
    for (const { name, folder, must } of chosen.filter(({ folder }) => existsSync(folder))) {
      yield await scoreFolder(app, name, folder, must)
    }
    if (folders.length === 0 && existsSync(spectrum)) yield await compareSpectrum(app)
  } finally {
    await app.close()
  }
}

async function scoreFolder(app, name, folder, must) {
  const files = readdirSync(join(folder, 'csv')).sort()
  const tables = await load(
    app,
    files.map((file) => join(folder, 'csv', file)),
  )
  const scores = files.map((file, index) => {
    const clean = cellsOf(readFileSync(join(folder, 'clean', file), 'utf8'), ',')
    const table = tables[index]
    const ours = table.cells ? cellF1(table.cells, clean) : Number(clean.length === 0)
    return { file, ours, papa: cellF1(cellsOf(readFileSync(join(folder, 'csv', file), 'utf8')), clean), error: table.error }
  })
  const mean = (of) => scores.reduce((sum, score) => sum + score[of], 0) / scores.length
  const worst = scores.filter(({ ours }) => ours < 1).sort((a, b) => a.ours - b.ours)
  for (const { file, ours, papa, error } of worst.slice(0, worstShown)) {
    say(`${ours.toFixed(4)} (PapaParse ${papa.toFixed(4)}) ${file}${error ? `: ${error}` : ''}`)
  }
  return lineOf({
    name: `pollock/${name}`,
    rows: files.length,
    value: mean('ours'),
    unit: 'F1',
    peer: 'papaparse-5',
    peerValue: mean('papa'),
    must,
  })
}

async function compareSpectrum(app) {
  const files = readdirSync(join(spectrum, 'csvs')).sort()
  const tables = await load(
    app,
    files.map((file) => join(spectrum, 'csvs', file)),
  )
  let equal = 0
  for (const [index, file] of files.entries()) {
    const expected = JSON.parse(
      readFileSync(join(spectrum, 'json', file.replace(/\.csv$/, '.json')), 'utf8').replace(...replacedNumber),
    )
    const { header, rows } = tables[index]
    const found = rows?.map((cells) => Object.fromEntries(cells.map((cell, column) => [header?.[column] ?? '', cell])))
    if (JSON.stringify(found) === JSON.stringify([expected].flat())) equal += 1
    else say(`${file}: ${JSON.stringify(found)} ≠ ${JSON.stringify(expected)}`)
  }
  return lineOf({
    name: 'pollock/csv-spectrum',
    rows: files.length,
    value: equal,
    unit: 'files equal',
    must: `>= ${files.length}`,
    counts: equal === files.length ? 'equal' : 'different',
  })
}

/** All files in one job: for each its header (null without one), rows and cells, or the error that it was refused with. */
async function load(app, paths) {
  const imports = paths.map((file, index) => ({ as: `f${index}`, file, kind: 'table' }))
  const outputs = paths.map((_, index) => ({ what: 'rows', of: `f${index}`, to: `f${index}.csv` }))
  const job = app.start({ imports, outputs })
  const { report } = await job.ended
  if (!report) throw new Error('the app gave no report')
  const entries = new Map(report.imports.map((entry) => [entry.as, entry]))
  return paths.map((_, index) => {
    const entry = entries.get(`f${index}`)
    const path = join(job.out, `f${index}.csv`)
    if (!entry || entry.error !== undefined || !existsSync(path)) return { error: entry?.error ?? 'no report' }
    const [titles, ...records] = Papa.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), {
      delimiter: ',',
      newline: '\r\n',
    }).data
    const rows = records.filter((cells) => cells.length > 1).map((cells) => cells.slice(1))
    const header = entry.header === null ? null : titles.slice(1)
    return { header, rows, cells: [...(header ?? []), ...rows.flat()] }
  })
}

function cellsOf(text, delimiter) {
  return Papa.parse(text.replace(/^\ufeff/, ''), { delimiter, skipEmptyLines: true }).data.flat()
}

/** F1 of two multisets of trimmed cells; 1 when both are empty. */
function cellF1(found, expected) {
  if (found.length === 0 || expected.length === 0) return Number(found.length === expected.length)
  const left = new Map()
  for (const cell of expected) left.set(cell.trim(), (left.get(cell.trim()) ?? 0) + 1)
  let both = 0
  for (const cell of found) {
    const count = left.get(cell.trim()) ?? 0
    if (count === 0) continue
    left.set(cell.trim(), count - 1)
    both += 1
  }
  return (2 * both) / (found.length + expected.length)
}
