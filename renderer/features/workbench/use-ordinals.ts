import { useCallback, useRef } from 'react'
import type { RowSource } from '../../../shared/contract/engine.ts'
import { engine } from '../../app/clients.ts'
import { showError } from '../../ui/notices.ts'

/** Tells of selected rows their ordinals in the whole result, also where the rows are shown by their cues; the last selection wins. */
export function useOrdinals(shown: RowSource | null, onSelectionChange: (rows: number[]) => void): (rows: number[]) => void {
  const latest = useRef(0)
  return useCallback(
    (rows: number[]) => {
      const turn = ++latest.current
      const isArranged = shown !== null && 'model' in shown && (shown.cue !== undefined || shown.order !== undefined)
      if (rows.length === 0 || !isArranged) return onSelectionChange(rows)
      engine('rows.ordinals', { of: shown, rows })
        .then((ordinals) => turn === latest.current && onSelectionChange(ordinals.sort((a, b) => a - b)))
        .catch(showError)
    },
    [shown, onSelectionChange],
  )
}
