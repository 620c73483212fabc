import type { Sighting } from '../../../shared/contract/entities.ts'
import { inputsOf } from '../../../shared/model/model.ts'
import { Bitset } from '../../../shared/screening/bitset.ts'
import { NO_ROW } from '../../../shared/table/column.ts'
import { breathe } from '../investigation.ts'
import type { RunRecord } from '../store/records.ts'
import type { Workspace } from '../workspace.ts'
import type { Place } from './meetings.ts'

/** Runs that are looked through, the latest first. */
const MOST_RUNS = 50

/** A part of what a step of a run found: which rows of its source, and for a result of several parts the rows one by one. */
interface HeldPart {
  source: string
  rows: Uint32Array | null
  held: Bitset
}

/** The results of the latest saved runs: which of them hold given rows. Only steps that no other one reads count: they are what a run found. */
export class RunMemory {
  private constructor(
    private readonly workspace: Workspace,
    private readonly runs: readonly RunRecord[],
    private readonly starts: ReadonlyMap<string, ReadonlyMap<string, number[]>>,
  ) {}

  static async of(workspace: Workspace): Promise<RunMemory> {
    const runs = (await workspace.store.list('run')).sort((a, b) => (a.savedAt > b.savedAt ? -1 : 1)).slice(0, MOST_RUNS)
    const segments = new Map((await workspace.store.list('batch')).map((batch) => [batch.id, batch.segments]))
    const starts = new Map<string, ReadonlyMap<string, number[]>>()
    for (const run of runs) {
      for (const [source, batches] of Object.entries(run.batches)) starts.set(`${run.id}/${source}`, startsOf(batches, segments))
    }
    return new RunMemory(workspace, runs, starts)
  }

  /** Runs that found one of the rows, with how many of them; what was found together with the row `of` itself is not counted. */
  async holding(places: readonly Place[], of: Place | null, signal: AbortSignal): Promise<Sighting['runs']> {
    const holding: Sighting['runs'] = []
    if (places.length === 0) return holding
    for (const run of this.runs) {
      const rows = await this.rowsIn(run, places, of)
      if (rows > 0) holding.push({ id: run.id, title: run.title, savedAt: run.savedAt, rows })
      signal.throwIfAborted()
    }
    await breathe()
    signal.throwIfAborted()
    return holding
  }

  private async rowsIn(run: RunRecord, places: readonly Place[], of: Place | null): Promise<number> {
    const wanted = new Map<string, Map<number, number>>()
    for (const source of Object.keys(run.batches)) {
      const ordinals = this.ordinalsIn(run, source, places)
      if (ordinals.size > 0) wanted.set(source, ordinals)
    }
    if (wanted.size === 0) return 0
    const found = new Set<number>()
    const read = new Set(run.model.steps.flatMap(inputsOf))
    for (const { id } of run.model.steps) {
      const parts = read.has(id) ? [] : await this.partsOf(run, id)
      const own = parts.map(({ source }) => (of ? [...this.ordinalsIn(run, source, [of]).keys()][0] : undefined))
      for (const { source, rows, held } of parts) {
        const met = new Map([...(wanted.get(source) ?? [])].filter(([ordinal]) => held.has(ordinal)))
        if (!rows) for (const place of met.values()) found.add(place)
        for (let index = 0; met.size > 0 && rows && index < rows.length; index++) {
          if (!held.has(rows[index]!)) continue
          const place = met.get(rows[index]!)
          if (place === undefined || found.has(place)) continue
          if (!parts.some((part, at) => own[at] !== undefined && part.rows?.[index] === own[at])) found.add(place)
        }
      }
    }
    return found.size
  }

  /** What a step found, kept in the cache of segments: a result never changes. */
  private partsOf({ id }: RunRecord, step: string): Promise<HeldPart[]> {
    const { store, cache } = this.workspace
    return cache.get(`runs/${id}/${step}`, async () => {
      const result = await store.get('result', `${id}/${step}`)
      const isSingle = result?.parts.length === 1
      const value = (result?.parts ?? []).map(({ source, rows }): HeldPart => {
        const held = bitsetOf(rows)
        return { source, rows: isSingle ? null : rows, held }
      })
      const bytes = value.reduce((sum, { rows, held }) => sum + (rows?.byteLength ?? 0) + held.words.byteLength, 0)
      return { value, bytes }
    })
  }

  /** The row ordinals of places in a run's source, with the places' numbers. */
  private ordinalsIn(run: RunRecord, source: string, places: readonly Place[]): Map<number, number> {
    const starts = this.starts.get(`${run.id}/${source}`)!
    const ordinals = new Map<number, number>()
    for (const [index, { table, segment, at }] of places.entries()) {
      if (table.dataset.id !== run.bindings[source]) continue
      const { batch, segment: inBatch } = table.segments[segment]!
      const start = starts.get(batch.id)?.[inBatch]
      if (start !== undefined) ordinals.set(start + at, index)
    }
    return ordinals
  }
}

/** Where each segment of the batches begins in the table of all of them. A batch that is gone leaves those behind it without a place. */
function startsOf(batches: readonly string[], segments: ReadonlyMap<string, readonly number[]>): Map<string, number[]> {
  const starts = new Map<string, number[]>()
  let start = 0
  for (const batch of batches) {
    const rows = segments.get(batch)
    if (!rows) break
    starts.set(
      batch,
      rows.map((count) => {
        start += count
        return start - count
      }),
    )
  }
  return starts
}

function bitsetOf(rows: Uint32Array): Bitset {
  let size = 0
  for (const row of rows) if (row !== NO_ROW && row >= size) size = row + 1
  const held = new Bitset(size)
  for (const row of rows) if (row !== NO_ROW) held.add(row)
  return held
}
