import { useMemo } from 'react'
import type { RowSource } from '../../../shared/contract/engine.ts'
import { contentHash } from '../../../shared/model/canonical-json.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { EvidenceCardView } from '../../ui/EvidenceCardView.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import styles from './ReadingPane.module.css'

/**
 * The evidence cards of a row: of the link that it stands on and of those before it, the last one first; nothing where it stands on none. A draft is asked without names: its
 * version is that of the whole model, as a run of it has.
 */
export function LinkEvidence({ of, index, isMasked }: { of: RowSource; index: number; isMasked: boolean }) {
  const messages = useMessages().linkEvidence
  const { content, nameOf, version } = useInvestigation()
  const saved = useMemo(() => ('model' in of ? contentHash(content.model) : null), [of, content.model])
  const cards = useEngineQuery('link.cards', { of, index }, { version })
  if (cards.error) return <ErrorNotice error={cards.error} onRetry={() => void cards.refetch()} />
  if (!cards.data) return <p className={styles.hint}>{messages.loading}</p>
  return cards.data.toReversed().map(({ card, against, ...sides }) => {
    const { step, title } = card.rule
    return (
      <EvidenceCardView
        key={step}
        card={saved === null ? card : { ...card, rule: { ...card.rule, hash: saved } }}
        step={title === step ? nameOf(step) : title}
        against={against}
        columnOf={(side, name) => sides[side].find((column) => column.name === name)}
        isMasked={isMasked}
      />
    )
  })
}
