import { Segmented } from 'antd'
import type { Judging } from '../../../shared/contract/judgements.ts'
import { useMessages } from '../../messages/messages.ts'
import { JudgeChoice } from './JudgeChoice.tsx'
import styles from './Judging.module.css'
import { JudgingSetup } from './JudgingSetup.tsx'

export type View = 'hits' | 'others' | 'disputed' | 'result'

interface JudgingHeadProps {
  title: string
  judging: Judging
  view: View
  counts: { hits: number; others: number; disputed: number }
  /** Rows that the shown side was drawn from; null where no side is shown. */
  total: number | null
  onView(view: View): void
  onChange(change: Partial<Judging>): void
  onClose(): void
}

/** What is judged, which side of it, and by whom. */
export function JudgingHead({ title, judging, view, counts, total, onView, onChange, onClose }: JudgingHeadProps) {
  const messages = useMessages().judging
  const views: View[] = ['hits', 'others', ...(counts.disputed > 0 ? (['disputed'] as const) : []), 'result']
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      <Segmented<View>
        aria-label={messages.viewLabel}
        value={view}
        onChange={onView}
        options={views.map((value) => ({
          value,
          label: value === 'result' ? messages.views.result : messages.viewOf(messages.views[value], counts[value]),
        }))}
      />
      {total !== null && <span className={styles.label}>{messages.drawnFrom(total)}</span>}
      <JudgeChoice
        judges={judging.judges}
        current={judging.current}
        onChoose={(current) => onChange({ current })}
        onClose={onClose}
      >
        <JudgingSetup judging={judging} onChange={onChange} />
      </JudgeChoice>
    </header>
  )
}
