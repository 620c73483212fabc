import { keywordList, keywordQuery } from '../../../shared/screening/keyword-list.ts'
import { printQuery } from '../../../shared/screening/print.ts'

/** A list of words that was just pasted into a layer's text. */
export interface PastedList {
  /** The text with the list in it as it was pasted. */
  text: string
  start: number
  end: number
  words: readonly string[]
}

/** Null where what stands from `start` to `end` is no list of words. */
export function pastedList(text: string, start: number, end: number): PastedList | null {
  const words = keywordList(text.slice(start, end))
  return words && { text, start, end, words }
}

/** The text with the list as an OR of its words, in brackets where anything stands beside it; and where the caret stands then. */
export function withKeywords({ text, start, end, words }: PastedList): { text: string; caret: number } {
  const group = printQuery(keywordQuery(words))
  const [before, after] = [text.slice(0, start).trimEnd(), text.slice(end).trimStart()]
  const isAlone = before === '' && after === ''
  const written = isAlone ? group : `(${group})`
  const head = before === '' || /[(（:：]$/.test(before) ? before + written : `${before} ${written}`
  return { text: after === '' || /^[)）]/.test(after) ? head + after : `${head} ${after}`, caret: head.length }
}

/** The part of a mended text around its first difference from the text as it is. */
export function shownMend(text: string, mended: string, most = 48): string {
  let same = 0
  while (same < text.length && text[same] === mended[same]) same++
  const start = mended.length <= most ? 0 : Math.max(0, Math.min(same - most / 2, mended.length - most))
  const end = Math.min(mended.length, start + most)
  return `${start > 0 ? '…' : ''}${mended.slice(start, end)}${end < mended.length ? '…' : ''}`
}
