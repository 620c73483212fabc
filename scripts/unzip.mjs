import { createReadStream, createWriteStream, mkdirSync, symlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const symbolicLink = 0o120000

/**
 * Unpacks the entries of a zip file that `rename` gives a path inside `folder` (undefined skips an entry), with their permissions.
 * Zip64 and encryption are not known here; a stranger's signature throws.
 */
export async function unzip(zipFile, folder, rename) {
  for (const entry of await directoryOf(zipFile)) {
    const path = entry.name.endsWith('/') ? undefined : rename(entry.name)
    if (path === undefined) continue
    const target = resolve(folder, path)
    if (!target.startsWith(resolve(folder) + sep)) throw new Error(`${zipFile}: ${entry.name} leads out of the folder`)
    mkdirSync(dirname(target), { recursive: true })
    const bytes = createReadStream(zipFile, { start: entry.start, end: entry.start + entry.packedSize - 1 })
    if ((entry.mode & 0o170000) === symbolicLink) symlinkSync((await readAll(unpacked(bytes, entry))).toString(), target)
    else if (entry.packedSize === 0) await (await open(target, 'w', entry.mode & 0o777)).close()
    else await pipeline(unpacked(bytes, entry), createWriteStream(target, { mode: entry.mode & 0o777 || 0o644 }))
  }
}

function unpacked(bytes, entry) {
  return entry.method === 8 ? bytes.pipe(createInflateRaw()) : bytes
}

async function readAll(stream) {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function directoryOf(zipFile) {
  const file = await open(zipFile)
  try {
    const { size } = await file.stat()
    const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end < 0 || tail.readUInt32LE(end) !== endOfDirectory) throw new Error(`${zipFile}: not a zip file`)
    const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
    const entries = []
    for (let at = 0; at < directory.length; ) {
      if (directory.readUInt32LE(at) !== directoryEntry) throw new Error(`${zipFile}: damaged directory`)
      const nameLength = directory.readUInt16LE(at + 28)
      const header = directory.readUInt32LE(at + 42)
      entries.push({
        name: directory.toString('utf8', at + 46, at + 46 + nameLength),
        method: directory.readUInt16LE(at + 10),
        packedSize: directory.readUInt32LE(at + 20),
        mode: directory.readUInt32LE(at + 38) >>> 16,
        header,
      })
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    for (const entry of entries) {
      const local = await readAt(file, entry.header, 30)
      entry.start = entry.header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
    }
    return entries
  } finally {
    await file.close()
  }
}

async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length)
  await file.read(buffer, 0, length, position)
  return buffer
}
