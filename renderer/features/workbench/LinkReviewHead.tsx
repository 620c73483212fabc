import { CloseOutlined } from '@ant-design/icons'
import { Button, InputNumber, Segmented, Switch, Tooltip } from 'antd'
import type { Review } from '../../../shared/contract/link-reviews.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './Judging.module.css'

export type ReviewView = 'queue' | 'disputed' | 'result'

interface LinkReviewHeadProps {
  title: string
  review: Review
  view: ReviewView
  counts: { queue: number; disputed: number }
  onView(view: ReviewView): void
  onChange(change: Partial<Review>): void
  onClose(): void
}

/** Which pairs are judged, how, and by whom. */
export function LinkReviewHead({ title, review, view, counts, onView, onChange, onClose }: LinkReviewHeadProps) {
  const messages = useMessages().linkReview
  const views: ReviewView[] = ['queue', ...(counts.disputed > 0 ? (['disputed'] as const) : []), 'result']
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
          label: <span title={messages.kindHints[value]}>{messages.kinds[value]}</span>,
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
        <span className={styles.label}>
          <Switch
            size="small"
            aria-label={messages.blind}
            checked={review.isBlind}
            onChange={(isBlind) => onChange({ isBlind })}
          />{' '}
          {messages.blind}
        </span>
      </Tooltip>
      <span className={styles.gap} />
      <span className={styles.label}>{messages.judge}</span>
      <Segmented<0 | 1>
        aria-label={messages.judge}
        value={review.current}
        onChange={(current) => onChange({ current })}
        options={[
          { value: 0, label: review.judges[0] },
          { value: 1, label: review.judges[1] },
        ]}
      />
      <Tooltip title={messages.close}>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={messages.close} onClick={onClose} />
      </Tooltip>
    </header>
  )
}
