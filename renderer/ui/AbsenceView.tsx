import type { AbsenceProof, CoveredMonth } from '../../shared/linkage/card.ts'
import { useMessages } from '../messages/messages.ts'
import { type CardLook, CardRules, CardText } from './CardRules.tsx'
import styles from './EvidenceCardView.module.css'

interface AbsenceViewProps extends CardLook {
  absence: AbsenceProof
  left: string
}

/** What the absence of a partner is worth: every point that was looked at with its figures, what was looked for, and the nearest record with the rule that fails. */
export function AbsenceView({ absence, left, columnOf, isMasked }: AbsenceViewProps) {
  const messages = useMessages().linkEvidence
  const { points, variants, nearest, months } = absence
  const looked = variants.filter(({ values }) => values.length > 0)
  return (
    <>
      <table className={styles.points} aria-label={messages.absence.title}>
        <tbody>
          {points.map((point) => (
            <tr key={point.what}>
              <th scope="row">{messages.absence.points[point.what]}</th>
              <td className={styles.verdict} data-verdict={point.verdict}>
                {messages.absence.verdicts[point.verdict]}
              </td>
              <td>{messages.absence.pointText(point)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {months && <MonthStrip months={months} />}
      {looked.length > 0 && (
        <section aria-label={messages.absence.variants}>
          <h4 className={styles.part}>{messages.absence.variants}</h4>
          <dl className={styles.variants}>
            {looked.map(({ column, values }) => (
              <div key={column}>
                <dt>{column}</dt>
                <dd>
                  {values.map((value) => (
                    <span key={value} className={styles.variant}>
                      <CardText side="left" of={{ column, value }} columnOf={columnOf} isMasked={isMasked} />
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {nearest && (
        <section aria-label={messages.absence.nearest}>
          <h4 className={styles.part}>
            {messages.absence.nearest}
            <span className={styles.why}>{messages.absence.why[nearest.why.reason]}</span>
          </h4>
          <CardRules
            label={messages.absence.nearest}
            heads={{ left, right: nearest.record.dataset }}
            rules={nearest.rules.map((rule, place) => ({ ...rule, holds: rule.holds && place !== nearest.why.rule }))}
            columnOf={columnOf}
            isMasked={isMasked}
          />
          <p className={styles.place}>{messages.origin.place(nearest.record.file, nearest.record.sheet, nearest.record.row)}</p>
        </section>
      )}
    </>
  )
}

/** Rows of the other side by month; those asked for are told apart, a month without a row has no bar. */
function MonthStrip({ months }: { months: readonly CoveredMonth[] }) {
  const messages = useMessages().linkEvidence.absence
  const most = Math.max(1, ...months.map(({ rows }) => rows))
  return (
    <figure className={styles.months} aria-label={messages.months}>
      <figcaption className={styles.part}>{messages.months}</figcaption>
      <ol>
        {months.map(({ month, rows, isAsked }) => (
          <li key={month} data-asked={isAsked || undefined} title={messages.month(month, rows, isAsked)}>
            <span className={styles.rows}>{rows}</span>
            <span className={styles.track}>
              <span className={styles.bar} style={{ height: `${(rows / most) * 100}%` }} />
            </span>
            <span>{month.slice(2)}</span>
          </li>
        ))}
      </ol>
    </figure>
  )
}
