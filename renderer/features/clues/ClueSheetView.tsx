import type { ReactNode } from 'react'
import type { ClueSheet, LabelledValue } from '../../../shared/referral/document.ts'
import { useMessages } from '../../messages/messages.ts'
import { EvidenceCardView } from '../../ui/EvidenceCardView.tsx'
import { HighlightedText } from '../../ui/HighlightedText.tsx'
import styles from './CluePage.module.css'

/** A sheet's values are redacted already and are shown as they are. */
const asWritten = () => undefined

/** The evidence of a clue: text with hits, fields, an evidence card for each link on the way, records of other lists, origin. */
export function ClueSheetView({ sheet }: { sheet: ClueSheet }) {
  const { clues, workbench } = useMessages()
  const messages = clues.page
  const { origin } = sheet
  return (
    <>
      {sheet.text.map(({ label, value, hits }) => (
        <Part key={label} title={label}>
          <p className={styles.text}>
            <HighlightedText text={value} ranges={hits} />
          </p>
        </Part>
      ))}
      <Part title={messages.fields}>
        <Values values={sheet.fields} />
      </Part>
      {sheet.matches.length === 0 && sheet.cards.length === 0 && <p className={styles.quiet}>{messages.noMatch}</p>}
      {sheet.cards.map(({ against, card }) => {
        const { step, title } = card.rule
        return (
          <EvidenceCardView
            key={step}
            card={card}
            step={title === step ? workbench.link.stepTitle(against) : title}
            against={against}
            columnOf={asWritten}
            isMasked={false}
          />
        )
      })}
      {sheet.matches.map(({ sourceName, file, row, fields }) => (
        <Part key={`${file} ${row}`} title={messages.match(sourceName)}>
          <Values values={fields} />
          <p className={styles.quiet}>
            {file} · {messages.row(row)}
          </p>
        </Part>
      ))}
      <Part title={messages.origin}>
        <Values
          values={[
            { label: messages.originFile, value: origin.file },
            { label: messages.originRow, value: String(origin.row) },
            { label: messages.originHash, value: origin.sha256 },
          ]}
        />
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className={styles.section}>{title}</h3>
      {children}
    </section>
  )
}

function Values({ values }: { values: readonly LabelledValue[] }) {
  const messages = useMessages().clues.page
  return (
    <dl className={styles.values}>
      {values.map(({ label, value }) => (
        <div key={label} className={styles.value}>
          <dt>{label}</dt>
          <dd>{value || <span className={styles.quiet}>{messages.empty}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
