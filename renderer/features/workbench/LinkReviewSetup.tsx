import { SettingOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { Review } from '../../../shared/contract/link-reviews.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './JudgingFields.module.css'
import { JudgeFields, SeedFields } from './JudgingFields.tsx'
import { useReviewPlace } from './review-place.ts'

interface LinkReviewSetupProps {
  review: Review
  onChange(change: Partial<Review>): void
}

/** Who judges the pairs, and by which seed they are drawn. */
export function LinkReviewSetup({ review, onChange }: LinkReviewSetupProps) {
  const messages = useMessages()
  const { isSetupOpen, showSetup } = useReviewPlace()
  const texts = messages.linkReview.setup
  const content = (
    <div className={styles.setup} role="dialog" aria-label={texts.title}>
      <div className={styles.fields}>
        <JudgeFields judges={review.judges} onChange={onChange} />
      </div>
      <p className={styles.hint}>{messages.judging.names}</p>
      <p className={styles.hint}>{texts.namesHint}</p>
      <div className={styles.fields}>
        <SeedFields seed={review.seed} onChange={onChange} />
      </div>
      <p className={styles.hint}>{texts.seedHint}</p>
      <p className={styles.hint}>{texts.againHint}</p>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content} open={isSetupOpen} onOpenChange={showSetup}>
      <Button type="text" icon={<SettingOutlined aria-hidden />}>
        {texts.title}
      </Button>
    </Popover>
  )
}
