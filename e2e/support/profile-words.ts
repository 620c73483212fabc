import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Words found in the bytes of a folder's files, each as `file: word in encoding`. UTF-8, UTF-16LE and GB18030 are looked for. */
export function wordsIn(folder: string, words: readonly string[]): string[] {
  const needles = words.flatMap((word) => [
    { name: `${word} in UTF-8`, bytes: Buffer.from(word, 'utf8') },
    { name: `${word} in UTF-16LE`, bytes: Buffer.from(word, 'utf16le') },
    { name: `${word} in GB18030`, bytes: gb18030(word) },
  ])
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const bytes = readFileSync(path)
      return needles.filter((needle) => bytes.includes(needle.bytes)).map(({ name }) => `${path}: ${name}`)
    })
}

/** The two-byte part of GB18030, which holds every common character; its decoder is the table. */
const twoBytes = new Map<string, [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail !== 0x7f) twoBytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  }
}

function gb18030(word: string): Buffer {
  return Buffer.from([...word].flatMap((character) => twoBytes.get(character) ?? [...Buffer.from(character, 'utf8')]))
}
