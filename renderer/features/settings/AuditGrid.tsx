// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
// biome-ignore-all lint/a11y/useFocusableInteractive: the frame has the focus and scrolls; cells are only read
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: the frame scrolls, and the keyboard must reach that

import { useEffect, useRef } from 'react'
import type { AuditEntry } from '../../../shared/ledger/audit.ts'
import { useMessages } from '../../messages/messages.ts'
import type { SettingsMessages } from '../../messages/settings.zh-CN.ts'
import { localTime } from '../../ui/local-time.ts'
import { useRowWindow } from '../../ui/use-row-window.ts'
import styles from './AuditGrid.module.css'
import type { AuditPages } from './use-audit-pages.ts'

const ROW_HEIGHT = 26
const HEADER_HEIGHT = 28

/** The log, as far as it is in view. */
export function AuditGrid({ log }: { log: AuditPages }) {
  const messages = useMessages().settings.audit
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useRowWindow(scroller, log.total, ROW_HEIGHT, HEADER_HEIGHT)
  const { show } = log
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when what is in view changes
  useEffect(() => show(rows.first, rows.end), [rows.first, rows.end])
  const indexes = Array.from({ length: Math.max(0, rows.end - rows.first) }, (_, at) => rows.first + at)
  const { number, time, action, subject, details } = messages.columns
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="table"
      aria-label={messages.title}
      aria-rowcount={log.total + 1}
      tabIndex={0}
    >
      <div className={styles.header} role="row" aria-rowindex={1}>
        {[number, time, action, subject, details].map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
      <div className={styles.canvas} role="rowgroup" style={{ height: rows.height }}>
        {indexes.map((index) => {
          const entry = log.entryAt(index)
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className={entry && log.broken !== null && entry.number >= log.broken ? styles.brokenRow : styles.row}
              style={{ transform: `translateY(${rows.topOf(index)}px)` }}
            >
              {entry && <Cells entry={entry} messages={messages} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Cells({ entry, messages }: { entry: AuditEntry; messages: SettingsMessages['audit'] }) {
  const details = detailsOf(entry, messages)
  return (
    <>
      <span role="cell">{entry.number.toLocaleString('en-US')}</span>
      <span role="cell">{localTime(entry.at)}</span>
      <span role="cell">{messages.actions[entry.action]}</span>
      <span role="cell" title={entry.subject}>
        {entry.subject}
      </span>
      <span role="cell" title={details}>
        {details}
      </span>
    </>
  )
}

function detailsOf({ details }: AuditEntry, messages: SettingsMessages['audit']): string {
  const shown = (value: string | number) => (typeof value === 'number' ? value.toLocaleString('en-US') : value)
  return Object.entries(details)
    .map(([key, value]) => `${messages.details[key] ?? key} ${shown(value)}`)
    .join(' · ')
}
