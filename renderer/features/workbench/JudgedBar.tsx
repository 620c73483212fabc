import type { ReactNode } from 'react'
import { useMessages } from '../../messages/messages.ts'
import styles from './JudgingBar.module.css'

interface JudgedBarProps<Verdict extends string> {
  judged: number
  total: number
  /** Title of the button that leads to the next open one. */
  nextOpen: string
  verdicts: readonly { verdict: Verdict; mark: ReactNode; name: string; count: number }[]
  filter: Verdict | null
  keys: readonly { key: string; does: string }[]
  onFilter(verdict: Verdict | null): void
  onOpenPlace(): void
  /** At the right end of the counts. */
  children?: ReactNode
}

/** The foot of a place where one judges: how far it is, what was said so far, each count a way to what it counts, and the keys. A click leaves the focus where it is. */
export function JudgedBar<Verdict extends string>(props: JudgedBarProps<Verdict>) {
  const { judged, total, nextOpen, verdicts, filter, keys, onFilter, onOpenPlace, children } = props
  const messages = useMessages().judging
  return (
    <footer className={styles.bar}>
      <div className={styles.line}>
        <button type="button" className={styles.count} title={nextOpen} onClick={onOpenPlace}>
          {messages.progress(judged, total)}
        </button>
        <progress
          className={styles.progress}
          aria-label={messages.progress(judged, total)}
          max={Math.max(1, total)}
          value={judged}
        />
        {verdicts.map(({ verdict, mark, name, count }) => (
          <button
            key={verdict}
            type="button"
            className={styles.count}
            aria-pressed={filter === verdict}
            title={filter === verdict ? messages.showAll : messages.filterHint(name)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onFilter(filter === verdict ? null : verdict)}
          >
            {mark} {messages.filter(name, count)}
          </button>
        ))}
        {children}
      </div>
      <div className={styles.keys}>
        {keys.map(({ key, does }) => (
          <span key={key}>
            <kbd className={styles.key}>{key}</kbd> {does}
          </span>
        ))}
      </div>
    </footer>
  )
}
