import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arePlainRecords, offsetOfLine } from './plain-records.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const isPlain = (text: string, width: number, isCut = false): boolean => arePlainRecords(bytesOf(text), 0, 0x2c, width, isCut)

describe('plain records', () => {
  it('are quoted by the letter and as wide as the table', () => {
    expect(isPlain('a,b\n"c, d","e ""f""\r\n"\r\n\r\n,\n', 2)).toBe(true)
    expect(isPlain('a,', 2)).toBe(true)
    expect(isPlain('a,b\nc\n', 2)).toBe(false)
    expect(isPlain('a,b\nc', 2)).toBe(false)
  })

  it('hold no quote inside a bare cell, none before text and no bare carriage return', () => {
    expect(isPlain('a,b"c\n', 2)).toBe(false)
    expect(isPlain('a,"b"c\n', 2)).toBe(false)
    expect(isPlain('a, "b"\n', 2)).toBe(false)
    expect(isPlain('a,b\rc,d\n', 2)).toBe(false)
    expect(isPlain('a,"b\n', 2)).toBe(false)
  })

  it('are not judged by a record that the end of the head cuts', () => {
    const text = 'ab,"c ""d"" e"\r\nf,"g\nh"\r\n'
    for (let length = 0; length <= text.length; length++) expect(isPlain(text.slice(0, length), 2, true)).toBe(true)
  })

  it('are all that a strict writer writes', () => {
    const record = fc.array(fc.stringMatching(/^[ab",\n\r]{0,4}$/), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(record), fc.constantFrom('\n', '\r\n'), (records, lineEnd) => {
        const text = records.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + lineEnd).join('')
        expect(isPlain(text, 3)).toBe(true)
      }),
    )
  })
})

describe('offsetOfLine', () => {
  it('counts LF, CR LF and CR as one line end each', () => {
    const bytes = bytesOf('a\r\nb\rc\n\nd')
    expect([1, 2, 3, 4, 5, 6].map((line) => offsetOfLine(bytes, line))).toEqual([0, 3, 5, 7, 8, 9])
  })
})
