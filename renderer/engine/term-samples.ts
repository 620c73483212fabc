import { columnsOf, OWN_PART, ownValues, type Relation, type RelationColumn } from '../../shared/model/relation.ts'
import { compileLayer } from '../../shared/model/run.ts'
import type { CompiledScreen } from '../../shared/screening/evaluate.ts'
import type { Query } from '../../shared/screening/query.ts'
import type { SampleRow } from '../../shared/screening/term-report.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import type { StoredTable } from './store/segments.ts'

/** Characters (UTF-16 units) of a sample's text in all, and of them before the match. */
const LONGEST = 72
const LEAD = 24

/** The places of a term's sample rows, in the order in which they are told. */
export interface TermSample {
  term: string
  places: readonly number[]
}

/** Reads the sample rows of the terms of a layer. */
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

  /** For each term its rows, each with the text around the first match. Rows are read in their order, each once, because those of many terms lie near each other. */
  async read(terms: readonly TermSample[], signal: AbortSignal): Promise<SampleRow[][]> {
    const screens = terms.map(({ term }) => compileLayer(term, this.columns, this.lexicons, 0))
    const asked = new Map<number, { term: number; nth: number }[]>()
    for (const [term, { places }] of terms.entries()) {
      for (const [nth, place] of places.entries()) asked.set(place, [...(asked.get(place) ?? []), { term, nth }])
    }
    const samples = terms.map((): SampleRow[] => [])
    for (const place of [...asked.keys()].sort((one, other) => one - other)) {
      const cells = new Map<number, string>()
      for (const { term, nth } of asked.get(place)!) {
        for (const column of screens[term]!.columns) {
          if (!cells.has(column)) cells.set(column, await this.cell(this.columns[column]!, place))
        }
        samples[term]![nth] = await this.sampleRow(screens[term]!, place, cells)
      }
      signal.throwIfAborted()
    }
    return samples
  }

  private async sampleRow(screen: CompiledScreen, place: number, cells: ReadonlyMap<number, string>): Promise<SampleRow> {
    const [hit] = screen.hits((column) => cells.get(column) ?? '')
    if (!hit) throw new Error(`row ${place} does not contain ${screen.terms[0]}`)
    const { batch, row } = await this.table.origin(this.relation.parts[0]!.rows[place]!)
    const column = this.columns[hit.column]!
    const original = cells.get(hit.column)!
    const file = this.table.batches.length > 1 ? batch.fileName : ''
    return { row, file, column: column.header || column.name, ...snippetAround(maskCell(original, column), original, hit) }
  }

  private async cell(column: RelationColumn, place: number): Promise<string> {
    const { part, source, own } = column
    if (part === OWN_PART) return ownValues(this.relation, column).get(place)
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
