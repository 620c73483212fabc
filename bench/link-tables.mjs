import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { randomOf } from './random.mjs'

const FIRST_DAY = Date.UTC(2023, 0, 1)
const DAYS = 1000
const DAY_MILLISECONDS = 86_400_000
const PIECE_ROWS = 20_000

/**
 * Lists of people as CSV, the same bytes every time: 编号, 姓名, 联系电话, 日期. Telephones are drawn from three times as many as there are rows in the largest list, so
 * that about a third of a million rows meet another million; 1 % have none. `masked` is a left list of which four digits in the middle of each are hidden.
 */
export async function writeLists(folder, rows) {
  const lists = { left: rows, right: rows, small: Math.max(1, rows / 10), masked: rows }
  const files = {}
  for (const [seed, [name, count]] of Object.entries(lists).entries()) {
    files[name] = join(folder, `${name}.csv`)
    const shown = name === 'masked' ? (phone) => `${phone}`.replace(/^(...)....(?=.)/, '$1****') : String
    await writeList(files[name], seed + 1, Math.round(count), 3 * rows, shown)
  }
  return files
}

async function writeList(file, seed, rows, phones, shown) {
  const out = createWriteStream(file)
  out.write('编号,姓名,联系电话,日期\n')
  const draw = randomOf(seed)
  for (let row = 0; row < rows; ) {
    const lines = []
    for (const end = Math.min(rows, row + PIECE_ROWS); row < end; row++) {
      const phone = draw() < 0.01 ? '' : 13_000_000_000 + 997 * Math.floor(draw() * phones)
      const day = new Date(FIRST_DAY + DAY_MILLISECONDS * Math.floor(draw() * DAYS)).toISOString().slice(0, 10)
      lines.push(`${seed}${String(row).padStart(8, '0')},张${row % 1000},${shown(phone)},${day}\n`)
    }
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}
