import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteDecoder, hasUndecodable, shown } from './byte-decoder.ts'

function decode(bytes: Uint8Array, encoding: string, pieces: readonly number[]): { text: string; undecodable: number[] } {
  const decoder = new ByteDecoder(encoding)
  let text = ''
  const undecodable: number[] = []
  let at = 0
  for (const piece of pieces) {
    const part = decoder.decode(bytes.subarray(at, at + piece), false)
    text += part.text
    undecodable.push(...part.undecodable)
    at += piece
  }
  const part = decoder.decode(bytes.subarray(at), true)
  return { text: text + part.text, undecodable: [...undecodable, ...part.undecodable] }
}

/** 占道 and 㐀 (four bytes) in GB18030. */
const gb18030 = Uint8Array.from([0xd5, 0xbc, 0xb5, 0xc0, 0x2c, 0x81, 0x39, 0xee, 0x39, 0x0a])

describe('ByteDecoder', () => {
  it('gives the same text wherever the bytes are cut', () => {
    const pieces = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), pieces, (text, cuts) => {
        const clean = text.replace(/^\ufeff/, '')
        expect(decode(new TextEncoder().encode(clean), 'utf-8', cuts).text).toBe(clean)
      }),
    )
    for (let cut = 0; cut <= gb18030.length; cut++) expect(decode(gb18030, 'gb18030', [cut]).text).toBe('占道,㐀\n')
  })

  it('keeps broken bytes apart from a U+FFFD of the source, with their offsets', () => {
    const genuine = decode(new TextEncoder().encode('a\ufffdb'), 'utf-8', [])
    expect(genuine).toEqual({ text: 'a\ufffdb', undecodable: [] })
    expect(hasUndecodable(genuine.text)).toBe(false)
    const broken = decode(Uint8Array.from([0x61, 0xff, 0xe5, 0x8d, 0xa0, 0xe5, 0x2c, 0x62]), 'utf-8', [3])
    expect(broken.undecodable).toEqual([1, 5])
    expect(hasUndecodable(broken.text)).toBe(true)
    expect(shown(broken.text)).toBe('a\ufffd占\ufffd,b')
    expect(decode(Uint8Array.from([...gb18030, 0xff]), 'gb18030', [])).toMatchObject({ undecodable: [gb18030.length] })
  })

  it('leaves a byte-order mark out at the start only', () => {
    expect(decode(new TextEncoder().encode('\ufeffa\ufeff'), 'utf-8', [2]).text).toBe('a\ufeff')
  })

  it('does not part the halves of a character of UTF-16', () => {
    const bytes = new Uint8Array(
      Uint16Array.from([...'𠮷a'].flatMap((c) => [...c].flatMap((d) => d.split('').map((u) => u.charCodeAt(0))))).buffer,
    )
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(decode(bytes, 'utf-16le', [cut])).toEqual({ text: '𠮷a', undecodable: [] })
  })
})
