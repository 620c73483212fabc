import { expect, test } from 'vitest'
import { Bitset } from './bitset.ts'
import { ColumnCells } from './column-cells.ts'
import { indexedSegment } from './testing/indexed-segment.ts'

test('a cell longer than all before it is folded whole', async () => {
  const texts = ['消防', ...[1, 2000, 30, 5000].map((length, at) => `${'甲乙丙丁'[at]!.repeat(length)}车`)]
  const column = { name: '内容', header: '内容', type: 'text' as const }
  const segment = indexedSegment(
    [column],
    texts.map((text) => [text]),
    'none',
  )
  const cells = new ColumnCells(await segment.values(0, Bitset.full(texts.length)))
  expect(texts.map((_, row) => cells.folded(row))).toEqual(texts)
})
