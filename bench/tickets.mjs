import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { loadShared } from '../scripts/load-shared.mjs'
import { say } from '../scripts/project.mjs'

/** Writes hotline tickets of our seeded samples as one CSV for each encoding, the same rows in all: `{ file, bytes }` by encoding. */
export async function writeTickets(folder, rows, encodings, seed) {
  const { sampleFiles } = await loadShared('samples/index-for-node.ts')
  mkdirSync(folder, { recursive: true })
  const written = {}
  for (const encoding of encodings) {
    const file = join(folder, `tickets-${encoding}.csv`)
    const bytes = await write(file, sampleFiles({ tickets: rows, encoding, seed })[0].chunks())
    say(`${rows.toLocaleString('en')} tickets, ${encoding}: ${(bytes / 1e6).toFixed(0)} MB`)
    written[encoding] = { file, bytes }
  }
  return written
}

async function write(file, chunks) {
  const stream = createWriteStream(file)
  let bytes = 0
  for (const chunk of chunks) {
    bytes += chunk.length
    if (!stream.write(chunk)) await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
  return bytes
}

/** Columns of the sample tickets that the benches name; `texts` are those of type text, which the import indexes. */
export const ticketColumns = { number: '工单编号', texts: ['诉求标题', '诉求内容', '办理结果'] }
