import { useMessages } from '../../messages/messages.ts'
import type { PhraseQuestion } from './PhrasePanel.tsx'
import { PhraseTable, type PhraseTableColumn } from './PhraseTable.tsx'
import { useMined } from './use-mined.ts'

/** Phrases that are listed; there is more use in a narrower layer than in a longer list. */
const LISTED = 500

/** The frequent phrases of the rows. */
export function FrequentPhraseList(question: PhraseQuestion) {
  const messages = useMessages().phrases
  const { of, column, minimumRows, version, name } = question
  const args = { of, limit: LISTED, ...(column !== undefined && { column }), ...(minimumRows !== undefined && { minimumRows }) }
  const mined = useMined('phrases.frequent', args, version, messages.running(messages.frequent, name), messages.read)
  const found = mined.data
  const read = found?.read ?? 0
  const columns: PhraseTableColumn[] = [
    { key: 'rows', of: ({ rows }) => rows, opens: {} },
    { key: 'share', of: ({ rows }) => rows / Math.max(1, read), text: (share) => `${(100 * share).toFixed(1)}%` },
    { key: 'occurrences', of: ({ occurrences }) => occurrences },
    { key: 'cohesion', of: ({ cohesion }) => cohesion, text: oneDigit },
    { key: 'left', of: ({ leftFreedom }) => leftFreedom, text: oneDigit },
    { key: 'right', of: ({ rightFreedom }) => rightFreedom, text: oneDigit },
  ]
  const note = found && [
    found.read < found.rows
      ? messages.sampleOf(found.read, found.rows, found.tested, found.minimumRows)
      : messages.foundOf(found.rows, found.tested, found.minimumRows),
    ...(found.tested > found.phrases.length ? [messages.shownOf(found.phrases.length, found.tested)] : []),
  ]
  return (
    <PhraseTable
      {...question}
      mined={mined}
      phrases={found?.phrases ?? []}
      columns={columns}
      note={note ?? []}
      none={messages.none}
    />
  )
}

function oneDigit(bits: number): string {
  return bits.toFixed(1)
}
