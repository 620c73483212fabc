import { Bitset } from '../screening/bitset.ts'
import type { CompiledScreen } from '../screening/evaluate.ts'
import type { SegmentAnswer } from '../screening/screen-segment.ts'
import { columnsInMemory } from '../screening/segment-source.ts'
import type { StringColumn } from '../table/column.ts'
import { isEveryRow, type Relation, type RelationColumn, rowCountOf, selectRows, type TableReader } from './relation.ts'
import { chunksOf, type RelationChunk } from './relation-chunks.ts'

/** What a screen keeps of a relation. */
export interface Screened {
  /** Places in the relation of the accepted rows. */
  places: Bitset
  /** Of the screen's terms, the accepted rows that contain each. */
  counts: Uint32Array
  /** Segments in which text had to be read because its index is not there or damaged. */
  unindexed: number
}

export interface ScreenContext {
  sources: ReadonlyMap<string, TableReader>
  signal: AbortSignal
  /** Lets messages in; called after each segment. */
  breathe(): Promise<void>
}

/** Screens a relation whose columns are `columns`; the segments of its source are asked at once where the reader has threads for it. */
export async function screenRelation(
  relation: Relation,
  columns: readonly RelationColumn[],
  screen: CompiledScreen,
  context: ScreenContext,
  isCounting = true,
): Promise<Screened> {
  const screened: Screened = {
    places: new Bitset(rowCountOf(relation)),
    counts: new Uint32Array(screen.terms.length),
    unindexed: 0,
  }
  const take = (chunk: RelationChunk, answer: SegmentAnswer) => {
    addPlaces(screened.places, chunk, answer.rows)
    answer.counts.forEach((count, term) => {
      screened.counts[term]! += count
    })
    if (chunk.segment?.reader.screenSegment && answer.unindexed > 0) screened.unindexed++
  }
  const asked: Promise<void>[] = []
  for (const chunk of chunksOf(relation, context.sources)) {
    const { segment } = chunk
    const among = amongRows(chunk)
    if (segment?.reader.screenSegment) {
      const options = { signal: context.signal, isCounting }
      asked.push(segment.reader.screenSegment(segment.index, screen, among, options).then((answer) => take(chunk, answer)))
      continue
    }
    const values = new Map<number, StringColumn>()
    for (const column of screen.columns) values.set(column, await chunk.column(columns[column]!))
    take(chunk, await screen.answer(columnsInMemory(values, among.size), among, { isCounting }))
    await context.breathe()
    context.signal.throwIfAborted()
  }
  await Promise.all(asked)
  context.signal.throwIfAborted()
  return screened
}

/** The rows that a screen keeps, as a relation. */
export function keptRows(relation: Relation, { places }: Screened): Relation {
  return selectRows(relation, places.toArray())
}

function amongRows({ rows, segment }: RelationChunk): Bitset {
  const size = segment?.rows ?? rows.length
  if (isEveryRow(rows, size)) return Bitset.full(size)
  const among = new Bitset(size)
  for (let index = 0; index < rows.length; index++) among.add(rows[index]!)
  return among
}

/** Turns rows of a chunk's segment into places in the relation. */
function addPlaces(places: Bitset, { rows, start, segment }: RelationChunk, accepted: Bitset): void {
  if (isEveryRow(rows, segment?.rows ?? rows.length)) {
    places.addFrom(start, accepted)
    return
  }
  for (let index = 0; index < rows.length; index++) if (accepted.has(rows[index]!)) places.add(start + index)
}
