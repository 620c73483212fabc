import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from './import-peers.mjs'
import { ftsText, sqlText, wordsOf } from './screen-queries.mjs'
import { ticketColumns } from './tickets.mjs'

/*
 * Each peer: `ask(query)` gives `{ milliseconds, count }`, `close()` ends it. All look at the three text columns of the accepted tickets,
 * joined beforehand into one, which is to their advantage; what is opened beforehand is not timed.
 */

const SEPARATOR = '\n'

/** DuckDB, two threads, a native table in memory, LIKE. */
export async function openDuckdb(file, duplicates, folder) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const left = join(folder, 'duplicates.csv')
  writeFileSync(left, ['row', ...duplicates].join('\n'))
  const joined = `concat_ws(chr(10), ${ticketColumns.texts.map((name) => `coalesce("${name}", '')`).join(', ')})`
  await connection.run(
    `CREATE TABLE received AS SELECT ${joined} AS text FROM read_csv('${file}', header = true, all_varchar = true)`,
  )
  await connection.run(
    `CREATE TABLE tickets AS SELECT text FROM received WHERE rowid NOT IN (SELECT "row" FROM read_csv('${left}', header = true, columns = {'row': 'BIGINT'}))`,
  )
  await connection.run('DROP TABLE received')
  const ask = async (query) => {
    const where = sqlText(query, (word) => `text LIKE '%${word}%'`)
    const started = performance.now()
    const answer = await connection.runAndReadAll(`SELECT count(*) FROM tickets WHERE ${where}`)
    return { milliseconds: performance.now() - started, count: Number(answer.getRows()[0][0]) }
  }
  return {
    ask,
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** SQLite twice: FTS5's trigram index, which knows no words below three characters, and instr over the same text. */
export async function openSqlite(file, duplicates) {
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(':memory:')
  database.exec(
    'CREATE TABLE tickets (text); CREATE VIRTUAL TABLE found USING fts5(text, content = tickets, tokenize = trigram, columnsize = 0); BEGIN',
  )
  const insert = database.prepare('INSERT INTO tickets VALUES (?)')
  const isDuplicate = new Set(duplicates)
  let places
  let row = 0
  await parse(file, 'utf-8', (records) => {
    for (const record of records) {
      if (!places) places = ticketColumns.texts.map((name) => record.indexOf(name))
      else if (!isDuplicate.has(row++)) insert.run(places.map((place) => record[place]).join(SEPARATOR))
    }
  })
  database.exec("INSERT INTO found (found) VALUES ('rebuild'); COMMIT")
  const asking = (statementOf) => async (query) => {
    const statement = database.prepare(statementOf(query)).pluck()
    const started = performance.now()
    const count = statement.get()
    return { milliseconds: performance.now() - started, count }
  }
  return {
    trigram: { ask: asking((query) => `SELECT count(*) FROM found WHERE found MATCH '${ftsText(query)}'`) },
    instr: {
      ask: asking((query) => `SELECT count(*) FROM tickets WHERE ${sqlText(query, (word) => `instr(text, '${word}') > 0`)}`),
    },
    close: () => database.close(),
  }
}

/** ripgrep over the CSV with the words of a question, any of them: it counts lines, of whatever column, duplicates too. */
export function openRipgrep(file) {
  const ask = async (query) => {
    const started = performance.now()
    const words = wordsOf(query).flatMap((word) => ['-e', word])
    const { stdout, status, stderr } = spawnSync('rg', ['-c', '-F', '--threads', '2', ...words, file], { encoding: 'utf8' })
    if (status > 1) throw new Error(`rg: ${stderr}`)
    return { milliseconds: performance.now() - started, count: Number(stdout) }
  }
  return { ask, close() {} }
}
