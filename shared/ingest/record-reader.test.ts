import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReadRecord, RecordReader } from './record-reader.ts'
import { allRecords, type Dialect } from './tokenizer.ts'

const dialect: Dialect = { delimiter: ',', quote: '"', escapeMark: '"', bareReturn: false }
const header = ['编号', '日期', '街道', '内容']
const regular = Array.from(
  { length: 30 },
  (_, index) => `${1000 + index},2024-06-${String(index + 1).padStart(2, '0')},东风街道,"占道, 堵车"`,
)

function readAll(text: string, pieces: readonly number[] = []): ReadRecord[] {
  const sample = allRecords(regular.join('\n'), dialect, true).map(({ cells }) => cells)
  const reader = new RecordReader({ dialect, width: 4, header, headerLines: [header], sample, isRagged: false }, 2, 1)
  const rows: ReadRecord[] = []
  let rest = ''
  let at = 0
  for (const piece of [...pieces, text.length]) {
    rest += text.slice(at, at + piece)
    at += piece
    const isLast = at >= text.length
    const taken = reader.take(rest, isLast)
    rows.push(...taken.rows)
    rest = rest.slice(taken.rest)
    if (isLast) break
  }
  return rows
}

const read = (...lines: string[]): ReadRecord[] => readAll(`${[...regular, ...lines, ...regular].join('\n')}\n`).slice(30, -30)
const cellsOf = (line: string): string[] | undefined => {
  const [row] = read(line)
  return row?.fault ? undefined : row?.cells
}

describe('records that are mended', () => {
  it('lose an empty cell too many, wherever it stands', () => {
    const right = ['1007', '2024-06-08', '东风街道', '占道, 堵车']
    expect(cellsOf('1007,,2024-06-08,东风街道,"占道, 堵车"')).toEqual(right)
    expect(cellsOf('1007,2024-06-08,东风街道,,"占道, 堵车"')).toEqual(right)
    expect(cellsOf('1007,2024-06-08,东风街道,"占道, 堵车",')).toEqual(right)
  })

  it('are cut where a delimiter is missing', () => {
    expect(cellsOf('10072024-06-08,东风街道,"占道, 堵车"')).toEqual(['1007', '2024-06-08', '东风街道', '占道, 堵车'])
    expect(cellsOf('1007,2024-06-08,东风街道"占道, 堵车"')).toEqual(['1007', '2024-06-08', '东风街道', '占道, 堵车'])
  })

  it('join cells that a delimiter in a text parted', () => {
    expect(cellsOf('1007,2024-06-08,东风街道,占道, 堵车')).toEqual(['1007', '2024-06-08', '东风街道', '占道, 堵车'])
  })

  it('keep a quote that nothing closes as content, and swallow no record', () => {
    const rows = read('1007,"2024-06-08,东风街道,"占道, 堵车"')
    expect(rows).toHaveLength(1)
    expect(rows[0]!.cells).toEqual(['1007', '"2024-06-08', '东风街道', '占道, 堵车'])
  })

  it('are divided by another delimiter where theirs is not there', () => {
    expect(cellsOf('1007;2024-06-08;东风街道;"占道, 堵车"')).toEqual(['1007', '2024-06-08', '东风街道', '占道, 堵车'])
  })

  it('are filled up where the last cells are missing', () => {
    expect(cellsOf('1007,2024-06-08,东风街道')).toEqual(['1007', '2024-06-08', '东风街道', ''])
  })
})

describe('records of several lines that are not as wide as the table', () => {
  const cellsIn = (...lines: string[]) => read(...lines).map(({ cells, fault }) => fault?.code ?? cells)

  it('are one record each, also behind one another', () => {
    const wide = (number: number) => `${number},2024-06-08,东风街道,"占道,\n堵车",,`
    const mended = (number: number) => [`${number}`, '2024-06-08', '东风街道', '占道,\n堵车']
    expect(cellsIn(wide(1007), wide(1008), wide(1009))).toEqual([1007, 1008, 1009].map(mended))
    const short = (number: number) => `${number},2024-06-08,"东风\n街道"`
    expect(cellsIn(short(1007), short(1008))).toHaveLength(2)
  })

  it('behind a blank record are no titles of the header that comes once more', () => {
    const rows = read(
      '',
      '1007,2024-06-08,东风街道,"占道, 堵车"',
      '1008,2024-06-09,东风街道,"占道, 积水"',
      header.join(','),
      '1009,2024-06-10,东风街道,z',
    )
    expect(rows.map(({ fault }) => fault?.code)).toEqual([undefined, undefined, 'other-table', undefined])
  })
})

describe('records that are rejected', () => {
  const faults = (...lines: string[]) => read(...lines).map(({ fault, line }) => ({ code: fault?.code, raw: fault?.raw, line }))

  it('fit no column', () => {
    expect(faults('合计')).toEqual([{ code: 'ragged-row', raw: '合计', line: 32 }])
  })

  it('repeat the header, behind a blank line with its titles', () => {
    expect(faults('编号,日期,街道,内容').map(({ code }) => code)).toEqual(['other-table'])
    expect(faults('', '七月工单,,,', '编号,日期,街道,内容').map(({ code }) => code)).toEqual(['other-table', 'other-table'])
  })

  it('belong to another table from its header on, until records of the first one come again', () => {
    const rows = read('', '编号,日期', '1,2024-06-01', '2,2024-06-02')
    expect(rows.map(({ fault }) => fault?.code)).toEqual(['other-table', 'other-table', 'other-table'])
  })

  it('end with the file', () => {
    const last = (text: string) => readAll([...regular, text].join('\n')).at(-1)?.fault?.code
    expect(last('1007,2024-06-08')).toBe('truncated')
    expect(last('1007,2024-06-08,东风街道,"占道')).toBe('unclosed-quote')
  })
})

describe('RecordReader', () => {
  it('counts rows and lines, blank records in lines only', () => {
    const rows = readAll('1,2024-06-01,a,"x\ny"\n\n,,,\n2,2024-06-02,b,z\n')
    expect(rows.map(({ row, line }) => [row, line])).toEqual([[1, 2], [2, 6]]) // biome-ignore format: pairs
  })

  it('takes records for the same wherever the text is cut', () => {
    const odd = [
      '1007,"2024-06-08,东风街道,"占道, 堵车"',
      '',
      '七月,,,',
      '编号,日期,街道,内容',
      '合计',
      '1,"a\nb",c',
      '1007,,2024-06-08,东风街道,x',
    ]
    const line = fc.oneof(fc.constantFrom(...regular.slice(0, 3)), fc.constantFrom(...odd))
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }),
        (lines, pieces) => {
          const text = lines.map((value) => `${value}\n`).join('')
          expect(readAll(text, pieces)).toEqual(readAll(text))
        },
      ),
      { numRuns: 60 },
    )
  })
})
