import type { ReactNode } from 'react'
import type { ClueSheet, LabelledValue } from '../../../shared/referral/document.ts'
import { useMessages } from '../../messages/messages.ts'
import { HighlightedText } from '../../ui/HighlightedText.tsx'
import styles from './CluePage.module.css'

/** The evidence of a clue: text with hits, fields, matched record with the rules that held, origin. */
export function ClueSheetView({ sheet }: { sheet: ClueSheet }) {
  const messages = useMessages().clues.page
  const { match, origin } = sheet
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
      {match ? (
        <Part title={messages.match(match.sourceName)}>
          <ul className={styles.rules} aria-label={messages.rules}>
            {match.rules.map((rule) => (
              <li key={`${rule.leftLabel}-${rule.rightLabel}-${rule.compare}`}>
                {rule.leftLabel} <b>{rule.leftValue}</b> = {rule.rightLabel} <b>{rule.rightValue}</b>
              </li>
            ))}
          </ul>
          <Values values={match.fields} />
          <p className={styles.quiet}>
            {match.file} · {messages.row(match.row)}
          </p>
        </Part>
      ) : (
        <p className={styles.quiet}>{messages.noMatch}</p>
      )}
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
