import { SettingOutlined } from '@ant-design/icons'
import { Button, InputNumber, Popover } from 'antd'
import { type Judging, MOST_SAMPLED } from '../../../shared/contract/judgements.ts'
import { expectedReach } from '../../../shared/screening/judgement.ts'
import { wilsonInterval } from '../../../shared/screening/wilson.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './JudgingFields.module.css'
import { JudgeFields, SeedFields } from './JudgingFields.tsx'
import { useJudgingPlace } from './judging-place.ts'

interface JudgingSetupProps {
  judging: Judging
  onChange(change: Partial<Judging>): void
}

/** How large the sample is and who judges, with the interval that may be expected. */
export function JudgingSetup({ judging, onChange }: JudgingSetupProps) {
  const messages = useMessages().judging
  const { isSetupOpen, showSetup } = useJudgingPlace()
  const { size, seed } = judging
  const content = (
    <div className={styles.setup} role="dialog" aria-label={messages.setup}>
      <div className={styles.fields}>
        <div className={styles.field}>
          <span>{messages.size}</span>
          <InputNumber
            aria-label={messages.size}
            min={1}
            max={MOST_SAMPLED}
            step={50}
            precision={0}
            value={size}
            onChange={(value) => value !== null && onChange({ size: value })}
          />
        </div>
        <SeedFields seed={seed} onChange={onChange} />
      </div>
      <p className={styles.hint}>{messages.plan(size, expectedReach(size), wilsonInterval(0, size).high)}</p>
      <p className={styles.hint}>{messages.seedHint}</p>
      <p className={styles.hint}>{messages.againHint}</p>
      <div className={styles.fields}>
        <JudgeFields judges={judging.judges} onChange={onChange} />
      </div>
      <p className={styles.hint}>{messages.blind}</p>
      <p className={styles.hint}>{messages.names}</p>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content} open={isSetupOpen} onOpenChange={showSetup}>
      <Button type="text" icon={<SettingOutlined aria-hidden />}>
        {messages.setup}
      </Button>
    </Popover>
  )
}
