import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { AppError } from '../../../shared/errors.ts'
import { CellBlockWriter } from '../../../shared/table/cells.ts'
import { readable, type SourceFile } from '../sources/source-file.ts'
import type { PlainDialect, RecordBorder, TableSource } from '../sources/table-source.ts'
import type { BatchWriter } from './batch-writer.ts'
import { blockLimits, RecordScanner } from './record-scanner.ts'
import { type RejectWriter, rejectOf } from './reject-writer.ts'

/** Units of rows that are collected at most before they go to a worker. */
const BLOCK_UNITS = 16 * 1024 * 1024

/** Where the rows of a file go. */
export interface TableSink {
  writer: BatchWriter
  rejects: RejectWriter
  /** Hears how many bytes of the file are read. */
  onRead(bytes: number): void
}

/**
 * Reads a table through: bytes as long as its records are plain, row by row from the first one on that is not. Gives the SHA-256 of the file. Fails with
 * `file.changed` where the file does not end as it was opened.
 */
export async function readTable(file: SourceFile, table: TableSource, sink: TableSink, signal: AbortSignal): Promise<string> {
  const digest = file.sha256 ? null : new FileDigest()
  const border = table.plain ? await readPlain(file, table.plain, table.headers.length, sink, digest, signal) : undefined
  if (border !== null) await readRows(table, border, sink, digest, signal)
  await sink.writer.finish()
  await sink.rejects.finish()
  return digest ? digest.finish() : file.sha256!()
}

/** Reads plain records; gives the border before the first one that is not, null where all were. */
async function readPlain(
  file: SourceFile,
  plain: PlainDialect,
  width: number,
  { writer, onRead }: TableSink,
  digest: FileDigest | null,
  signal: AbortSignal,
): Promise<RecordBorder | null> {
  const scanner = new RecordScanner(file.name, plain.delimiter, plain, blockLimits(width))
  const reader = (await file.stream()).getReader()
  let bytes = 0
  try {
    while (!scanner.fault && !writer.border) {
      const { done, value } = await readable(file.name, () => reader.read())
      signal.throwIfAborted()
      if (done) break
      digest?.take(value, bytes)
      const records = value.subarray(Math.max(0, plain.offset - bytes))
      bytes += value.length
      if (records.length > 0) for (const block of scanner.push(records)) await writer.addRecords(block)
      onRead(bytes)
    }
  } finally {
    // A stream that failed refuses to be cancelled, with the failure that is on its way already.
    await reader.cancel().catch(() => {})
  }
  if (!scanner.fault && !writer.border && bytes !== file.size) throw new AppError('file.changed', { file: file.name })
  for (const block of scanner.end()) await writer.addRecords(block)
  await writer.decided()
  return writer.border ?? (scanner.fault && { ...scanner.fault, row: writer.nextRow })
}

/** Reads row by row, from the start or from a border between records; faulty rows are rejects. */
async function readRows(
  table: TableSource,
  from: RecordBorder | undefined,
  { writer, rejects, onRead }: TableSink,
  digest: FileDigest | null,
  signal: AbortSignal,
): Promise<void> {
  const limits = blockLimits(table.headers.length)
  let cells = new CellBlockWriter(table.headers.length)
  let numbers: number[] = []
  let offset = from?.offset ?? 0
  const flush = async () => {
    if (numbers.length > 0) await writer.addRows(cells.finish(), Uint32Array.from(numbers))
    cells = new CellBlockWriter(table.headers.length)
    numbers = []
  }
  writer.border = null
  const onBytes = (bytes: Uint8Array) => {
    digest?.take(bytes, offset)
    offset += bytes.length
  }
  for await (const chunk of table.read(signal, onBytes, from)) {
    for (const row of chunk.rows) {
      if (row.fault) {
        writer.reject()
        rejects.add(rejectOf(row))
        continue
      }
      cells.add(row.cells)
      numbers.push(row.row)
      if (numbers.length >= limits.records || cells.size >= BLOCK_UNITS) await flush()
    }
    await rejects.flush()
    onRead(chunk.bytes)
    signal.throwIfAborted()
  }
  await flush()
}

/** The digest of a file whose bytes are read in order, some of them perhaps twice. */
class FileDigest {
  private readonly hash = sha256.create()
  private length = 0

  take(bytes: Uint8Array, offset: number): void {
    const fresh = bytes.subarray(Math.max(0, this.length - offset))
    this.hash.update(fresh)
    this.length += fresh.length
  }

  finish(): string {
    return bytesToHex(this.hash.digest())
  }
}
