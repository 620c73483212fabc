import styles from './HighlightedText.module.css'

export interface TextRange {
  start: number
  end: number
}

interface HighlightedTextProps {
  text: string
  /** Hits in UTF-16 offsets of the original text; may overlap and come in any order. */
  ranges: readonly TextRange[]
  /** Offset of `text` in the original, where it is a piece of it. */
  from?: number
}

/** Text with its hits marked. */
export function HighlightedText({ text, ranges, from = 0 }: HighlightedTextProps) {
  let at = 0
  const pieces = []
  for (const range of mergeRanges(ranges)) {
    const start = Math.max(range.start - from, 0)
    const end = Math.min(range.end - from, text.length)
    if (end <= start) continue
    if (start > at) pieces.push(text.slice(at, start))
    pieces.push(
      <mark key={start} className={styles.hit}>
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  )
}

/** Sorted ranges that neither overlap nor touch. */
export function mergeRanges(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}
