import { Input } from 'antd'
import { useId } from 'react'
import type { Settings } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { changeSettings } from '../../ui/use-settings.ts'
import { SettingsSection } from './SettingsSection.tsx'
import styles from './settings.module.css'
import { useKeptText } from './use-kept-text.ts'

const fields = ['officeName', 'redHead', 'numberPrefix', 'contact'] as const

/** The issuing office as it stands in letters. */
export function OfficeSection({ settings }: { settings: Settings }) {
  const messages = useMessages().settings
  return (
    <SettingsSection title={messages.office} hint={messages.officeHint}>
      {fields.map((field) => (
        <TextLine
          key={field}
          label={messages[field]}
          example={messages[`${field}Example`]}
          stored={settings[field]}
          keep={(text) => void changeSettings({ [field]: text.trim() })}
        />
      ))}
    </SettingsSection>
  )
}

interface TextLineProps {
  label: string
  example: string
  stored: string
  keep(text: string): void
}

function TextLine({ label, example, stored, keep }: TextLineProps) {
  const id = useId()
  const text = useKeptText(stored, keep)
  return (
    <div className={styles.line}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <Input id={id} placeholder={example} {...text} />
    </div>
  )
}
