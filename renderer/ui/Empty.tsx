import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface Action {
  label: string
  onClick(): void
}

interface EmptyProps {
  icon?: ReactNode
  title: string
  text: string
  primary?: Action
  secondary?: Action
  hint?: string
}

/** An empty state that teaches: what belongs here, the one button to begin, a second way beside it. */
export function Empty({ icon, title, text, primary, secondary, hint }: EmptyProps) {
  return (
    <section className={styles.empty} aria-label={title}>
      {icon && <div className={styles.icon}>{icon}</div>}
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>
        {primary && (
          <Button type="primary" onClick={primary.onClick}>
            {primary.label}
          </Button>
        )}
        {secondary && <Button onClick={secondary.onClick}>{secondary.label}</Button>}
      </div>
      {hint && <p className={styles.hint}>{hint}</p>}
    </section>
  )
}
