import { summarizeColumn } from '../../../shared/ingest/column-tally.ts'
import { type TicketColumns, ticketKeys } from '../../../shared/ingest/duplicate.ts'
import type { PartialSummary } from '../../../shared/ingest/summary.ts'
import { type CellBlock, cellText } from '../../../shared/table/cells.ts'
import { columnOf } from '../../../shared/table/column.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import type { PlainDialect, RecordBorder } from '../sources/table-source.ts'
import type { Cell } from '../store/records.ts'
import { BlockParser } from './block-parser.ts'
import { CellQueue, type PutCells } from './cell-queue.ts'
import { type RecordBlock, RecordScanner } from './record-scanner.ts'
import { SegmentBuilder, type SegmentPart } from './segment-builder.ts'

/** What a worker must know of the batch that it writes. */
export interface BatchTask {
  batch: string
  columns: ColumnSchema[]
  /** Of each column, whether it is indexed. */
  isIndexed: boolean[]
  /** Null where all rows come parsed. */
  plain: Pick<PlainDialect, 'encoding' | 'delimiter'> | null
  /** Null where rows are not compared: each is kept. */
  tickets: TicketColumns | null
  /** Column of the date by which tickets are counted to a period; −1 without one. */
  receivedAt: number
}

/** What was found in a block. */
export interface BlockReport {
  rows: number
  /** Two fingerprints a row; null where rows are not compared. */
  keys: Float64Array<ArrayBuffer> | null
  /** Start of the record that another reader must judge; the rows are those before it. */
  irregular: Pick<RecordBorder, 'offset' | 'line'> | null
}

/** What becomes of a block's rows: those `kept` make the segment of this number; without any there is none. */
export interface Verdict {
  segment: number
  kept: Uint32Array<ArrayBuffer>
  /** Row numbers of the block's rows begin here where they are not given. */
  firstRow: number
}

export interface SegmentReport {
  summaries: PartialSummary[]
  /** The dates of the rows that were not kept; null without such a column. */
  leftOut: PartialSummary | null
}

/** A block that waits for its verdict. */
interface WaitingBlock {
  cells: CellBlock
  numbers: Uint32Array | null
  keys: Float64Array<ArrayBuffer> | null
}

/**
 * The part of an import that runs beside others of its kind: takes blocks apart, then, when it is known which of their rows are new, builds and
 * stores their segments.
 */
export class BlockWorker {
  private readonly parser: BlockParser | null
  private readonly builder: SegmentBuilder
  private readonly waiting = new Map<number, WaitingBlock>()
  private turn: Promise<void> = Promise.resolve()

  constructor(
    private readonly task: BatchTask,
    private readonly putCells: PutCells,
  ) {
    this.parser = task.plain && new BlockParser(task.plain, task.columns.length)
    this.builder = new SegmentBuilder(task.columns, task.isIndexed)
  }

  /** Takes records apart; `block` is the number by which it is spoken of until it is stored or dropped. */
  parse(block: number, records: RecordBlock): BlockReport {
    const cells = this.parser!.parse(records)
    const report = this.keep(block, cells, null)
    return cells.irregular === null ? report : { ...report, irregular: this.borderBefore(cells.irregular, records) }
  }

  /** Takes rows that were read elsewhere, with their row numbers. */
  take(block: number, cells: CellBlock, numbers: Uint32Array<ArrayBuffer>): BlockReport {
    return this.keep(block, cells, numbers)
  }

  private keep(block: number, cells: CellBlock, numbers: Uint32Array | null): BlockReport {
    const keys = this.task.tickets && ticketKeys(cells, this.task.tickets)
    this.waiting.set(block, { cells, numbers, keys })
    return { rows: cells.rows, keys, irregular: null }
  }

  private borderBefore(record: number, { bytes, offset, line }: RecordBlock): Pick<RecordBorder, 'offset' | 'line'> {
    if (record === 0) return { offset, line }
    const limits = { records: record, bytes: bytes.length }
    const scanner = new RecordScanner('', this.task.plain!.delimiter, { offset, line }, limits)
    const [before, next] = [...scanner.push(bytes), ...scanner.end()]
    return next ?? { offset: offset + before!.bytes.length, line }
  }

  drop(block: number): void {
    const found = this.waiting.get(block)
    if (found) this.release(block, found)
  }

  /** Builds and stores a segment; one after the other, for they share their buffers. */
  store(block: number, verdict: Verdict): Promise<SegmentReport> {
    const turn = this.turn.then(() => this.storeNow(block, verdict))
    this.turn = turn.then(
      () => {},
      () => {},
    )
    return turn
  }

  private async storeNow(block: number, verdict: Verdict): Promise<SegmentReport> {
    const found = this.waiting.get(block)!
    const { cells } = found
    const { kept } = verdict
    const leftOut = this.datesLeftOut(cells, kept)
    const summaries: PartialSummary[] = []
    if (kept.length === 0) {
      this.release(block, found)
      return { summaries, leftOut }
    }
    const columns = this.builder.split(cells, kept)
    this.release(block, found)
    const queue = new CellQueue(this.putCells)
    try {
      await queue.add(this.cellsOf(verdict.segment, rowParts(found, verdict)))
      for (const [column, text] of columns.entries()) {
        const built = this.builder.build(text, column)
        summaries.push(built.summary)
        await queue.add(this.cellsOf(verdict.segment, built.parts))
      }
      await queue.finish()
    } finally {
      await queue.settled()
    }
    return { summaries, leftOut }
  }

  private release(block: number, { cells, numbers }: WaitingBlock): void {
    this.waiting.delete(block)
    if (!numbers) this.parser?.release(cells)
  }

  private cellsOf(segment: number, parts: readonly SegmentPart[]): Cell[] {
    return parts.map(({ part, bytes }) => ({ batch: this.task.batch, segment, part, bytes }))
  }

  private datesLeftOut(cells: CellBlock, kept: Uint32Array): PartialSummary | null {
    const { receivedAt, columns } = this.task
    if (receivedAt < 0) return null
    const dates: string[] = []
    let next = 0
    for (let row = 0; row < cells.rows; row++) {
      if (kept[next] === row) next++
      else dates.push(cellText(cells, row * cells.width + receivedAt))
    }
    return summarizeColumn(columnOf(dates), columns[receivedAt]!)
  }
}

/** Row numbers of the kept rows as u32, their keys as Float64. */
function rowParts({ keys, numbers }: WaitingBlock, { kept, firstRow }: Verdict): SegmentPart[] {
  const rows = kept.map((row) => numbers?.[row] ?? firstRow + row)
  const parts = [{ part: 'rows', bytes: new Uint8Array(rows.buffer) }]
  if (!keys) return parts
  const keptKeys = new Float64Array(2 * kept.length)
  kept.forEach((row, index) => {
    keptKeys[2 * index] = keys[2 * row]!
    keptKeys[2 * index + 1] = keys[2 * row + 1]!
  })
  return [...parts, { part: 'keys', bytes: new Uint8Array(keptKeys.buffer) }]
}
