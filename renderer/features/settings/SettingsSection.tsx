import { type ReactNode, useId } from 'react'
import styles from './settings.module.css'

interface SettingsSectionProps {
  title: string
  hint?: string
  /** As wide as the window, for a table. */
  isWide?: boolean
  children: ReactNode
}

/** A titled part of the settings. */
export function SettingsSection({ title, hint, isWide = false, children }: SettingsSectionProps) {
  const id = useId()
  return (
    <section className={isWide ? styles.wide : styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </section>
  )
}
