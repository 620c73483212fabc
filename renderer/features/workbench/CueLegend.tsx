import type { CellCue } from '../../../shared/screening/row-cue.ts'
import { useMessages } from '../../messages/messages.ts'
import { CueTag } from '../../ui/CueWord.tsx'
import styles from './CueLegend.module.css'

/** Names the kinds of cues that a ticket has, with their words. */
export function CueLegend({ cues, cells }: { cues: readonly CellCue[]; cells: readonly string[] }) {
  const messages = useMessages().reading.cues
  if (cues.length === 0) return null
  const words = new Map<CellCue['kind'], Set<string>>()
  for (const { kind, column, start, end } of cues) {
    words.set(kind, (words.get(kind) ?? new Set()).add((cells[column] ?? '').slice(start, end)))
  }
  return (
    <dl className={styles.legend} aria-label={messages.legend}>
      {[...words].map(([kind, found]) => (
        <div key={kind}>
          <dt>
            <CueTag cue={kind} /> {messages.kinds[kind]}
          </dt>
          <dd>{[...found].join('、')}</dd>
        </div>
      ))}
    </dl>
  )
}
