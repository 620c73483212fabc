import type { RowSource } from '../../shared/contract/engine.ts'
import type { CueCounts, CueView } from '../../shared/contract/reading.ts'
import { columnsOf, type Relation, rowCountOf, selectRows } from '../../shared/model/relation.ts'
import { chunksOf, type RelationChunk } from '../../shared/model/relation-chunks.ts'
import { Bitset } from '../../shared/screening/bitset.ts'
import { type RowCue, rowCues } from '../../shared/screening/row-cue.ts'
import type { StringColumn } from '../../shared/table/column.ts'
import { hitsOf } from './handlers/rows.ts'
import { breathe, type Investigation, type ResolvedRows, resolveRows } from './investigation.ts'
import { CueReader } from './row-cues.ts'
import { StoredTable } from './store/segments.ts'

/** Place of a cue in {@link rowCues} that was not looked for yet. */
const UNKNOWN = 255
/** Rows between two looks at the clock. */
const STRIDE = 64
/** Milliseconds of work after which other calls are let in. */
const SLICE_MS = 24

/** What is known of the cues of a result's rows: it stays as long as the result does, so that a call that was cancelled is gone on with. */
interface CuedRows {
  /** By row its place in {@link rowCues}. */
  readonly places: Uint8Array
  /** Arrangements asked for so far: the rows of the result in their order. */
  readonly ordinals: Map<string, Uint32Array>
  readonly relations: Map<string, Relation>
}

const known = new WeakMap<Relation, CuedRows>()

/** How many rows of a result are plain, and how many of each kind of cue. Progress is the share of rows that were read. */
export async function countCues(
  investigation: Investigation,
  of: RowSource,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<CueCounts> {
  const rows = await resolveRows(investigation, withoutView(of), signal)
  const { places } = await lookAtAll(rows, signal, progress)
  const counts = rowCues.map(() => 0)
  for (const place of places) counts[place]!++
  return {
    total: places.length,
    rows: Object.fromEntries(rowCues.map((cue, place) => [cue, counts[place]!])) as Record<RowCue, number>,
  }
}

/** The rows of a step by their cues: those of one kind only, or all with the plain ones first. */
export async function resolveCued(investigation: Investigation, of: RowSource, signal: AbortSignal): Promise<ResolvedRows> {
  const rows = await resolveRows(investigation, withoutView(of), signal)
  const cued = await lookAtAll(rows, signal)
  const key = keyOf(viewOf(of))
  const relation = cued.relations.get(key) ?? selectRows(rows.relation, ordinalsOf(cued, viewOf(of)))
  cued.relations.set(key, relation)
  return { ...rows, relation }
}

/** The ordinals in the whole result of rows of such an arrangement. */
export async function ordinalsInResult(
  investigation: Investigation,
  of: RowSource,
  rows: readonly number[],
  signal: AbortSignal,
): Promise<number[]> {
  if (!isCued(of)) return [...rows]
  const cued = await lookAtAll(await resolveRows(investigation, withoutView(of), signal), signal)
  const ordinals = ordinalsOf(cued, viewOf(of))
  return rows.flatMap((row) => ordinals[row] ?? [])
}

/** Whether rows are asked for by their cues. */
export function isCued(of: RowSource): boolean {
  return 'model' in of && (of.cue !== undefined || of.order !== undefined)
}

function viewOf(of: RowSource): CueView {
  return 'model' in of ? { cue: of.cue, order: of.order } : {}
}

/** The same rows in the order of their source, for what reads them segment by segment. */
export function unordered(of: RowSource): RowSource {
  if (!('model' in of)) return of
  const { order: _, ...rest } = of
  return rest
}

function withoutView(of: RowSource): RowSource {
  if (!('model' in of)) return of
  const { cue: _, order: __, ...whole } = of
  return whole
}

function keyOf({ cue, order }: CueView): string {
  return `${cue ?? ''} ${order ?? ''}`
}

function ordinalsOf(cued: CuedRows, view: CueView): Uint32Array {
  const key = keyOf(view)
  const found = cued.ordinals.get(key) ?? arranged(cued.places, view)
  cued.ordinals.set(key, found)
  return found
}

/** Rows of a kind, or all of them kind after kind; within each in their order. */
function arranged(places: Uint8Array, { cue, order }: CueView): Uint32Array {
  const kinds = cue ? [cue] : order ? rowCues : []
  const ordinals = new Uint32Array(places.length)
  let count = 0
  for (const kind of kinds) {
    const wanted = rowCues.indexOf(kind)
    for (let row = 0; row < places.length; row++) if (places[row] === wanted) ordinals[count++] = row
  }
  return ordinals.slice(0, count)
}

async function lookAtAll(rows: ResolvedRows, signal: AbortSignal, progress?: (share: number) => void): Promise<CuedRows> {
  const count = rowCountOf(rows.relation)
  const cued = known.get(rows.relation) ?? {
    places: new Uint8Array(count).fill(rows.screens.length === 0 ? 0 : UNKNOWN),
    ordinals: new Map(),
    relations: new Map(),
  }
  known.set(rows.relation, cued)
  const { places } = cued
  if (!places.includes(UNKNOWN)) return cued
  const columns = columnsOf(rows.relation, rows.sources)
  const screened = new Set(rows.screens.flatMap(({ screen, base }) => screen.columns.map((column) => base + column)))
  const reader = new CueReader(rows)
  let lastBreath = performance.now()
  for (const chunk of chunksOf(rows.relation, rows.sources)) {
    if (!places.subarray(chunk.start, chunk.start + chunk.rows.length).includes(UNKNOWN)) continue
    const values = new Map<number, StringColumn>()
    for (const column of screened) values.set(column, await cellsOf(chunk, column, columns[column]!))
    for (const [at, row] of chunk.rows.entries()) {
      const cell = (column: number) => values.get(column)?.get(row) ?? ''
      places[chunk.start + at] = reader.mayHave(cell) ? rowCues.indexOf(reader.read(hitsOf(rows, cell), cell).cue) : 0
      if (at % STRIDE === 0 && performance.now() - lastBreath > SLICE_MS) {
        progress?.((chunk.start + at) / count)
        await breathe()
        signal.throwIfAborted()
        lastBreath = performance.now()
      }
    }
  }
  progress?.(1)
  return cued
}

/** Of a stored segment no more is read than the parts that hold these rows. */
async function cellsOf(
  chunk: RelationChunk,
  column: number,
  named: Parameters<RelationChunk['column']>[0],
): Promise<StringColumn> {
  const { segment } = chunk
  if (!(segment?.reader instanceof StoredTable)) return chunk.column(named)
  const wanted = new Bitset(segment.rows)
  for (const row of chunk.rows) wanted.add(row)
  return segment.reader.segmentSource(segment.index).values(column, wanted)
}
