import { array, assert, constantFrom, property, string } from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { type Dialect, nextRecord } from '../../../shared/ingest/tokenizer.ts'

const piece = constantFrom('消防', 'a', ' ', '"', '""', ',', ';', '\t', '|', '\n', '\r\n', "'", '𠮷', '')
const cell = array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
const table = array(array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })

function records(text: string, dialect: Dialect): string[][] {
  const found: string[][] = []
  for (let at = 0; at < text.length; ) {
    const record = nextRecord(text, at, dialect, true)!
    found.push(record.cells)
    at = record.next
  }
  return found
}

describe('records of delimited text, with PapaParse as the oracle', () => {
  it('what PapaParse writes is read as PapaParse reads it', () => {
    const dialects = property(
      table,
      constantFrom(',', ';', '\t', '|', ', '),
      constantFrom('"', "'"),
      constantFrom('\n', '\r\n'),
      (rows, delimiter, quote, newline) => {
        const text = Papa.unparse(rows, { delimiter, quoteChar: quote, newline, quotes: true })
        const dialect = { delimiter, quote, escapeMark: quote, bareReturn: false }
        expect(records(text, dialect)).toEqual(Papa.parse(text, { delimiter, quoteChar: quote, newline }).data)
      },
    )
    assert(dialects, { numRuns: 500 })
  })

  it('text without quotes is divided as PapaParse divides it', () => {
    const bare = string({ unit: constantFrom('消', 'a', ',', '\n', ' ') })
    assert(
      property(bare, (text) => {
        const dialect = { delimiter: ',', quote: '"', escapeMark: '"', bareReturn: false }
        const expected = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data
        if (text === '' || text.endsWith('\n')) expected.pop()
        expect(records(text, dialect)).toEqual(expected)
      }),
    )
  })
})
