import type { CueKind } from '../../shared/screening/cue.ts'
import type { RowCue } from '../../shared/screening/row-cue.ts'
import { useMessages } from '../messages/messages.ts'
import styles from './CueWord.module.css'

/** Words by which a sentence denies a hit, says that it is over, asks or thanks: underlined, so that they hold without colour. */
export function CueWord({ kind, word }: { kind: CueKind; word: string }) {
  const { cues } = useMessages().reading
  return (
    <span className={styles.word} data-cue={kind} title={cues.word(cues.kinds[kind], word)}>
      {word}
    </span>
  )
}

/** The kind of a cue as one character in a frame, at the start of a row that is ranked as this. */
export function CueTag({ cue, isOfRow = false }: { cue: RowCue; isOfRow?: boolean }) {
  const { cues } = useMessages().reading
  if (cue === 'plain') return null
  const tip = cues.tips[cue]
  return (
    <abbr className={styles.tag} data-cue={cue} aria-label={cues.kinds[cue]} title={isOfRow ? cues.rowTag(tip) : tip}>
      {cues.tags[cue]}
    </abbr>
  )
}
