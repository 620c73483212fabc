import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { StartFrame } from './StartFrame.tsx'
import styles from './unlock.module.css'

interface OpeningProps {
  text: string
  error?: unknown
  onRetry?: () => void
}

/** Between the screens: the workspace is being opened or locked, or cannot be opened. */
export function Opening({ text, error, onRetry }: OpeningProps) {
  return (
    <StartFrame>
      {error ? (
        <ErrorNotice error={error} {...(onRetry ? { onRetry } : {})} />
      ) : (
        <p className={styles.opening} role="status">
          {text}
        </p>
      )}
    </StartFrame>
  )
}
