import { HighlightedText, type TextRange } from './HighlightedText.tsx'
import styles from './MarkedText.module.css'

interface MarkedTextProps {
  /** As it is shown; while masked it may be another length than the original. */
  shown: string
  original: string
  ranges: readonly TextRange[]
}

/** A value with what differs marked; as a whole where its mask does not keep the places. */
export function MarkedText({ shown, original, ranges }: MarkedTextProps) {
  if (ranges.length === 0) return <>{shown}</>
  const marks = shown.length === original.length ? ranges : [{ start: 0, end: shown.length }]
  return (
    <span className={styles.marked}>
      <HighlightedText text={shown} ranges={marks} />
    </span>
  )
}
