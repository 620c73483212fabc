import { ArrowLeftOutlined, CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented, Tooltip } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { ResultRow, RowPage, RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import type { Messages } from '../../messages/zh-CN.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SightingList } from '../../ui/SightingList.tsx'
import { isComposingKey } from '../../ui/use-composition.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import { selectedRows } from './asked-model.ts'
import { CueLegend } from './CueLegend.tsx'
import { useShownRows } from './cue-view.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { LinkEvidence } from './LinkEvidence.tsx'
import { OpenedRecord } from './OpenedRecord.tsx'
import { useOpenedTickets } from './opened-tickets.ts'
import styles from './ReadingPane.module.css'
import { SimilarTickets } from './SimilarTickets.tsx'
import { TicketFields } from './TicketFields.tsx'
import { TicketHistory } from './TicketHistory.tsx'
import { useMarks } from './use-marks.ts'

type View = 'ticket' | 'similar' | 'history' | 'connections'
const ticketViews: readonly View[] = ['ticket', 'similar', 'history', 'connections']
const recordViews: readonly View[] = ['ticket', 'connections']

/** One row whole: every field, its hits, and for a link what both records share. It closes when the rows behind it change. */
export function ReadingPane() {
  const { asked, version } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const reading = useDraft((state) => state.reading) ?? 0
  const rows = useMemo(() => selectedRows(selection, asked), [selection, asked])
  const of = useShownRows(rows, version)
  const question = JSON.stringify([of, version])
  const opened = useRef(question)
  useEffect(() => {
    if (opened.current !== question) useDraft.getState().read(null)
  }, [question])
  return of && <Reading of={of} version={version} index={reading} />
}

function Reading({ of, version, index }: { of: RowSource; version: string; index: number }) {
  const messages = useMessages()
  const words = messages.workbench.reading
  const { read } = useDraft.getState()
  const { nameOf, datasets } = useInvestigation()
  const [view, setView] = useState<View>('ticket')
  const page = useEngineQuery('rows.page', { of, offset: index, limit: 1 }, { version, keepPrevious: true })
  const row = page.data?.rows[0]
  const total = page.data?.total ?? 0
  const isMasked = !useRevealed(true, nameOf(page.data?.columns[0]?.source ?? ''))
  const tickets = useOpenedTickets(`${row?.ref.batch} ${row?.ref.row}`)
  const ref = tickets.current?.ref ?? row?.ref
  const isTicket = datasets.some(({ id, kind }) => id === ref?.dataset && kind === 'ticket')
  const views = isTicket ? ticketViews : recordViews
  const shown = views.includes(view) ? view : 'ticket'
  const isHits = shown === 'ticket' && !tickets.current
  const content = useRef<HTMLDivElement>(null)
  const marks = useMarks(content, `${ref?.batch} ${ref?.row} ${shown}`)
  const open: typeof tickets.open = (ticket) => {
    setView('ticket')
    tickets.open(ticket)
  }
  const back = () => {
    setView(tickets.current?.from ?? 'ticket')
    tickets.back()
  }

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || isComposingKey(event) || event.ctrlKey || event.metaKey) return
      if (event.altKey) {
        if (event.key !== 'ArrowLeft' || !tickets.current) return
        back()
      } else if (event.key === 'n') marks.go(1)
      else if (event.key === 'p') marks.go(-1)
      else if (event.key === 'j' && index + 1 < total) read(index + 1)
      else if (event.key === 'k' && index > 0) read(index - 1)
      else if (event.key === 'Escape') read(null)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })

  return (
    <aside className={styles.pane} aria-label={words.label}>
      <div className={styles.head}>
        <Step label={words.previousRow} isOff={index === 0} icon={<LeftOutlined aria-hidden />} onGo={() => read(index - 1)} />
        <span>{words.place(index + 1, total)}</span>
        <Step
          label={words.nextRow}
          isOff={index + 1 >= total}
          icon={<RightOutlined aria-hidden />}
          onGo={() => read(index + 1)}
        />
        <span className={styles.gap} />
        {marks.count > 0 && (
          <>
            <Step label={words.previousHit} isOff={false} icon={<LeftOutlined aria-hidden />} onGo={() => marks.go(-1)} />
            <span>
              {isHits ? words.hits(marks.current + 1, marks.count) : messages.reading.pane.marks(marks.current + 1, marks.count)}
            </span>
            <Step label={words.nextHit} isOff={false} icon={<RightOutlined aria-hidden />} onGo={() => marks.go(1)} />
          </>
        )}
        <Step label={words.close} isOff={false} icon={<CloseOutlined aria-hidden />} onGo={() => read(null)} />
      </div>
      {ref && (
        <div className={styles.views}>
          {tickets.current && (
            <Step label={messages.reading.pane.back} isOff={false} icon={<ArrowLeftOutlined aria-hidden />} onGo={back} />
          )}
          <Segmented<View>
            size="small"
            aria-label={messages.reading.pane.views}
            value={view}
            options={views.map((value) => ({ value, label: viewName(value, isTicket, messages) }))}
            onChange={setView}
          />
        </div>
      )}
      {page.error && <ErrorNotice error={page.error} />}
      <div ref={content} className={styles.record}>
        {ref && shown === 'similar' && <SimilarTickets of={ref} version={version} isMasked={isMasked} onOpen={open} />}
        {ref && shown === 'connections' && <SightingList of={ref} isMasked={isMasked} />}
        {ref && shown === 'history' && <TicketHistory of={ref} version={version} onOpen={open} />}
        {shown === 'ticket' && tickets.current && <OpenedRecord ticket={tickets.current} version={version} isMasked={isMasked} />}
        {shown === 'ticket' && !tickets.current && page.data && row && (
          <Record page={page.data} row={row} of={of} isMasked={isMasked} />
        )}
        <p className={styles.hint}>{words.masked}</p>
      </div>
    </aside>
  )
}

function Record({ page, row, of, isMasked }: { page: RowPage; row: ResultRow; of: RowSource; isMasked: boolean }) {
  const messages = useMessages().workbench.reading
  const isLink = page.columns.some(({ side }) => side === 'right')
  const { nameOf } = useInvestigation()
  const records = [...new Map(page.columns.map(({ side, source }) => [`${side} ${source}`, { side, source }])).values()]
  return (
    <>
      {isLink && <LinkEvidence of={of} index={row.index} isMasked={isMasked} />}
      <CueLegend cues={row.cues} cells={row.cells} />
      {records.map(({ side, source }, at) => {
        if (side === 'right' && row.rightRow === null) return null
        const number = side === 'right' ? row.rightRow : at === 0 ? row.row : null
        return (
          <section key={`${side} ${source}`}>
            <h3 className={styles.source}>{messages.record(nameOf(source), number)}</h3>
            <TicketFields
              columns={page.columns}
              cells={row.cells}
              hits={row.hits}
              cues={row.cues}
              isMasked={isMasked}
              shows={(column) => column.side === side && column.source === source}
            />
          </section>
        )
      })}
    </>
  )
}

function Step({ label, icon, isOff, onGo }: { label: string; icon: ReactNode; isOff: boolean; onGo(): void }) {
  return (
    <Tooltip title={label}>
      <Button type="text" icon={icon} aria-label={label} disabled={isOff} onClick={onGo} />
    </Tooltip>
  )
}

function viewName(view: View, isTicket: boolean, { reading, entities }: Messages): string {
  if (view === 'connections') return entities.title
  return view === 'ticket' && !isTicket ? entities.record.title : reading.pane.tabs[view]
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}
