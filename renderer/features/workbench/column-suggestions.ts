import { printQuery } from '../../../shared/screening/print.ts'

export interface Suggestions {
  /** The part of the text, in UTF-16 units, that a chosen column replaces. */
  start: number
  end: number
  columns: string[]
}

const MOST = 8
const separator = /[\s()（）"“”|｜:：<>=＜＞≥≤,，、/\\*?]/

/** Columns whose name holds what stands before the caret, those that begin with it first; null where nothing fits. */
export function columnSuggestions(text: string, caret: number, columns: readonly string[]): Suggestions | null {
  if (isQuoted(text.slice(0, caret))) return null
  let start = caret
  while (start > 0 && !separator.test(text[start - 1]!)) start--
  const typed = text.slice(start, caret).replace(/^-/, '').toLowerCase()
  if (typed === '') return null
  start = caret - typed.length
  const fitting = columns.filter((name) => name.toLowerCase().includes(typed))
  if (fitting.length === 0) return null
  const first = fitting.filter((name) => name.toLowerCase().startsWith(typed))
  return { start, end: caret, columns: [...first, ...fitting.filter((name) => !first.includes(name))].slice(0, MOST) }
}

/** The text with the column put in, and where the caret stands then: behind `列名:`. */
export function withColumn(text: string, { start, end }: Suggestions, column: string): { text: string; caret: number } {
  const written = printQuery({ kind: 'present', column }).slice(0, -1)
  const rest = text.slice(end).replace(/^[:：]/, '')
  return { text: text.slice(0, start) + written + rest, caret: start + written.length }
}

function isQuoted(before: string): boolean {
  return (before.match(/["“”]/g)?.length ?? 0) % 2 === 1
}
