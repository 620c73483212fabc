import { LockOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Settings } from '../../../shared/contract/engine.ts'
import { sendMenuCommand } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { changeSettings } from '../../ui/use-settings.ts'
import { PasswordChange } from './PasswordChange.tsx'
import { SettingsSection } from './SettingsSection.tsx'
import styles from './settings.module.css'

const choices = [1, 3, 5, 10, 15, 30, 60, 0]

/** The password, and when the workspace locks by itself. */
export function SecuritySection({ settings }: { settings: Settings }) {
  const messages = useMessages().settings.security
  const [isChanging, setIsChanging] = useState(false)
  const { idleLockMinutes } = settings
  const minutes = choices.includes(idleLockMinutes) ? choices : [idleLockMinutes, ...choices]
  return (
    <SettingsSection title={messages.title} hint={messages.hint}>
      <div className={styles.line}>
        <span className={styles.label}>{messages.idle}</span>
        <Select
          aria-label={messages.idle}
          className={styles.choice ?? ''}
          value={idleLockMinutes}
          options={minutes.map((value) => ({ value, label: messages.idleChoice(value) }))}
          onChange={(value) => void changeSettings({ idleLockMinutes: value })}
        />
        <Button icon={<LockOutlined />} onClick={() => sendMenuCommand('lock')}>
          {messages.lockNow}
        </Button>
      </div>
      <p className={styles.hint}>{messages.idleHint}</p>
      <div className={styles.line}>
        <span className={styles.label}>{messages.password}</span>
        <Button onClick={() => setIsChanging(true)}>{messages.change}</Button>
      </div>
      {isChanging && <PasswordChange onClose={() => setIsChanging(false)} />}
    </SettingsSection>
  )
}
