import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allRecords, type Dialect, nextRecord } from './tokenizer.ts'

const comma: Dialect = { delimiter: ',', quote: '"', escapeMark: '"', bareReturn: false }
const cellsOf = (text: string, dialect = comma): string[][] => allRecords(text, dialect, true).map(({ cells }) => cells)

describe('records', () => {
  it('end with LF, CR LF and, where the dialect says so, a bare CR', () => {
    expect(cellsOf('a,b\r\nc,d\ne,f')).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f']]) // biome-ignore format: one table
    expect(cellsOf('a\rb,c\n')).toEqual([['a\rb', 'c']])
    expect(cellsOf('a\rb\r', { ...comma, bareReturn: true })).toEqual([['a'], ['b']])
  })

  it('know where they start, end and how many lines they cover', () => {
    const [first, second] = allRecords('"a\r\nb",c\r\nd,e\n', comma, true)
    expect(first).toMatchObject({ start: 0, end: 8, next: 10, lines: 2 })
    expect(second).toMatchObject({ start: 10, end: 13, next: 14, lines: 1 })
  })

  it('hold quoted cells with blanks around the quotes', () => {
    expect(cellsOf('1, "a, b" ,2')).toEqual([['1', 'a, b', '2']])
  })

  it('are odd where a quote stands inside a quoted cell, or strays are in two bare cells', () => {
    const isOdd = (text: string): boolean => nextRecord(text, 0, comma, true)!.isOdd
    expect(isOdd('1,"a"b",2')).toBe(true)
    expect(isOdd('$1"Table, round",2')).toBe(true)
    expect(isOdd('24" screen,2')).toBe(false)
  })

  it('follow other escapes, delimiters of several characters and no quotes at all', () => {
    expect(cellsOf('"a\\"b\\\\",c', { ...comma, escapeMark: '\\' })).toEqual([['a"b\\', 'c']])
    expect(cellsOf("'a''b';;'c;;d'", { ...comma, delimiter: ';;', quote: "'", escapeMark: "'" })).toEqual([["a'b", 'c;;d']])
    expect(cellsOf('"a,b"', { ...comma, quote: '', escapeMark: '' })).toEqual([['"a', 'b"']])
  })

  it('are what a strict writer wrote, wherever the text is cut', () => {
    const cell = fc.stringMatching(/^[ab",\n\r;']{0,5}$/)
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.nat(), (rows, lineEnd, where) => {
        const text = rows.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + lineEnd).join('')
        expect(cellsOf(text)).toEqual(rows)
        const cut = where % (text.length + 1)
        const before = allRecords(text.slice(0, cut), comma, false)
        const after = allRecords(text.slice(before.at(-1)?.next ?? 0), comma, true)
        expect([...before, ...after].map(({ cells }) => cells)).toEqual(rows)
      }),
    )
  })
})
