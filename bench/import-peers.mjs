import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import Papa from 'papaparse'
import { ticketColumns } from './tickets.mjs'

/** Different ticket numbers, the suffix of a ticket that is dispatched again left out: of those the product keeps one of several equal ones. */
const numbersOf = (values) => new Set(values.map((value) => value.replace(/[-_ ]?HBD\d+$/, ''))).size

/** PapaParse alone in Node on the decoded stream: records to strings, nothing kept. */
export async function papaparseAlone(file, encoding) {
  const started = performance.now()
  let rows = 0
  await parse(file, encoding, (records) => {
    rows += records.length
  })
  return { seconds: secondsSince(started), rows: rows - 1 }
}

/** Rows and different ticket numbers of a CSV, however long it takes. */
export async function countInFile(file, encoding) {
  const numbers = []
  let rows = -1
  let column = -1
  await parse(file, encoding, (records) => {
    for (const record of records) {
      if (++rows === 0) column = record.indexOf(ticketColumns.number)
      else numbers.push(record[column])
    }
  })
  return { rows, numbers: numbersOf(numbers) }
}

/**
 * SQLite with a trigram index on the columns that the product indexes: PapaParse feeds one transaction, with SQLite's own settings of journal and disk, because
 * the product's import bears a kill as well. The index takes its text from the table.
 */
export async function sqliteWithTrigrams(file, folder) {
  const { default: Database } = await import('better-sqlite3')
  const started = performance.now()
  const database = new Database(join(folder, 'peer.sqlite'))
  const { texts, number } = ticketColumns
  let insert
  let width
  await parse(file, 'utf-8', (records) => {
    for (const record of records) {
      if (insert) {
        if (record.length === width) insert.run(record)
        continue
      }
      width = record.length
      const columns = record.map(quoted).join(', ')
      database.exec(`CREATE TABLE tickets (${columns}); BEGIN`)
      database.exec(
        `CREATE VIRTUAL TABLE tickets_index USING fts5(${texts.map(quoted).join(', ')}, content = tickets, tokenize = trigram)`,
      )
      insert = database.prepare(`INSERT INTO tickets VALUES (${record.map(() => '?').join(', ')})`)
    }
  })
  database.exec("INSERT INTO tickets_index (tickets_index) VALUES ('rebuild'); COMMIT")
  const seconds = secondsSince(started)
  const numbers = database
    .prepare(`SELECT ${quoted(number)} FROM tickets`)
    .pluck()
    .all()
  database.close()
  return { seconds, rows: numbers.length, numbers: numbersOf(numbers) }
}

/** DuckDB's own CSV reader into a table of a database file, every column as text, two threads; no index. */
export async function duckdbReadCsv(file, folder, round) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const started = performance.now()
  const instance = await DuckDBInstance.create(join(folder, `peer-${round}.duckdb`), { threads: '2' })
  const connection = await instance.connect()
  await connection.run(
    `CREATE TABLE tickets AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true)`,
  )
  await connection.run('CHECKPOINT')
  const seconds = secondsSince(started)
  const answer = await connection.runAndReadAll(`SELECT ${quoted(ticketColumns.number)} FROM tickets`)
  const numbers = answer.getColumns()[0]
  connection.closeSync()
  instance.closeSync()
  return { seconds, rows: numbers.length, numbers: numbersOf(numbers) }
}

/** PapaParse over a file that is decoded as it is read; `take` gets some hundred records at a time, the header first. */
export async function parse(file, encoding, take) {
  const decoded = Readable.from(decodedChunks(file, encoding))
  await new Promise((resolve, reject) => {
    Papa.parse(decoded, { chunk: ({ data }) => take(data), complete: resolve, error: reject, skipEmptyLines: true })
  })
}

async function* decodedChunks(file, encoding) {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(file, { highWaterMark: 4 * 1024 * 1024 })) {
    yield decoder.decode(bytes, { stream: true })
  }
  const rest = decoder.decode()
  if (rest) yield rest
}

function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`
}

function secondsSince(started) {
  return (performance.now() - started) / 1000
}
