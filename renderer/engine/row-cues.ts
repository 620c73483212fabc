import type { CellHit } from '../../shared/contract/engine.ts'
import { columnsOf } from '../../shared/model/relation.ts'
import { mayHaveCue } from '../../shared/screening/cue.ts'
import type { Row } from '../../shared/screening/evaluate.ts'
import { type CellCue, cellCues, type RowCue, rowCueOf } from '../../shared/screening/row-cue.ts'
import { fold } from '../../shared/values/fold.ts'
import type { ResolvedRows } from './investigation.ts'

/** Looks for cues in the rows of one result: in sentences, not in the values of categories. */
export class CueReader {
  private readonly isText: readonly boolean[]
  private readonly screened: readonly number[]

  constructor(private readonly rows: ResolvedRows) {
    const types = columnsOf(rows.relation, rows.sources).map(({ type }) => type)
    const hasText = types.includes('text')
    this.isText = types.map((type) => (hasText ? type === 'text' : type !== 'category'))
    const screened = rows.screens.flatMap(({ screen, base }) => screen.columns.map((column) => base + column))
    this.screened = [...new Set(screened)].filter((column) => this.isText[column])
  }

  /** Whether a row can have a cue at all; spares looking for its hits. */
  mayHave(cell: Row): boolean {
    return this.screened.some((column) => mayHaveCue(fold(cell(column))))
  }

  read(hits: readonly CellHit[], cell: Row): { cues: CellCue[]; cue: RowCue } {
    const cues = cellCues(hits, cell).filter(({ column }) => this.isText[column])
    return { cues, cue: rowCueOf(cues, hits, this.rows.screens, cell) }
  }
}
