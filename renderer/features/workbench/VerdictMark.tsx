import type { ReactNode } from 'react'
import type { Finding } from '../../../shared/ledger/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './VerdictMark.module.css'

const glyphs: Record<Finding, string> = { relevant: '●', irrelevant: '×', unsure: '?', disputed: '≠' }

/** A verdict as a narrow mark: told apart by its shape, also in grey. */
export function VerdictMark({ finding }: { finding: Finding }) {
  const messages = useMessages().judging
  const name = finding === 'disputed' ? messages.views.disputed : messages.verdicts[finding]
  return (
    <span className={styles.mark} data-verdict={finding} role="img" aria-label={name} title={name}>
      {glyphs[finding]}
    </span>
  )
}

/** The marks as constant nodes, so that a line with an unchanged mark is not drawn anew. */
export const verdictMarks: Record<Finding, ReactNode> = {
  relevant: <VerdictMark finding="relevant" />,
  irrelevant: <VerdictMark finding="irrelevant" />,
  unsure: <VerdictMark finding="unsure" />,
  disputed: <VerdictMark finding="disputed" />,
}
