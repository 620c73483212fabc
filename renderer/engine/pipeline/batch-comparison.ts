import type { BatchComparison } from '../../../shared/ingest/comparison.ts'
import { FingerprintTable } from '../../../shared/ingest/fingerprint-table.ts'
import { parseDate } from '../../../shared/values/date.ts'
import type { BatchRecord } from '../store/records.ts'
import { readRowNumbers, readTicketKeys, type StoredTable } from '../store/segments.ts'
import type { Store } from '../store/store.ts'
import type { KnownRows, SeenTickets } from './seen-tickets.ts'

/** A batch as far as it can be compared: the one under way has no record yet. */
type ComparedBatch = Pick<BatchRecord, 'id' | 'segments' | 'mends'>

/** Wall clock milliseconds of the earliest and the latest date. */
export interface Period {
  from: number
  to: number
}

/** A row that is stored, as one number: index of its batch × 2³² + its row. */
const BATCH = 0x100000000

/**
 * How a batch stands to those before it, which are the rows of `earlier`. From a batch of mended rejects nothing can vanish. `period` is what all of its
 * rows cover, null where they have no dates. Costs a pass over the keys of the batches where there is anything to compare.
 */
export async function compareBatch(
  store: Store,
  batch: ComparedBatch,
  earlier: StoredTable | null,
  seen: SeenTickets,
  period: Period | null,
): Promise<{ lists: BatchComparison; against: string | null }> {
  const batches = [...(earlier?.batches ?? []), batch]
  const before = batch.mends === null ? earlier?.batches.findLast(({ mends }) => mends === null) : undefined
  const lists: BatchComparison = {
    batch: batch.id,
    batches: batches.map(({ id }) => id),
    ...(await findEarlierRows(store, batches, seen)),
    vanished: before ? await findVanished(store, earlier!, before, seen.received!, period) : new Uint32Array(),
  }
  return { lists, against: before?.id ?? null }
}

/** The accepted row that each duplicate repeats, and the latest one before each changed ticket, by threes. */
async function findEarlierRows(
  store: Store,
  batches: readonly Pick<ComparedBatch, 'id' | 'segments'>[],
  seen: SeenTickets,
): Promise<Pick<BatchComparison, 'duplicates' | 'changed'>> {
  const rows = tableOf(seen.duplicates)
  const numbers = tableOf(seen.changed)
  const changed = new TripleList(seen.changed.length)
  const duplicates = new TripleList(seen.duplicates.length)
  if (rows.size + numbers.size === 0) return { duplicates: duplicates.triples, changed: changed.triples }
  for (const [index, { id, segments }] of batches.entries()) {
    for (let segment = 0; segment < segments.length; segment++) {
      const found = await readKeys(store, id, segment)
      for (let at = 0; at < found.rows.length; at++) {
        const row = found.rows[at]!
        const number = found.keys[2 * at]!
        const key = found.keys[2 * at + 1]!
        if (rows.get(key) === 0) rows.set(key, index * BATCH + row)
        const known = number === 0 ? undefined : numbers.get(number)
        if (known === undefined) continue
        if (index === batches.length - 1 && seen.changed.rowAt(changed.length) === row) changed.add(row, known)
        numbers.set(number, index * BATCH + row)
      }
    }
  }
  for (let index = 0; index < seen.duplicates.length; index++) {
    duplicates.add(seen.duplicates.rowAt(index)!, rows.get(seen.duplicates.keyAt(index))!)
  }
  return { duplicates: duplicates.triples, changed: changed.triples }
}

class TripleList {
  readonly triples: Uint32Array<ArrayBuffer>
  length = 0

  constructor(count: number) {
    this.triples = new Uint32Array(3 * count)
  }

  add(row: number, stored: number): void {
    this.triples.set([row, Math.floor(stored / BATCH), stored % BATCH], 3 * this.length++)
  }
}

function tableOf(known: KnownRows): FingerprintTable {
  const table = new FingerprintTable(true)
  for (let index = 0; index < known.length; index++) table.set(known.keyAt(index), 0)
  return table
}

async function readKeys(store: Store, batch: string, segment: number): Promise<{ rows: Uint32Array; keys: Float64Array }> {
  const rows = (await readRowNumbers(store, batch, segment)) ?? new Uint32Array()
  return { rows, keys: (await readTicketKeys(store, batch, segment)) ?? new Float64Array(2 * rows.length) }
}

/** Tickets of the batch before whose number was not received again, by threes with 0 in front. */
async function findVanished(
  store: Store,
  earlier: StoredTable,
  before: BatchRecord,
  received: FingerprintTable,
  period: Period | null,
): Promise<Uint32Array<ArrayBuffer>> {
  const wanted = await rowsReceivedWith(store, before, earlier.batches)
  const counted = new FingerprintTable()
  const vanished: number[] = []
  for (const [index, { batch, segment }] of earlier.segments.entries()) {
    const among = wanted.get(batch.id)
    if (!among) continue
    const { rows, keys } = await readKeys(store, batch.id, segment)
    const lacking = [...rows.keys()].filter((at) => {
      const number = keys[2 * at]!
      return number !== 0 && !received.has(number) && (among === 'all' || among.has(rows[at]!))
    })
    for (const at of await withinPeriod(earlier, index, lacking, period)) {
      if (counted.add(keys[2 * at]!)) vanished.push(0, earlier.batches.indexOf(batch), rows[at]!)
    }
  }
  return Uint32Array.from(vanished)
}

/** By batch, the stored rows of tickets that a batch received: all of its own, its mended ones, and those of earlier batches that it repeated. */
async function rowsReceivedWith(
  store: Store,
  before: BatchRecord,
  batches: readonly BatchRecord[],
): Promise<Map<string, 'all' | Set<number>>> {
  const own = batches.filter(({ id, mends }) => id === before.id || mends === before.id)
  const wanted = new Map<string, 'all' | Set<number>>(own.map(({ id }) => [id, 'all']))
  const lists = await store.get('comparison', before.id)
  for (let at = 0; lists && at < lists.duplicates.length; at += 3) {
    const batch = lists.batches[lists.duplicates[at + 1]!]!
    const rows = wanted.get(batch) ?? new Set()
    if (rows !== 'all') rows.add(lists.duplicates[at + 2]!)
    wanted.set(batch, rows)
  }
  return wanted
}

/** Those rows of a segment that were received within a period; all of them where one side has no dates. */
async function withinPeriod(earlier: StoredTable, index: number, rows: number[], period: Period | null): Promise<number[]> {
  const name = earlier.segments[index]!.batch.columns.find(({ field }) => field === 'receivedAt')?.name
  if (!period || name === undefined || rows.length === 0) return rows
  const dates = await earlier.segmentColumn(index, name)
  return rows.filter((at) => {
    const date = parseDate(dates.get(at))
    return date !== null && date.epochMs >= period.from && date.epochMs <= period.to
  })
}
