import { SettingOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Popover } from 'antd'
import { useState } from 'react'
import { type Judging, MOST_SAMPLED } from '../../../shared/contract/judgements.ts'
import { judgeSchema, SETTLED } from '../../../shared/ledger/judgement.ts'
import { expectedReach } from '../../../shared/screening/judgement.ts'
import { wilsonInterval } from '../../../shared/screening/wilson.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './JudgingSetup.module.css'
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
  const again = () => onChange({ seed: /^\d{1,9}$/.test(seed) ? String(Number(seed) + 1) : `${seed.slice(0, 60)}+1` })
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
        <div className={styles.field}>
          <span>{messages.seed}</span>
          <SeedField label={messages.seed} seed={seed} onChange={onChange} />
        </div>
        <Button onClick={again}>{messages.again}</Button>
      </div>
      <p className={styles.hint}>{messages.plan(size, expectedReach(size), wilsonInterval(0, size).high)}</p>
      <p className={styles.hint}>{messages.seedHint}</p>
      <p className={styles.hint}>{messages.againHint}</p>
      <div className={styles.fields}>
        <JudgeField judging={judging} at={0} onChange={onChange} />
        <JudgeField judging={judging} at={1} onChange={onChange} />
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

function SeedField({ label, seed, onChange }: { label: string; seed: string; onChange(change: Partial<Judging>): void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const take = () => {
    if (typed?.trim()) onChange({ seed: typed.trim() })
    setTyped(null)
  }
  return (
    <Input
      className={styles.name ?? ''}
      aria-label={label}
      maxLength={64}
      value={typed ?? seed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onPressEnter={take}
    />
  )
}

/** A name is taken when the field is left; verdicts under the name before stay that judge's. */
function JudgeField({ judging, at, onChange }: JudgingSetupProps & { at: 0 | 1 }) {
  const messages = useMessages().judging
  const [typed, setTyped] = useState<string | null>(null)
  const name = (typed ?? judging.judges[at]).trim()
  const isTaken = name === judging.judges[1 - at] || name === SETTLED || !judgeSchema.safeParse(name).success
  const take = () => {
    if (typed !== null && !isTaken) onChange({ judges: at === 0 ? [name, judging.judges[1]] : [judging.judges[0], name] })
    setTyped(null)
  }
  const label = at === 0 ? messages.firstJudge : messages.secondJudge
  return (
    <div className={styles.field}>
      <span>{label}</span>
      <Input
        aria-label={label}
        className={styles.name ?? ''}
        maxLength={40}
        value={typed ?? judging.judges[at]}
        {...(isTaken && { status: 'error' as const, title: messages.nameTaken })}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onPressEnter={take}
      />
    </div>
  )
}
