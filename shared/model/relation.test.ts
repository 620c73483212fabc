import { describe, expect, it } from 'vitest'
import type { RelationColumn, TableReader } from './relation.ts'
import { chunksOf } from './relation-chunks.ts'

/** A source of segments of these lengths, whose only column names each row. */
function reader(...lengths: number[]): TableReader {
  const segments = lengths.map((rows, at) => ({ start: lengths.slice(0, at).reduce((sum, each) => sum + each, 0), rows }))
  const values = (start: number, rows: number) => ({ length: rows, get: (row: number) => `r${start + row}` })
  return {
    columns: [{ name: 'c', header: 'c', type: 'text' }],
    rowCount: lengths.reduce((sum, each) => sum + each, 0),
    segments,
    segmentColumn: async (segment) => values(segments[segment]!.start, segments[segment]!.rows),
    column: async () => values(0, 0),
  }
}

async function read(rows: number[], source: TableReader): Promise<{ sizes: number[]; starts: number[]; values: string[] }> {
  const found = { sizes: [] as number[], starts: [] as number[], values: [] as string[] }
  const column: RelationColumn = { name: 'c', header: 'c', type: 'text', own: 'c', part: 0, source: 's' }
  for (const chunk of chunksOf(
    { parts: [{ source: 's', rows: Uint32Array.from(rows) }], rules: null },
    new Map([['s', source]]),
  )) {
    const values = await chunk.column(column)
    found.starts.push(chunk.start)
    found.sizes.push(chunk.rows.length)
    for (const row of chunk.rows) found.values.push(values.get(row))
  }
  return found
}

describe('the chunks of a relation', () => {
  it('are one for each segment that holds some of its rows', async () => {
    const source = reader(4, 3, 5)
    expect(await read([1, 3, 8, 11], source)).toEqual({ sizes: [2, 2], starts: [0, 2], values: ['r1', 'r3', 'r8', 'r11'] })
    expect(await read([], source)).toEqual({ sizes: [], starts: [], values: [] })
  })

  it('give every row its own value where rows are in another order, as in a sample', async () => {
    const rows = [11, 0, 5, 4, 6, 2, 10, 1]
    const { starts, sizes, values } = await read(rows, reader(4, 3, 0, 5))
    expect(values).toEqual(rows.map((row) => `r${row}`))
    expect(starts).toEqual([0, 1, 2, 5, 6, 7])
    expect(sizes).toEqual([1, 1, 3, 1, 1, 1])
  })
})
