import { Radio } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import { changeSettings, useSettings } from '../../ui/use-settings.ts'
import { AboutSection } from './AboutSection.tsx'
import { AuditSection } from './AuditSection.tsx'
import { BackupSection } from './BackupSection.tsx'
import { LexiconSection } from './LexiconSection.tsx'
import { OfficeSection } from './OfficeSection.tsx'
import { ReceiversSection } from './ReceiversSection.tsx'
import { SecuritySection } from './SecuritySection.tsx'
import { SettingsSection } from './SettingsSection.tsx'
import styles from './settings.module.css'

/** 设置: every change is kept as it is made. */
export function SettingsPlace() {
  const messages = useMessages().settings
  const settings = useSettings()
  if (!settings) return null
  return (
    <div className={styles.place}>
      <h2 className={styles.title}>{messages.title}</h2>
      <OfficeSection settings={settings} />
      <ReceiversSection receivers={settings.receivers} />
      <LexiconSection />
      <SettingsSection title={messages.display}>
        <div className={styles.line}>
          <span className={styles.label}>{messages.language}</span>
          <Radio.Group
            aria-label={messages.language}
            optionType="button"
            value={settings.language}
            onChange={({ target }) => void changeSettings({ language: target.value })}
            options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: messages.languages[value] }))}
          />
        </div>
        <div className={styles.line}>
          <span className={styles.label}>{messages.theme}</span>
          <Radio.Group
            aria-label={messages.theme}
            optionType="button"
            value={settings.theme}
            onChange={({ target }) => void changeSettings({ theme: target.value })}
            options={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: messages.themes[value] }))}
          />
        </div>
      </SettingsSection>
      <SecuritySection settings={settings} />
      <BackupSection />
      <AuditSection />
      <AboutSection />
    </div>
  )
}
