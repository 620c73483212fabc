import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../../messages/messages.ts'
import styles from './unlock.module.css'

/** The calm page around the start: whose program this is, and the language, which is not known before the workspace is open. */
export function StartFrame({ children }: { children?: ReactNode }) {
  const messages = useMessages()
  const { language, setLanguage } = useLanguage()
  return (
    <main className={styles.page} aria-label={messages.app.name}>
      <header className={styles.header}>
        <b className={styles.name}>{messages.app.name}</b>
        <span className={styles.purpose}>{messages.app.purpose}</span>
        <Button type="text" size="small" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
          {messages.unlock.otherLanguage}
        </Button>
      </header>
      <div className={styles.middle}>
        <div className={styles.card}>{children}</div>
      </div>
      <footer className={styles.footer}>{messages.jobs.idle}</footer>
    </main>
  )
}
