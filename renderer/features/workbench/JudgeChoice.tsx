import { CloseOutlined } from '@ant-design/icons'
import { Button, Segmented, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/messages.ts'
import styles from './Judging.module.css'

interface JudgeChoiceProps {
  judges: readonly [string, string]
  current: 0 | 1
  onChoose(current: 0 | 1): void
  onClose(): void
  children?: ReactNode
}

/** Who judges, and the way back; the right end of the head of a place where one judges. */
export function JudgeChoice({ judges, current, onChoose, onClose, children }: JudgeChoiceProps) {
  const messages = useMessages().judging
  return (
    <>
      <span className={styles.gap} />
      <span className={styles.label}>{messages.judge}</span>
      <Segmented<0 | 1>
        aria-label={messages.judge}
        value={current}
        onChange={onChoose}
        options={[
          { value: 0, label: judges[0] },
          { value: 1, label: judges[1] },
        ]}
      />
      {children}
      <Tooltip title={messages.close}>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={messages.close} onClick={onClose} />
      </Tooltip>
    </>
  )
}
