import type { Disposition } from '../../../shared/ledger/clue.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './DispositionMark.module.css'

const shapes: Record<Disposition, string> = { open: '○', referred: '●', irrelevant: '×' }

/** A disposition as shape and word, so that grey print and colour-blind eyes can tell them apart. */
export function DispositionMark({ disposition }: { disposition: Disposition }) {
  const { views } = useMessages().clues
  return (
    <span className={styles[disposition]}>
      <span aria-hidden className={styles.shape}>
        {shapes[disposition]}
      </span>
      {views[disposition]}
    </span>
  )
}
