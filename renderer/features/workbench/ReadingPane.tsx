import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { ResultRow, RowPage, RowSource } from '../../../shared/contract/engine.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { HighlightedText } from '../../ui/HighlightedText.tsx'
import { isComposingKey } from '../../ui/use-composition.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import { selectedRows } from './asked-model.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { LinkEvidence } from './LinkEvidence.tsx'
import styles from './ReadingPane.module.css'

/** One row whole: every field, its hits, and for a link what both records share. It closes when the rows behind it change. */
export function ReadingPane() {
  const { asked, version } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const reading = useDraft((state) => state.reading) ?? 0
  const of = useMemo(() => selectedRows(selection, asked), [selection, asked])
  const question = JSON.stringify([of, version])
  const opened = useRef(question)
  useEffect(() => {
    if (opened.current !== question) useDraft.getState().read(null)
  }, [question])
  return of && <Reading of={of} version={version} index={reading} />
}

function Reading({ of, version, index }: { of: RowSource; version: string; index: number }) {
  const messages = useMessages().workbench.reading
  const { read } = useDraft.getState()
  const page = useEngineQuery('rows.page', { of, offset: index, limit: 1 }, { version, keepPrevious: true })
  const row = page.data?.rows[0]
  const total = page.data?.total ?? 0
  const pane = useRef<HTMLElement>(null)
  const hits = useMarks(pane, row)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event.target) || isComposingKey(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'n') hits.go(1)
      else if (event.key === 'p') hits.go(-1)
      else if (event.key === 'Escape') read(null)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [hits, read])

  return (
    <aside ref={pane} className={styles.pane} aria-label={messages.label}>
      <div className={styles.head}>
        <Step label={messages.previousRow} isOff={index === 0} icon={<LeftOutlined aria-hidden />} onGo={() => read(index - 1)} />
        <span>{messages.place(index + 1, total)}</span>
        <Step
          label={messages.nextRow}
          isOff={index + 1 >= total}
          icon={<RightOutlined aria-hidden />}
          onGo={() => read(index + 1)}
        />
        <span className={styles.gap} />
        {hits.count > 0 && (
          <>
            <Step label={messages.previousHit} isOff={false} icon={<LeftOutlined aria-hidden />} onGo={() => hits.go(-1)} />
            <span>{messages.hits(hits.current + 1, hits.count)}</span>
            <Step label={messages.nextHit} isOff={false} icon={<RightOutlined aria-hidden />} onGo={() => hits.go(1)} />
          </>
        )}
        <Step label={messages.close} isOff={false} icon={<CloseOutlined aria-hidden />} onGo={() => read(null)} />
      </div>
      {page.error && <ErrorNotice error={page.error} />}
      {page.data && row && <Record page={page.data} row={row} of={of} />}
    </aside>
  )
}

function Record({ page, row, of }: { page: RowPage; row: ResultRow; of: RowSource }) {
  const messages = useMessages().workbench.reading
  const step = 'model' in of ? of.model.steps.find(({ id }) => id === of.step) : undefined
  const { nameOf } = useInvestigation()
  const isMasked = !useRevealed(true, nameOf(page.columns[0]?.source ?? ''))
  const records = [...new Map(page.columns.map(({ side, source }) => [`${side} ${source}`, { side, source }])).values()]
  return (
    <div className={styles.record}>
      {step?.op === 'link' && <LinkEvidence step={step} page={page} row={row} isMasked={isMasked} />}
      {records.map(({ side, source }, at) => {
        if (side === 'right' && row.rightRow === null) return null
        const number = side === 'right' ? row.rightRow : at === 0 ? row.row : null
        return (
          <section key={`${side} ${source}`}>
            <h3 className={styles.source}>{messages.record(nameOf(source), number)}</h3>
            <dl className={styles.fields}>
              {page.columns.map((column, cell) => {
                const text = row.cells[cell] ?? ''
                if (column.side !== side || column.source !== source || text === '') return null
                const ranges = row.hits.filter((hit) => hit.column === cell)
                return (
                  <div key={column.name} className={column.type === 'text' ? styles.long : styles.field}>
                    <dt>{column.name}</dt>
                    <dd>
                      <HighlightedText text={isMasked ? maskCell(text, column) : text} ranges={ranges} />
                    </dd>
                  </div>
                )
              })}
            </dl>
          </section>
        )
      })}
      <p className={styles.hint}>{messages.masked}</p>
    </div>
  )
}

function Step({ label, icon, isOff, onGo }: { label: string; icon: ReactNode; isOff: boolean; onGo(): void }) {
  return (
    <Tooltip title={label}>
      <Button type="text" icon={icon} aria-label={label} disabled={isOff} onClick={onGo} />
    </Tooltip>
  )
}

/** The marks in the pane, of which one is current; a new row begins at its first. */
function useMarks(pane: { current: HTMLElement | null }, row: ResultRow | undefined) {
  const [place, setPlace] = useState({ current: 0, count: 0 })
  const marksOf = () => [...(pane.current?.querySelectorAll('mark') ?? [])]
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew for each row that is drawn
  useEffect(() => setPlace({ current: 0, count: marksOf().length }), [row])
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the place within the row that is drawn
  useEffect(() => {
    const marks = marksOf()
    for (const [index, mark] of marks.entries()) mark.toggleAttribute('data-current', index === place.current)
    marks[place.current]?.scrollIntoView({ block: 'nearest' })
  }, [place, row])
  const go = (by: number) =>
    setPlace(({ current, count }) => ({ count, current: count === 0 ? 0 : (current + by + count) % count }))
  return { ...place, go }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}
