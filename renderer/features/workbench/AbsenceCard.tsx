import type { RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './LinkEvidence.module.css'

interface AbsenceCardProps {
  of: RowSource
  index: number
  version: string
  /** Shows a value of the left side's column. */
  show(column: string, value: string): string
}

/** What the absence of a partner is worth: the grade, every point that was looked at, what was looked for, and the nearest record with the reason why it is none. */
export function AbsenceCard({ of, index, version, show }: AbsenceCardProps) {
  const messages = useMessages().linkEvidence
  const card = useEngineQuery('link.card', { of, index }, { version })
  const absence = card.data?.absence
  if (card.error) return <ErrorNotice error={card.error} />
  if (!absence) return <p className={styles.none}>{messages.loading}</p>
  const { nearest } = absence
  return (
    <table className={styles.evidence} aria-label={messages.absence.title}>
      <thead>
        <tr>
          <th scope="col">{messages.absence.title}</th>
          <th scope="col">{messages.absence.grades[absence.grade]}</th>
        </tr>
      </thead>
      <tbody>
        {absence.points.map(({ what, verdict }) => (
          <tr key={what}>
            <td>{messages.absence.points[what]}</td>
            <td>{messages.absence.verdicts[verdict]}</td>
          </tr>
        ))}
        {absence.variants.map(({ column, values }) => (
          <tr key={column}>
            <td>
              <span className={styles.column}>{messages.absence.variants}</span>
              {column}
            </td>
            <td>{values.map((value) => show(column, value)).join('、') || '—'}</td>
          </tr>
        ))}
        {nearest && (
          <tr>
            <td>{messages.absence.nearest(nearest.record.dataset, nearest.record.row)}</td>
            <td>
              {messages.absence.why[nearest.why.reason]}
              {nearest.rules.map(({ left, right, how, score }) => (
                <span key={`${left.column} ${right.column}`} className={styles.column}>
                  {`${left.column} ↔ ${right.column}　${messages.how[how]} ${messages.percent(score)}`}
                </span>
              ))}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
