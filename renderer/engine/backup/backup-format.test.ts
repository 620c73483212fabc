import { describe, expect, it } from 'vitest'
import { BackupReader, encodeFrame, encodeOpening, type Seal } from './backup-format.ts'

const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
const encoder = new TextEncoder()
const seal: Seal = {
  async seal(place, bytes) {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(place) }, key, bytes)
    return Uint8Array.from([...iv, ...new Uint8Array(sealed)])
  },
  async open(place, bytes) {
    const parameters = { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData: encoder.encode(place) }
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes.subarray(12)))
  },
}
const keyring = { salt: '盐', n: 1 }
const contents = [{ of: 'a' }, { of: 'b', 字: '德胜街道' }].map((head, index) => ({
  head,
  bytes: index === 0 ? encoder.encode('噪音扰民'.repeat(40)) : crypto.getRandomValues(new Uint8Array(50)),
}))
const parts = [encodeOpening(keyring), ...(await Promise.all(contents.map((frame, number) => encodeFrame(seal, number, frame))))]
const file = Uint8Array.from(parts.flatMap((part) => [...part]))

/** The file as a stream of chunks of so many bytes. */
function streamOf(bytes: Uint8Array<ArrayBuffer>, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + size))
      at += size
    },
  })
}

async function readAll(bytes: Uint8Array<ArrayBuffer>, size = 1000) {
  const reader = new BackupReader(streamOf(bytes, size), '过筛.guoshai-backup')
  const found = { keyring: await reader.opening(), frames: [await reader.frame(seal), await reader.frame(seal)] }
  await reader.end()
  return found
}

describe('a backup file', () => {
  it.each([1, 2, 7, 100, 100_000])('is read back whole, wherever its chunks fall (%i bytes)', async (size) => {
    expect(await readAll(file, size)).toEqual({ keyring, frames: contents })
  })

  it('is refused with any bit flipped', async () => {
    for (let at = 0; at < file.length; at++) {
      const flipped = file.slice()
      flipped[at]! ^= 1 << (at % 8)
      await expect(readAll(flipped)).rejects.toMatchObject({ code: 'backup.damaged' })
    }
  })

  it('is refused when it is cut off anywhere, and when anything follows it', async () => {
    for (let length = 0; length < file.length; length += 3) {
      await expect(readAll(file.slice(0, length))).rejects.toMatchObject({ code: 'backup.damaged' })
    }
    await expect(readAll(Uint8Array.from([...file, 0]))).rejects.toMatchObject({ code: 'backup.damaged' })
  })

  it('names the frame that is damaged', async () => {
    const flipped = file.slice()
    flipped[file.length - 1]! ^= 1
    await expect(readAll(flipped)).rejects.toMatchObject({ details: { file: '过筛.guoshai-backup', record: 2 } })
  })

  it('is refused when its frames are exchanged', async () => {
    const exchanged = Uint8Array.from([...parts[0]!, ...parts[2]!, ...parts[1]!])
    await expect(readAll(exchanged)).rejects.toMatchObject({ details: { record: 1 } })
  })

  it('deflates what shrinks by it', () => {
    expect(parts[1]!.length).toBeLessThan(120)
  })
})
