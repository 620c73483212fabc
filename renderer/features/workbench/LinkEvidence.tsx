import type { ResultColumn, RowSource } from '../../../shared/contract/engine.ts'
import { AppError } from '../../../shared/errors.ts'
import { useMessages } from '../../messages/messages.ts'
import type { CardLook } from '../../ui/CardRules.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { EvidenceCardView } from '../../ui/EvidenceCardView.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import styles from './ReadingPane.module.css'

interface LinkEvidenceProps {
  of: RowSource
  columns: readonly ResultColumn[]
  index: number
  isMasked: boolean
}

/** The evidence card of a row of a link, or of a step that stands on one; nothing where the rows are no link. */
export function LinkEvidence({ of, columns, index, isMasked }: LinkEvidenceProps) {
  const messages = useMessages().linkEvidence
  const { nameOf, version } = useInvestigation()
  const card = useEngineQuery('link.card', { of, index }, { version })
  if (card.error instanceof AppError && card.error.code === 'link.missing') return null
  if (card.error) return <ErrorNotice error={card.error} onRetry={() => void card.refetch()} />
  if (!card.data) return <p className={styles.hint}>{messages.loading}</p>
  const { step, title } = card.data.rule
  const against = columns.find(({ side }) => side === 'right')?.source ?? ''
  return (
    <EvidenceCardView
      card={card.data}
      step={title === step ? nameOf(step) : title}
      against={nameOf(against)}
      columnOf={columnsOfSides(columns)}
      isMasked={isMasked}
    />
  )
}

/** In a result a column whose name is taken is called `source.name`, as a link may call any. */
function columnsOfSides(columns: readonly ResultColumn[]): CardLook['columnOf'] {
  return (side, name) => {
    const own = columns.filter((column) => column.side === side || column.side === 'step')
    return (
      own.find((column) => column.name === name) ??
      own.find(({ name: shown, source }) => shown === `${source}.${name}` || `${source}.${shown}` === name)
    )
  }
}
