import styles from './TermReport.module.css'

interface CountButtonProps {
  rows: number
  label: string
  onOpen(): void
}

/** A number that leads to its rows; none where there are none. */
export function CountButton({ rows, label, onOpen }: CountButtonProps) {
  if (rows === 0) return <span className={styles.zero}>0</span>
  return (
    <button type="button" className={styles.count} aria-label={label} title={label} onClick={onOpen}>
      {rows.toLocaleString('en-US')}
    </button>
  )
}
