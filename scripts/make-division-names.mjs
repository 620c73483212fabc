// Writes shared/values/division-table.ts: the names of provinces, cities and districts.
// Usage: node scripts/make-division-names.mjs FOLDER   (provinces.csv, cities.csv, areas.csv of modood/Administrative-divisions-of-China, WTFPL 2)
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const names = (file) => {
  const rows = readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1)
  const found = rows.map((row) => row.split(',')[1].replaceAll('"', '')).filter((name) => /^\p{Script=Han}{2,}$/u.test(name))
  return [...new Set(found)].filter((name) => !/^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(name)).sort()
}
const lists = { provinceNames: names('provinces.csv'), cityNames: names('cities.csv'), districtNames: names('areas.csv') }
const parts = Object.entries(lists).map(([name, list]) => `export const ${name} =\n  '${list.join(' ')}'\n`)
const text = `/** Divisions of GB/T 2260 by their full names, parted by blanks. Made by scripts/make-division-names.mjs from Administrative-divisions-of-China (WTFPL 2). */
${parts.join('\n')}`
writeFileSync(new URL('../shared/values/division-table.ts', import.meta.url), text)
