import { Button, Input } from 'antd'
import { useState } from 'react'
import { judgeSchema, SETTLED } from '../../../shared/ledger/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './JudgingFields.module.css'

interface SeedFieldsProps {
  seed: string
  onChange(change: { seed: string }): void
}

/** The seed by which rows or pairs are drawn, and a way to draw others. A seed is taken when the field is left. */
export function SeedFields({ seed, onChange }: SeedFieldsProps) {
  const messages = useMessages().judging
  const [typed, setTyped] = useState<string | null>(null)
  const take = () => {
    if (typed?.trim()) onChange({ seed: typed.trim() })
    setTyped(null)
  }
  const again = () => onChange({ seed: /^\d{1,9}$/.test(seed) ? String(Number(seed) + 1) : `${seed.slice(0, 60)}+1` })
  return (
    <>
      <div className={styles.field}>
        <span>{messages.seed}</span>
        <Input
          className={styles.name ?? ''}
          aria-label={messages.seed}
          maxLength={64}
          value={typed ?? seed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onPressEnter={take}
        />
      </div>
      <Button onClick={again}>{messages.again}</Button>
    </>
  )
}

interface JudgeFieldsProps {
  judges: readonly [string, string]
  onChange(change: { judges: [string, string] }): void
}

/** The names of both judges. A name is taken when the field is left; verdicts under the name before stay that judge's. */
export function JudgeFields(props: JudgeFieldsProps) {
  return (
    <>
      <JudgeField at={0} {...props} />
      <JudgeField at={1} {...props} />
    </>
  )
}

function JudgeField({ judges, at, onChange }: JudgeFieldsProps & { at: 0 | 1 }) {
  const messages = useMessages().judging
  const [typed, setTyped] = useState<string | null>(null)
  const name = (typed ?? judges[at]).trim()
  const isTaken = name === judges[1 - at] || name === SETTLED || !judgeSchema.safeParse(name).success
  const take = () => {
    if (typed !== null && !isTaken) onChange({ judges: at === 0 ? [name, judges[1]] : [judges[0], name] })
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
        value={typed ?? judges[at]}
        {...(isTaken && { status: 'error' as const, title: messages.nameTaken })}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onPressEnter={take}
      />
    </div>
  )
}
