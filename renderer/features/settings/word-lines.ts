import { groupsCalled, readWords } from '../../../shared/screening/lexicon.ts'
import type { QueryError } from '../../../shared/screening/query-error.ts'

/** What is to be said of a line (1-based) of a group's text. Only a fault keeps the group from being saved. */
export type LineMark =
  | { line: number; kind: 'fault'; error: QueryError; text: string }
  | { line: number; kind: 'duplicate'; of: number }
  | { line: number; kind: 'unknownGroup'; name: string }

export interface CheckedLines {
  words: string[]
  marks: LineMark[]
  faults: number
  duplicates: number
}

/** Reads the text of a group, a word a line. `groups` are the names that a word may call; `own` is the group itself. */
export function checkLines(text: string, groups: readonly string[]): CheckedLines {
  const lines = text.split('\n')
  const { words, queries, faults, duplicates } = readWords(lines)
  const known = new Set(groups)
  const marks: LineMark[] = [
    ...faults.map(({ number, word, error }): LineMark => ({ line: number, kind: 'fault', error, text: word })),
    ...duplicates.map(({ number, of }): LineMark => ({ line: number, kind: 'duplicate', of })),
  ]
  const unknown = queries.flatMap((query, index) => {
    const name = groupsCalled(query).find((called) => !known.has(called))
    return name === undefined ? [] : [{ word: words[index]!, name }]
  })
  if (unknown.length > 0) {
    const lineOf = new Map(lines.map((line, index) => [line.replace(/\s+/gu, ' ').trim(), index + 1] as const).toReversed())
    for (const { word, name } of unknown) marks.push({ line: lineOf.get(word) ?? 1, kind: 'unknownGroup', name })
  }
  marks.sort((a, b) => a.line - b.line)
  return { words, marks, faults: faults.length, duplicates: duplicates.length }
}
