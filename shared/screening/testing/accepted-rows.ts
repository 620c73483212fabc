import type { StringColumn } from '../../table/column.ts'
import { Bitset } from '../bitset.ts'
import type { CompiledScreen } from '../evaluate.ts'
import { columnsInMemory } from '../segment-source.ts'

/** Rows that a screen accepts of columns at hand, without an index: all up to `rows`, or of those in it. */
export async function acceptedRows(
  screen: CompiledScreen,
  columns: ReadonlyMap<number, StringColumn>,
  rows: readonly number[] | number,
): Promise<number[]> {
  const size = typeof rows === 'number' ? rows : Math.max(0, ...rows) + 1
  const among = typeof rows === 'number' ? Bitset.full(size) : new Bitset(size)
  if (typeof rows !== 'number') for (const row of rows) among.add(row)
  return [...(await screen.answer(columnsInMemory(columns, size), among)).rows.toArray()]
}
