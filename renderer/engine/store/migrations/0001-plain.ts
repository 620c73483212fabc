import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Draft } from '../../../../shared/contract/engine.ts'
import type { Reject } from '../../../../shared/ingest/import.ts'
import type { Clue } from '../../../../shared/ledger/clue.ts'
import type { Packet } from '../../../../shared/ledger/packet.ts'
import { DictionaryColumn, type StringColumn, TextColumn } from '../../../../shared/table/column.ts'
import type { DatasetRecord, PendingRecord, RunRecord } from '../records.ts'

/** Version 1, as it lies on disks since 0.1.0: nothing of it is encrypted. It is read once, to be sealed, and never written again. */
export const plainStores = {
  datasets: 'id',
  batches: 'id, dataset',
  pending: 'batch',
  cells: '[batch+segment+column], batch',
  rejects: '[batch+block], batch',
  drafts: 'id',
  runs: 'id',
  results: '[run+step], run',
  clues: 'id, run',
  packets: 'id',
  settings: 'name',
} as const

export interface PlainBatch {
  id: string
  fileName: string
  size: number
  sha256: string
  format: {
    kind: 'csv' | 'xlsx'
    encoding: string
    evidence: string
    delimiter: string
    header: number | null
    sheet: string | null
    sheets: string[]
  }
  account: { received: number; accepted: number; duplicate: number; rejected: number }
  importedAt: string
  dataset: string
  order: number
  /** Names of its columns; column n of a cell is the n-th. */
  columns: string[]
  segments: number[]
  rejectBlocks: number
}

/** One column of one segment; `column` −1 holds the source row numbers as u32. `codec` was always 0. */
interface PlainCell {
  batch: string
  segment: number
  column: number
  codec: number
  bytes: Uint8Array<ArrayBuffer>
}

interface PlainResult {
  run: string
  step: string
  codec: number
  parts: { source: string; rows: Uint32Array<ArrayBuffer> }[]
  rules: Uint32Array<ArrayBuffer> | null
}

export class PlainDatabase extends Dexie {
  declare datasets: EntityTable<DatasetRecord, 'id'>
  declare batches: EntityTable<PlainBatch, 'id'>
  declare pending: EntityTable<PendingRecord, 'batch'>
  declare cells: Table<PlainCell, [string, number, number]>
  declare rejects: Table<{ batch: string; block: number; rejects: Reject[] }, [string, number]>
  declare drafts: EntityTable<Draft, 'id'>
  declare runs: EntityTable<RunRecord, 'id'>
  declare results: Table<PlainResult, [string, string]>
  declare clues: EntityTable<Clue, 'id'>
  declare packets: EntityTable<Packet, 'id'>
  declare settings: EntityTable<{ name: string; value: unknown }, 'name'>

  constructor(name: string) {
    super(name)
    this.version(1).stores(plainStores)
  }
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })
const DICTIONARY = 2

/**
 * A column as version 1 wrote it, little-endian:
 *
 * ```
 * text        01 00 00 00 | rows u32 | offsets u32 × (rows + 1) | UTF-16LE
 * dictionary  02 ww 00 00 | rows u32 | distinct u32 | offsets u32 × (distinct + 1) | codes ww bytes × rows, padded to 4 | UTF-16LE
 * ```
 */
export function decodePlainColumn({ buffer }: Uint8Array<ArrayBuffer>): StringColumn {
  const [first, width] = new Uint8Array(buffer)
  const rows = new Uint32Array(buffer, 4, 1)[0]!
  if (first !== DICTIONARY) {
    const offsets = new Uint32Array(buffer, 8, rows + 1)
    return new TextColumn(utf16.decode(new Uint8Array(buffer, 8 + 4 * (rows + 1))), offsets)
  }
  const distinct = new Uint32Array(buffer, 8, 1)[0]!
  const codesAt = 12 + 4 * (distinct + 1)
  const textAt = codesAt + ((width! * rows + 3) & ~3)
  const text = new TextColumn(utf16.decode(new Uint8Array(buffer, textAt)), new Uint32Array(buffer, 12, distinct + 1))
  const values = Array.from({ length: distinct }, (_, code) => text.get(code))
  const codes = width === 1 ? new Uint8Array(buffer, codesAt, rows) : new Uint16Array(buffer, codesAt, rows)
  return new DictionaryColumn(values, codes)
}
