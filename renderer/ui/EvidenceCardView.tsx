import { CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { CardRecord, EvidenceCard } from '../../shared/linkage/card.ts'
import { useMessages } from '../messages/messages.ts'
import { AbsenceView } from './AbsenceView.tsx'
import { CardCell, type CardLook, CardRules } from './CardRules.tsx'
import { copyText } from './copy-text.ts'
import styles from './EvidenceCardView.module.css'
import { showDone } from './notices.ts'
import { Waterfall } from './Waterfall.tsx'

interface EvidenceCardViewProps extends CardLook {
  card: EvidenceCard
  /** What the step is called that made the link. */
  step: string
  /** What the list is called that was compared with, where the card has no record of it. */
  against: string
}

/** The evidence card: why two records were linked, or what it is worth that a record has no partner. */
export function EvidenceCardView({ card, step, against, columnOf, isMasked }: EvidenceCardViewProps) {
  const { linkEvidence: messages, workbench } = useMessages()
  const { left, right, rules, score, probability, prior, absence, decision } = card
  const look = { columnOf, isMasked }
  const judges = decision?.judges.map((name) => (name === 'settled' ? messages.decision.settled : name)) ?? []
  return (
    <section className={styles.card} aria-label={right ? messages.title : messages.absence.title}>
      <header className={styles.head}>
        <h3>{right ? messages.title : messages.absence.title}</h3>
        <span className={styles.grade} data-grade={card.grade} title={messages.gradeHints[card.grade]}>
          {messages.grades[card.grade]}
        </span>
        {right && probability !== null && prior !== undefined && <span>{messages.probability(probability)}</span>}
        {right && prior === undefined && score !== null && score < 1 && <span>{messages.score(score)}</span>}
      </header>
      <p className={styles.hint}>
        {!right && messages.noPartner(against)}
        {messages.gradeHints[card.grade]}
        {rules.some(({ how }) => how === 'alias') && messages.byAlias}
      </p>
      {right && rules.length > 0 && (
        <CardRules label={messages.title} heads={{ left: left.dataset, right: right.dataset }} rules={rules} {...look} />
      )}
      {right && <Days card={card} {...look} />}
      {decision && (
        <p className={styles.place}>
          <b>
            {messages.decision.label}
            {messages.decision[decision.verdict]}
          </b>
          {judges.length > 0 && `　${messages.decision.judges(judges)}`}
        </p>
      )}
      {prior !== undefined && (
        <Waterfall
          prior={prior}
          parts={rules.map(({ left: of, compare, bits }, place) => ({
            key: String(place),
            label: `${of.column}　${workbench.link.comparisons[compare]}`,
            bits: bits ?? null,
          }))}
        />
      )}
      {absence && <AbsenceView absence={absence} left={left.dataset} {...look} />}
      <dl className={styles.origin} aria-label={messages.origin.title}>
        <Origin record={left} />
        {right && <Origin record={right} />}
        <div>
          <dt>{messages.origin.rule}</dt>
          <dd>
            {step}
            <Hash name={messages.origin.version} hash={card.rule.hash} />
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** How far the days of both records lie from each other, or how long both lasted. */
function Days({ card: { window, intervals }, columnOf, isMasked }: CardLook & { card: EvidenceCard }) {
  const messages = useMessages().linkEvidence
  const look = { columnOf, isMasked }
  if (!window && !intervals) return null
  const span = (side: 'left' | 'right') => {
    const [from, to] = intervals![side]
    return (
      <td>
        <span className={styles.column}>{from.column === to.column ? from.column : `${from.column} · ${to.column}`}</span>
        {messages.until(from.value, to.value)}
      </td>
    )
  }
  return (
    <table className={styles.rules}>
      <tbody>
        {window && (
          <tr>
            <CardCell side="left" of={window.left} {...look} />
            <td className={styles.result}>
              <b>{messages.window(window.days)}</b>
            </td>
            <CardCell side="right" of={window.right} {...look} />
          </tr>
        )}
        {intervals && (
          <tr>
            {span('left')}
            <td className={styles.result}>
              <b>{messages.overlap(intervals.days)}</b>
            </td>
            {span('right')}
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Origin({ record }: { record: CardRecord }) {
  const messages = useMessages().linkEvidence.origin
  return (
    <div>
      <dt>{record.dataset}</dt>
      <dd>
        {messages.place(record.file, record.sheet, record.row)}
        <Hash name={messages.hash} hash={record.sha256} />
      </dd>
    </div>
  )
}

/** The first digits of a hash; a click copies all of it. */
function Hash({ name, hash }: { name: string; hash: string }) {
  const messages = useMessages().linkEvidence.origin
  const copy = () => {
    copyText(hash)
    showDone(messages.copied)
  }
  return (
    <span className={styles.hash} title={hash}>
      {name} {hash.slice(0, 12)}
      <Button type="text" size="small" icon={<CopyOutlined aria-hidden />} aria-label={messages.copy(name)} onClick={copy} />
    </span>
  )
}
