import { InputNumber, Segmented, Switch, Tooltip } from 'antd'
import type { Review } from '../../../shared/contract/link-reviews.ts'
import { useMessages } from '../../messages/messages.ts'
import { JudgeChoice } from './JudgeChoice.tsx'
import styles from './Judging.module.css'
import { LinkReviewSetup } from './LinkReviewSetup.tsx'

export type ReviewView = 'queue' | 'disputed' | 'result'

interface LinkReviewHeadProps {
  title: string
  review: Review
  view: ReviewView
  counts: { queue: number; disputed: number }
  /** Whether a probability decides. */
  hasThreshold: boolean
  onView(view: ReviewView): void
  onChange(change: Partial<Review>): void
  onClose(): void
}

/** Which pairs are judged, how, and by whom. */
export function LinkReviewHead({ title, review, view, counts, hasThreshold, onView, onChange, onClose }: LinkReviewHeadProps) {
  const messages = useMessages().linkReview
  const views: ReviewView[] = ['queue', ...(counts.disputed > 0 ? (['disputed'] as const) : []), 'result']
  const isLowest = (kind: Review['kind']) => kind === 'threshold' && !hasThreshold
  const nameOf = (kind: Review['kind']) => (isLowest(kind) ? messages.lowest : messages.kinds[kind])
  const hintOf = (kind: Review['kind']) => (isLowest(kind) ? messages.lowestHint : messages.kindHints[kind])
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      <Segmented<ReviewView>
        aria-label={messages.viewLabel}
        value={view}
        onChange={onView}
        options={views.map((value) => ({
          value,
          label: value === 'result' ? messages.views.result : messages.viewOf(messages.views[value], counts[value]),
        }))}
      />
      <Segmented<Review['kind']>
        aria-label={messages.kindLabel}
        value={review.kind}
        onChange={(kind) => onChange({ kind })}
        options={(['threshold', 'strata'] as const).map((value) => ({
          value,
          label: <span title={hintOf(value)}>{nameOf(value)}</span>,
        }))}
      />
      <span className={styles.label}>
        {messages.size}{' '}
        <InputNumber
          aria-label={messages.size}
          style={{ width: 72 }}
          min={1}
          max={2000}
          step={10}
          precision={0}
          value={review.size}
          changeOnWheel={false}
          onChange={(size) => size !== null && onChange({ size })}
        />
      </span>
      <Tooltip title={messages.blindHint}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a click leaves the focus where it is, so that Space goes on judging */}
        <span className={styles.label} onMouseDown={(event) => event.preventDefault()}>
          <Switch
            size="small"
            aria-label={messages.blind}
            checked={review.isBlind}
            onChange={(isBlind) => onChange({ isBlind })}
          />{' '}
          {messages.blind}
        </span>
      </Tooltip>
      <JudgeChoice
        judges={review.judges}
        current={review.current}
        onChoose={(current) => onChange({ current })}
        onClose={onClose}
      >
        <LinkReviewSetup review={review} onChange={onChange} />
      </JudgeChoice>
    </header>
  )
}
