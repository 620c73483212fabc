/*
 * Each peer: `ask(question)` gives `{ milliseconds, count }` of one join whose pairs are written into a table of row numbers; `close()` ends it. What is loaded and
 * indexed beforehand is not timed. Telephones are BIGINT, days DATE or a number: what each joins fastest.
 */

/** DuckDB, two threads, tables in memory. */
export async function openDuckdb(files) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  for (const [name, file] of Object.entries(files)) {
    const source = `read_csv('${file}', header = true, all_varchar = true)`
    await connection.run(
      `CREATE TABLE "${name}" AS SELECT CAST("联系电话" AS BIGINT) AS phone, CAST("日期" AS DATE) AS day FROM ${source}`,
    )
  }
  const ask = async ({ right, days }) => {
    const within = days ? `AND r.day - l.day BETWEEN ${days[0]} AND ${days[1]}` : ''
    const started = performance.now()
    await connection.run(
      `CREATE OR REPLACE TABLE pairs AS SELECT l.rowid AS l, r.rowid AS r FROM "left" l JOIN "${right}" r ON l.phone = r.phone ${within}`,
    )
    const milliseconds = performance.now() - started
    const answer = await connection.runAndReadAll('SELECT count(*) FROM pairs')
    return { milliseconds, count: Number(answer.getRows()[0][0]) }
  }
  /** Pairs with a list, and the rows of the left one that have a partner in it. */
  const counts = async (right) => {
    await ask({ right })
    const answer = await connection.runAndReadAll('SELECT count(*), count(DISTINCT l) FROM pairs')
    const [pairs, matched] = answer.getRows()[0].map(Number)
    return { pairs, matched }
  }
  return {
    ask,
    counts,
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** SQLite, tables in memory, telephones indexed on the right. */
export async function openSqlite(files, read) {
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(':memory:')
  for (const [name, file] of Object.entries(files)) {
    database.exec(`CREATE TABLE "${name}" (phone INTEGER, day INTEGER); BEGIN`)
    const insert = database.prepare(`INSERT INTO "${name}" VALUES (?, ?)`)
    for await (const [phone, day] of read(file)) insert.run(phone === '' ? null : Number(phone), Date.parse(day) / 86_400_000)
    database.exec(`COMMIT; CREATE INDEX "${name}-phone" ON "${name}" (phone)`)
  }
  const ask = async ({ right, days }) => {
    const within = days ? `AND r.day - l.day BETWEEN ${days[0]} AND ${days[1]}` : ''
    database.exec('DROP TABLE IF EXISTS pairs')
    const started = performance.now()
    database.exec(
      `CREATE TABLE pairs AS SELECT l.rowid AS l, r.rowid AS r FROM "left" l CROSS JOIN "${right}" r ON l.phone = r.phone ${within}`,
    )
    const milliseconds = performance.now() - started
    return { milliseconds, count: database.prepare('SELECT count(*) FROM pairs').pluck().get() }
  }
  return { ask, close: () => database.close() }
}
