import type { ReactNode } from 'react'
import type { CueKind } from '../../shared/screening/cue.ts'
import { CueWord } from './CueWord.tsx'
import styles from './HighlightedText.module.css'

export interface TextRange {
  start: number
  end: number
}

export interface CueRange extends TextRange {
  kind: CueKind
}

interface HighlightedTextProps {
  text: string
  /** Hits in UTF-16 offsets of the original text; may overlap and come in any order. */
  ranges: readonly TextRange[]
  /** Words of cues, likewise; where two overlap the first is shown. */
  cues?: readonly CueRange[]
  /** Offset of `text` in the original, where it is a piece of it. */
  from?: number
}

const noCues: readonly CueRange[] = []

/** Text with its hits marked, and the words underlined that say how it speaks of them. */
export function HighlightedText({ text, ranges, cues = noCues, from = 0 }: HighlightedTextProps) {
  const pieces: ReactNode[] = []
  let at = 0
  const plain = (end: number) => {
    pieces.push(...withCues(text, cues, from, at, end))
    at = end
  }
  for (const range of mergeRanges(ranges)) {
    const start = Math.max(range.start - from, 0)
    const end = Math.min(range.end - from, text.length)
    if (end <= start) continue
    plain(start)
    pieces.push(
      <mark key={start} className={styles.hit}>
        {withCues(text, cues, from, start, end)}
      </mark>,
    )
    at = end
  }
  plain(text.length)
  return <>{pieces}</>
}

/** The text between two places with the words of cues in it underlined. */
function withCues(text: string, cues: readonly CueRange[], from: number, start: number, end: number): ReactNode[] {
  if (cues.length === 0) return start < end ? [text.slice(start, end)] : []
  const pieces: ReactNode[] = []
  let at = start
  for (const cue of [...cues].sort((a, b) => a.start - b.start)) {
    const first = Math.max(at, cue.start - from)
    const last = Math.min(end, cue.end - from)
    if (last <= first) continue
    if (first > at) pieces.push(text.slice(at, first))
    pieces.push(<CueWord key={`cue ${first}`} kind={cue.kind} word={text.slice(first, last)} />)
    at = last
  }
  if (at < end) pieces.push(text.slice(at, end))
  return pieces
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
