import type { RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { EvidenceCardView } from '../../ui/EvidenceCardView.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import styles from './ReadingPane.module.css'

/** The evidence cards of a row: of the link that it stands on and of those before it, the last one first; nothing where it stands on none. */
export function LinkEvidence({ of, index, isMasked }: { of: RowSource; index: number; isMasked: boolean }) {
  const messages = useMessages().linkEvidence
  const { nameOf, version } = useInvestigation()
  const cards = useEngineQuery('link.cards', { of, index }, { version })
  if (cards.error) return <ErrorNotice error={cards.error} onRetry={() => void cards.refetch()} />
  if (!cards.data) return <p className={styles.hint}>{messages.loading}</p>
  return cards.data.toReversed().map(({ card, against, ...sides }) => {
    const { step, title } = card.rule
    return (
      <EvidenceCardView
        key={step}
        card={card}
        step={title === step ? nameOf(step) : title}
        against={against}
        columnOf={(side, name) => sides[side].find((column) => column.name === name)}
        isMasked={isMasked}
      />
    )
  })
}
