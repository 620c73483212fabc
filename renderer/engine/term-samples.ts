import { columnsOf, type Relation, type RelationColumn } from '../../shared/model/relation.ts'
import { compileLayer } from '../../shared/model/run.ts'
import type { Query } from '../../shared/screening/query.ts'
import type { SampleRow } from '../../shared/screening/term-report.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import type { StoredTable } from './store/segments.ts'

/** Characters (UTF-16 units) of a sample's text in all, and of them before the match. */
const LONGEST = 72
const LEAD = 24

/** Reads sample rows of the terms of a layer. */
export class SampleReader {
  private readonly columns: readonly RelationColumn[]
  private readonly table: StoredTable

  constructor(
    private readonly relation: Relation,
    private readonly sources: ReadonlyMap<string, StoredTable>,
    private readonly lexicons: ReadonlyMap<string, Query>,
  ) {
    this.columns = columnsOf(relation, sources)
    this.table = sources.get(relation.parts[0]!.source)!
  }

  /** The rows at these places, each with the text around the first match of the term. */
  async read(term: string, places: readonly number[]): Promise<SampleRow[]> {
    const screen = compileLayer(term, this.columns, this.lexicons, 0)
    const hasFiles = this.table.batches.length > 1
    const samples: SampleRow[] = []
    for (const place of places) {
      const cells = new Map<number, string>()
      for (const column of screen.columns) cells.set(column, await this.cell(this.columns[column]!, place))
      const hit = screen.hits((column) => cells.get(column) ?? '')[0]!
      const { batch, row } = await this.table.origin(this.relation.parts[0]!.rows[place]!)
      const column = this.columns[hit.column]!
      const around = snippetAround(maskCell(cells.get(hit.column)!, column), cells.get(hit.column)!, hit)
      samples.push({ row, file: hasFiles ? batch.fileName : '', column: column.header || column.name, ...around })
    }
    return samples
  }

  private async cell({ part, source, own }: RelationColumn, place: number): Promise<string> {
    const ordinal = this.relation.parts[part]!.rows[place]!
    if (ordinal === NO_ROW) return ''
    const table = this.sources.get(source)!
    const segment = table.segmentOf(ordinal)
    return table.cell(segment, own, ordinal - table.segments[segment]!.start)
  }
}

/** A line around a match, breaks as blanks; where masking has changed the length nothing is marked. */
export function snippetAround(masked: string, original: string, { start, end }: { start: number; end: number }) {
  const isMoved = masked.length !== original.length
  const wanted = isMoved ? 0 : Math.max(0, Math.min(start - LEAD, masked.length - LONGEST))
  const from = wholeCharacter(masked, wanted)
  const to = wholeCharacter(masked, Math.min(masked.length, from + LONGEST))
  const text = masked.slice(from, to).replace(/[\s\p{Cc}]/gu, ' ')
  if (isMoved) return { text, start: 0, end: 0 }
  return { text: `${from > 0 ? '…' : ''}${text}${to < masked.length ? '…' : ''}`, ...shifted(from > 0 ? 1 : 0) }

  function shifted(by: number) {
    return { start: Math.min(start - from, text.length) + by, end: Math.min(end - from, text.length) + by }
  }
}

/** The offset itself, or the one before where it would cut a character in two. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
