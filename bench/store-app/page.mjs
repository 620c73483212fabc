import Dexie from 'dexie'
import { openCells } from '../../renderer/engine/store/cells.ts'
import { sampleSizes } from '../../shared/samples/options.ts'
import { SamplePlan } from '../../shared/samples/plan.ts'
import { ticketHeader, ticketRows } from '../../shared/samples/tickets.ts'
import { buildPostings } from '../../shared/screening/posting.ts'
import { CHUNK_ROWS, decodeHead, decodeText, encodeColumn, SEGMENT_ROWS, unitTextOf } from '../../shared/table/segment.ts'

const BATCH = '00000000-0000-4000-8000-000000000000'
/** Row objects in one transaction. */
const OBJECTS_AT_ONCE = 5000
const content = ticketHeader.indexOf('诉求内容')

/** Writes the same tickets as sealed blocks of columns and as row objects, both made beforehand; seconds of each. `key` is hex. */
async function write(rows, key) {
  const tickets = Array.from(ticketRows(new SamplePlan(sampleSizes({ tickets: rows }))))
  const segments = cut(tickets, SEGMENT_ROWS).map((part, segment) =>
    ticketHeader.flatMap((_, column) => {
      const { head, chunks } = encodeColumn(unitTextOf(part.map((ticket) => ticket[column])))
      return [head, ...chunks].map((bytes, index) => ({ batch: BATCH, segment, part: partOf(column, index - 1), bytes }))
    }),
  )
  const cells = await cellsWith(key)
  const blocks = await secondsOf(async () => {
    for (const segment of segments) await cells.putCells(segment)
  })
  cells.close()
  const named = tickets.map((ticket) => Object.fromEntries(ticketHeader.map((name, column) => [name, ticket[column]])))
  const database = objectsDatabase()
  await database.open()
  const objects = await secondsOf(async () => {
    for (const part of cut(named, OBJECTS_AT_ONCE)) await database.tickets.bulkAdd(part)
  })
  database.close()
  return { blocks, objects, index: indexOf(tickets) }
}

/** Bytes of title and content as UTF-16, and of their index. */
function indexOf(tickets) {
  const sizes = { text: 0, index: 0 }
  for (const column of [ticketHeader.indexOf('诉求标题'), content]) {
    for (const part of cut(tickets, SEGMENT_ROWS)) {
      const cells = part.map((ticket) => ticket[column])
      const offsets = new Uint32Array(cells.length + 1)
      for (let row = 0; row < cells.length; row++) offsets[row + 1] = offsets[row] + cells[row].length
      const text = cells.join('')
      const { keys, chunks } = buildPostings(
        Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
        offsets,
      )
      sizes.text += 2 * text.length
      sizes.index += keys.length + chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    }
  }
  return sizes
}

/** Reads both whole; seconds of each and, so that they can be compared, rows and characters of the content. */
async function read(rows, key) {
  const cells = await cellsWith(key)
  const columns = []
  const blocks = await secondsOf(async () => {
    for (let segment = 0; segment * SEGMENT_ROWS < rows; segment++) {
      const length = Math.min(SEGMENT_ROWS, rows - segment * SEGMENT_ROWS)
      columns.push(await Promise.all(ticketHeader.map((_, column) => readColumn(cells, segment, column, length))))
    }
  })
  cells.close()
  const database = objectsDatabase()
  await database.open()
  let all = []
  const objects = await secondsOf(async () => {
    all = await database.tickets.toArray()
  })
  database.close()
  const texts = columns.flatMap((segment) =>
    Array.from({ length: segment[content].length }, (_, row) => segment[content].get(row)),
  )
  return {
    blocks,
    objects,
    found: { blocks: sumOf(texts), objects: sumOf(all.map((ticket) => ticket[ticketHeader[content]])) },
  }
}

async function readColumn(cells, segment, column, rows) {
  const head = decodeHead(await cells.cell(BATCH, segment, partOf(column, -1)))
  if ('dictionary' in head) return head.dictionary
  const chunks = Array.from({ length: Math.ceil(rows / CHUNK_ROWS) }, (_, chunk) =>
    cells.cell(BATCH, segment, partOf(column, chunk)),
  )
  return decodeText(head.offsets, await Promise.all(chunks))
}

/** As in docs/formats.md: `c3` the head of the fourth column, `c3.0` its first chunk of text. */
function partOf(column, chunk) {
  return chunk < 0 ? `c${column}` : `c${column}.${chunk}`
}

globalThis.bench = { write, read }

function cut(items, length) {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, part) => items.slice(part * length, (part + 1) * length))
}

function objectsDatabase() {
  const database = new Dexie('objects')
  database.version(1).stores({ tickets: '++id' })
  return database
}

async function cellsWith(key) {
  const bytes = Uint8Array.from(key.match(/../g), (pair) => Number.parseInt(pair, 16))
  return openCells('blocks', await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']))
}

async function secondsOf(work) {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

function sumOf(texts) {
  return { rows: texts.length, characters: texts.reduce((sum, text) => sum + text.length, 0) }
}
