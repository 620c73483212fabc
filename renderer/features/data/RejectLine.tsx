// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { memo } from 'react'
import type { KeptReject } from '../../../shared/contract/engine.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './RejectsTab.module.css'

interface RejectLineProps {
  id: string
  index: number
  top: number
  reject: KeptReject | undefined
  isMended: boolean
  isMasked: boolean
  isActive: boolean
  onMend(index: number): void
}

const LONGEST = 400

/** Column and text of the fault; nothing where that only repeats the raw row. */
function faultOf({ column, text, raw }: KeptReject, isMasked: boolean): string {
  const fault = text === raw ? '' : isMasked ? maskText(text) : text
  return [column, fault].filter(Boolean).join('：')
}

/** One reject: where, why, its raw text on one line, and what became of it. */
export const RejectLine = memo(function RejectLine(props: RejectLineProps) {
  const { id, index, top, reject, isMended, isMasked, isActive, onMend } = props
  const messages = useMessages().data
  const words = messages.batchWords.mend
  const state = reject?.readmitted ? 'readmitted' : isMended ? 'mended' : 'open'
  const raw = reject?.raw.slice(0, LONGEST) ?? ''
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-active={isActive || undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {reject && (
        <>
          <div role="rowheader" aria-colindex={1} className={`${styles.cell} ${styles.right}`}>
            {reject.line.toLocaleString('en-US')}
          </div>
          <div role="gridcell" aria-colindex={2} className={`${styles.cell} ${styles.right} ${styles.quiet}`}>
            {reject.row.toLocaleString('en-US')}
          </div>
          <div role="gridcell" aria-colindex={3} className={styles.cell}>
            {messages.rejectCodes[reject.code]}
          </div>
          <div role="gridcell" aria-colindex={4} className={`${styles.cell} ${styles.quiet}`}>
            {faultOf(reject, isMasked)}
          </div>
          <div role="gridcell" aria-colindex={5} className={`${styles.cell} ${styles.raw}`} title={isMasked ? undefined : raw}>
            {(isMasked ? maskText(raw) : raw).replace(/[\r\n]+/g, '⏎')}
          </div>
          <div role="gridcell" aria-colindex={6} className={`${styles.cell} ${styles[state]}`}>
            {state === 'open' ? (
              <button
                type="button"
                className={styles.mend}
                tabIndex={-1}
                aria-label={words.openLabel(reject.line)}
                onClick={(event) => {
                  event.stopPropagation()
                  onMend(index)
                }}
              >
                {words.open}
              </button>
            ) : (
              words.states[state]
            )}
          </div>
        </>
      )}
    </div>
  )
})
