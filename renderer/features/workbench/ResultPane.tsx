import { useCallback, useMemo, useRef } from 'react'
import type { ResultRow, RowSource } from '../../../shared/contract/engine.ts'
import { AppError } from '../../../shared/errors.ts'
import { partsOf, type ScreenStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { RowGrid } from '../../ui/RowGrid.tsx'
import { selectedRows } from './asked-model.ts'
import { CueBar } from './CueBar.tsx'
import { useShownRows } from './cue-view.ts'
import { type Selection, useDraft } from './draft-store.ts'
import { FacetChips } from './FacetChips.tsx'
import { narrowedByFacets } from './facet-choice.ts'
import { useInvestigation } from './investigation.ts'
import styles from './ResultPane.module.css'
import { useGridJudging } from './use-grid-judging.ts'
import { useOrdinals } from './use-ordinals.ts'
import { ViewHeading } from './ViewHeading.tsx'

/** The rows of what is selected on the left; Enter or a double click reads one. */
export function ResultPane({ onSelectionChange }: { onSelectionChange(rows: number[]): void }) {
  const { workbench: messages, linkWork } = useMessages()
  const { asked, counts, isCounting, version, nameOf } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const reading = useDraft((state) => state.reading)
  const { read } = useDraft.getState()
  const rows = useCounted(
    useMemo(() => selectedRows(selection, asked), [selection, asked]),
    selection,
    isCounting,
  )
  const judging = useGridJudging(selection?.kind === 'step' ? selection.id : null)
  const shown = useShownRows(rows, version)
  const onChosen = useOrdinals(shown, onSelectionChange)
  const onOpen = useCallback((row: ResultRow) => read(row.index), [read])
  const onActiveChange = useCallback(
    (row: ResultRow | null) => {
      if (row && reading !== null && row.index !== reading) read(row.index)
    },
    [read, reading],
  )
  const step = asked.model.steps.find(({ id }) => selection?.kind === 'step' && id === selection.id)
  const absent = useMemo(() => {
    if (step?.op !== 'link' || step.keep !== 'unmatched') return []
    const known = partsOf(asked.model, step.left)
    return partsOf(asked.model, step.right).filter((source) => !known.includes(source))
  }, [asked.model, step])
  if (!selection || !rows || !shown) return <p className={styles.none}>{messages.result.unbound}</p>
  const isStep = selection.kind === 'step'
  const fault = isStep ? counts?.faults[selection.id] : undefined
  const view = isStep ? selection.view : undefined
  const isWhole = isStep && !view && (selection.layer === null || (step?.op === 'screen' && showsWhole(step, selection.layer)))
  if (fault?.code === 'link.needsRun' && view?.kind !== 'given') return <p className={styles.none}>{linkWork.run.hint}</p>
  if (fault && view?.kind !== 'given') {
    return (
      <div className={styles.none}>
        <ErrorNotice error={new AppError(fault.code, fault.details)} />
      </div>
    )
  }
  return (
    <div className={styles.rows}>
      {isStep && <ViewHeading selection={selection} />}
      {isStep && !view && <FacetChips />}
      {!isCounting && <CueBar of={rows} version={version} />}
      <RowGrid
        of={shown}
        version={version}
        label={messages.result.rowsOf(nameOf(isStep ? selection.id : selection.name))}
        onOpen={onOpen}
        onActiveChange={onActiveChange}
        selectable={isWhole}
        onSelectionChange={onChosen}
        {...judging}
        maskedUntilHeld
        isWaiting={isCounting}
        absent={absent}
        {...(step?.op === 'group' && !view && { countedBy: step.by })}
      />
    </div>
  )
}

/** Whether the rows of a layer are those of the whole screen: it is the last, or only the facets that narrow it stand behind it. */
function showsWhole(step: ScreenStep, layer: number): boolean {
  return (
    narrowedByFacets(step, layer).step.layers.length === step.layers.length &&
    narrowedByFacets(step, layer).layer === step.layers.length - 1
  )
}

/** Rows are asked once the counts are there, so that the engine screens once and not twice at a time; another selection is asked at once. */
function useCounted(rows: RowSource | null, selection: Selection | null, isCounting: boolean): RowSource | null {
  const counted = useRef({ rows, selection })
  if (!isCounting || counted.current.selection !== selection) counted.current = { rows, selection }
  return counted.current.rows
}
