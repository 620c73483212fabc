import type { RowSource } from '../../shared/contract/engine.ts'
import type { Sample, SampledSide } from '../../shared/contract/judgements.ts'
import { type Relation, selectRows } from '../../shared/model/relation.ts'
import { Bitset } from '../../shared/screening/bitset.ts'
import { rowNumbers, SmallestNumbers } from '../../shared/screening/sample.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { breathe, type Investigation, type ResolvedRows, resolveRows } from './investigation.ts'
import { refOf } from './row-refs.ts'
import type { StoredTable } from './store/segments.ts'

/** A sample of a step's rows, or of the rows of its source that it does not keep. */
interface DrawnRows {
  relation: Relation
  /** Rows that were drawn from. */
  total: number
}

/** Samples drawn so far, by the result they were drawn from: a page of a sample draws it no second time. */
const drawn = new WeakMap<Relation, Map<string, DrawnRows>>()

/** The rows of a sample in the order in which they were drawn, to be shown like any others. Words of the screen are marked in the rows outside too. */
export async function resolveSample(
  investigation: Investigation,
  { sample, ...of }: Extract<RowSource, { model: unknown }> & { sample: Sample },
  signal: AbortSignal,
): Promise<ResolvedRows> {
  const rows = await resolveRows(investigation, of, signal)
  const { relation } = await drawOnce(rows, sample, signal)
  const isNarrower = relation.parts.length < rows.relation.parts.length
  return { ...rows, relation, ...(isNarrower && { leftParts: 1, screens: [] }) }
}

/** Both sides of a sample as references that stay when rows come or layers change. */
export async function sampledSide(rows: ResolvedRows, sample: Sample, signal: AbortSignal): Promise<SampledSide> {
  const { relation, total } = await drawOnce(rows, sample, signal)
  const table = tableOf(rows)
  const refs = []
  for (const ordinal of relation.parts[0]!.rows) refs.push(await refOf(table, ordinal))
  return { total, rows: refs }
}

async function drawOnce(rows: ResolvedRows, sample: Sample, signal: AbortSignal): Promise<DrawnRows> {
  const { of, size, seed } = sample
  const known = drawn.get(rows.relation) ?? new Map<string, DrawnRows>()
  drawn.set(rows.relation, known)
  const key = JSON.stringify([of, size, seed])
  const found =
    known.get(key) ?? (of === 'hits' ? await drawHits(rows, size, seed, signal) : await drawOthers(rows, size, seed, signal))
  known.set(key, found)
  return found
}

/** Of a link, each left row is drawn from once, with the first of its partners. */
async function drawHits(rows: ResolvedRows, size: number, seed: string, signal: AbortSignal): Promise<DrawnRows> {
  const { relation } = rows
  const ordinals = relation.parts[0]!.rows
  const seen = relation.parts.length > 1 ? new Bitset(tableOf(rows).rowCount) : null
  const numberOf = await rowNumbering(tableOf(rows), seed)
  const smallest = new SmallestNumbers(size)
  let total = 0
  for (let at = 0; at < ordinals.length; at++) {
    const ordinal = ordinals[at]!
    if (ordinal === NO_ROW || seen?.has(ordinal)) continue
    seen?.add(ordinal)
    total++
    smallest.offer(at, numberOf(ordinal))
  }
  await breathe()
  signal.throwIfAborted()
  return { relation: selectRows(relation, smallest.positions()), total }
}

async function drawOthers(rows: ResolvedRows, size: number, seed: string, signal: AbortSignal): Promise<DrawnRows> {
  const { source, rows: hits } = rows.relation.parts[0]!
  const table = tableOf(rows)
  const isHit = new Bitset(table.rowCount)
  for (const ordinal of hits) if (ordinal !== NO_ROW) isHit.add(ordinal)
  const numberOf = await rowNumbering(table, seed)
  const smallest = new SmallestNumbers(size)
  let total = 0
  for (let ordinal = 0; ordinal < table.rowCount; ordinal++) {
    if (isHit.has(ordinal)) continue
    total++
    smallest.offer(ordinal, numberOf(ordinal))
  }
  await breathe()
  signal.throwIfAborted()
  return { relation: { parts: [{ source, rows: smallest.positions() }], rules: null }, total }
}

function tableOf({ relation, sources }: ResolvedRows): StoredTable {
  return sources.get(relation.parts[0]!.source)!
}

/** The random number of each row of a table, by its ordinal. Batches are told apart by their files, so that a restored workspace draws the same rows. */
export async function rowNumbering(table: StoredTable, seed: string): Promise<(ordinal: number) => number> {
  const segments: { start: number; end: number; rows: Uint32Array; number: (row: number) => number }[] = []
  const names = fileNames(table)
  for (const [index, { batch, start, rows }] of table.segments.entries()) {
    const number = rowNumbers(seed, names.get(batch.id)!)
    segments.push({ start, end: start + rows, rows: await table.segmentRowNumbers(index), number })
  }
  let current = segments[0]
  return (ordinal) => {
    if (!current || ordinal < current.start || ordinal >= current.end) current = segments[table.segmentOf(ordinal)]!
    return current.number(current.rows[ordinal - current.start]!)
  }
}

/** By batch: the digest of its file, and how many batches before it came of the same file. */
function fileNames({ batches }: StoredTable): Map<string, string> {
  const seen = new Map<string, number>()
  return new Map(
    batches.map(({ id, sha256 }) => {
      const before = seen.get(sha256) ?? 0
      seen.set(sha256, before + 1)
      return [id, `${sha256} ${before}`]
    }),
  )
}
