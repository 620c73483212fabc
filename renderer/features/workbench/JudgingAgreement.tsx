import { Button } from 'antd'
import { verdicts } from '../../../shared/screening/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './JudgingResult.module.css'
import type { Comparison } from './judging-sample.ts'

interface JudgingAgreementProps {
  judges: readonly [string, string]
  comparison: Comparison
  progress: readonly [number, number]
  planned: number
  onSettle(): void
}

/** Upper ends of the words for kappa: J. R. Landis, G. G. Koch, Biometrics 33 (1977) 159–174. */
const steps = [0, 0.2, 0.4, 0.6, 0.8]

/** How far two judges agree, and the way to what they dispute; before both are done no more than how far each is. */
export function JudgingAgreement({ judges, comparison, progress, planned, onSettle }: JudgingAgreementProps) {
  const messages = useMessages().judging
  const texts = messages.agreement
  const { agreement, disputed, settled } = comparison
  const [first, second] = judges
  if (!agreement && progress.some((judged) => judged === 0)) return null
  if (!agreement) {
    return (
      <section className={styles.figure} aria-label={texts.title}>
        <span className={styles.name}>{texts.title}</span>
        <p className={styles.text}>{texts.waiting(first, progress[0], second, progress[1], planned)}</p>
      </section>
    )
  }
  const { kappa, agreed, both, table } = agreement
  const word = kappa ? (texts.words[steps.findIndex((step) => kappa.value <= step)] ?? texts.words[steps.length]!) : ''
  return (
    <section className={styles.figure} aria-label={texts.title}>
      <span className={styles.name}>{texts.title}</span>
      <p className={styles.text}>
        {texts.same(agreed, both)} {kappa ? texts.kappa(kappa, word) : texts.noKappa}
      </p>
      <table className={styles.table}>
        <caption className={styles.caption}>{texts.table(first, second)}</caption>
        <thead>
          <tr>
            <td />
            {verdicts.map((verdict) => (
              <th key={verdict} scope="col">
                {messages.verdicts[verdict]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict, row) => (
            <tr key={verdict}>
              <th scope="row">{messages.verdicts[verdict]}</th>
              {verdicts.map((other, column) => (
                <td key={other} data-same={row === column || undefined}>
                  {table[row]![column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {disputed.length > 0 && (
        <p className={styles.text}>
          {texts.settled(settled, disputed.length)}{' '}
          <Button size="small" onClick={onSettle}>
            {messages.settle(disputed.length)}
          </Button>
        </p>
      )}
    </section>
  )
}
