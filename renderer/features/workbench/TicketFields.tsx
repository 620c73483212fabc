import type { CellHit, ResultColumn } from '../../../shared/contract/engine.ts'
import type { CellCue } from '../../../shared/screening/row-cue.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { EntityValue } from '../../ui/EntityValue.tsx'
import { HighlightedText } from '../../ui/HighlightedText.tsx'
import styles from './ReadingPane.module.css'

interface TicketFieldsProps {
  columns: readonly ResultColumn[]
  cells: readonly string[]
  hits: readonly CellHit[]
  cues?: readonly CellCue[]
  isMasked: boolean
  /** Which of the columns are shown; all of them where it is left out. */
  shows?: (column: ResultColumn) => boolean
}

const noCues: readonly CellCue[] = []

/** Every field of a record that has a value, long texts over the whole width. */
export function TicketFields({ columns, cells, hits, cues = noCues, isMasked, shows }: TicketFieldsProps) {
  return (
    <dl className={styles.fields}>
      {columns.map((column, at) => {
        const text = cells[at] ?? ''
        if (text === '' || shows?.(column) === false) return null
        return (
          <div key={column.name} className={column.type === 'text' ? styles.long : styles.field}>
            <dt>{column.name}</dt>
            <dd>
              <EntityValue column={column} text={text} isMasked={isMasked}>
                <HighlightedText
                  text={isMasked ? maskCell(text, column) : text}
                  ranges={hits.filter((hit) => hit.column === at)}
                  cues={cues.filter((cue) => cue.column === at)}
                />
              </EntityValue>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
