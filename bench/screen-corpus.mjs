import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { loadShared } from '../scripts/load-shared.mjs'
import { parse } from './import-peers.mjs'
import { ticketColumns } from './tickets.mjs'

const SAMPLED_TICKETS = 20_000
const SEGMENT_ROWS = 65_536

/** Reads a UTF-8 CSV: `take(cells, row, record)` for every record, `cells` those of the named columns, rows counted from 0. */
export async function eachTicket(file, columns, take) {
  let places
  let row = 0
  await parse(file, 'utf-8', (records) => {
    for (const record of records) {
      if (places)
        take(
          places.map((place) => record[place]),
          row++,
          record,
        )
      else places = columns.map((name) => record.indexOf(name))
    }
  })
}

/**
 * One pass over the tickets: `duplicates`, the rows that an import of tickets leaves out (interfaces.md: same number apart from the suffix of
 * a second dispatch, same content), `sample`, texts of evenly spread tickets, and `text` and `index`, the bytes of the indexed columns in
 * UTF-16 and of their index, with the `indexSeconds` that building it takes on one thread.
 */
export async function surveyOf(file, rows) {
  const index = new IndexSize(await loadShared('screening/posting.ts'))
  const every = Math.max(1, Math.floor(rows / SAMPLED_TICKETS))
  const contents = new Map()
  const duplicates = []
  const sample = []
  await eachTicket(file, [ticketColumns.number, ...ticketColumns.texts], ([number, ...texts], row, record) => {
    const plain = number.replace(/[-_ ]?HBD\d+$/, '')
    const digest = createHash('md5').update(record.slice(1).join('\0')).digest('base64url').slice(0, 12)
    const known = contents.get(plain) ?? ''
    if (known.includes(digest)) {
      duplicates.push(row)
      return
    }
    contents.set(plain, known + digest)
    if (row % every === 0) sample.push(texts.join('\n'))
    index.add(texts)
  })
  index.finish()
  return { duplicates, sample, text: index.text, index: index.bytes, indexSeconds: index.seconds }
}

/** Builds the product's index segment by segment and forgets it. */
class IndexSize {
  text = 0
  bytes = 0
  seconds = 0
  #segment = ticketColumns.texts.map(() => [])

  constructor({ PostingBuilder }) {
    this.builder = new PostingBuilder()
  }

  add(texts) {
    for (const [column, text] of texts.entries()) this.#segment[column].push(text)
    if (this.#segment[0].length === SEGMENT_ROWS) this.finish()
  }

  finish() {
    for (const cells of this.#segment.splice(0)) {
      const offsets = new Uint32Array(cells.length + 1)
      for (let row = 0; row < cells.length; row++) offsets[row + 1] = offsets[row] + cells[row].length
      const bytes = Buffer.from(cells.join(''), 'utf16le')
      const units = new Uint16Array(new Uint8Array(bytes).buffer)
      const started = performance.now()
      const { keys, chunks } = this.builder.build(units, offsets)
      this.seconds += (performance.now() - started) / 1000
      this.text += bytes.length
      this.bytes += keys.length + chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    }
    this.#segment = ticketColumns.texts.map(() => [])
  }
}

/** Rows that each question accepts, counted over the text of the file by two threads. */
export async function countByBruteForce(file, duplicates, queries) {
  const parts = 2
  const counts = await Promise.all(
    Array.from({ length: parts }, (_, part) => {
      const workerData = { file, columns: ticketColumns.texts, duplicates, queries, part, parts }
      const worker = new Worker(new URL('./screen-oracle.mjs', import.meta.url), { workerData })
      return new Promise((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      })
    }),
  )
  return queries.map((_, index) => counts.reduce((sum, part) => sum + part[index], 0))
}
