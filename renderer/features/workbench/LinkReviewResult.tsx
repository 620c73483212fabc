import { Button } from 'antd'
import type { Review, ReviewSummary } from '../../../shared/contract/link-reviews.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import { JudgingFigure } from './JudgingFigure.tsx'
import styles from './JudgingResult.module.css'

interface LinkReviewResultProps {
  step: string
  review: Review
  onSettle(): void
  onJudge(): void
}

/** What the judged pairs say of a link step, and what they do with its runs. */
export function LinkReviewResult({ step, review, onSettle, onJudge }: LinkReviewResultProps) {
  const messages = useMessages()
  const { asked, version } = useInvestigation()
  const { kind, size, seed, judges } = review
  const { data, error, refetch } = useEngineQuery(
    'review.summary',
    { ...asked, step, draw: { kind, size, seed }, judges },
    { version, keepPrevious: true },
  )
  const texts = messages.linkReview.result
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <p className={styles.result}>{messages.common.loading}</p>
  const kept = data.strata.reduce((sum, { from, pairs }) => (from >= (data.threshold ?? 0) ? sum + pairs : sum), 0)
  return (
    <div className={styles.result}>
      <h3 className={styles.heading}>{texts.title}</h3>
      <p className={styles.note}>{texts.binding(data.mustLinks, data.cannotLinks)}</p>
      {data.rowsOnly > 0 && <p className={styles.note}>{texts.rowsOnly(data.rowsOnly)}</p>}
      <JudgingFigure name={texts.precision} estimate={data.precision}>
        {data.precision ? texts.precisionText(kept, data.precision) : kind === 'strata' ? texts.notYet : texts.onlyStrata}
      </JudgingFigure>
      <JudgingFigure name={texts.recall} estimate={data.recall}>
        {data.recall ? texts.recallText(data.recall) : kind === 'strata' ? texts.noRecall : texts.onlyStrata}
      </JudgingFigure>
      <Agreement summary={data} judges={judges} />
      <Strata strata={data.strata} />
      {kind === 'strata' && <p className={styles.method}>{texts.method}</p>}
      <div className={styles.actions}>
        <Button type="primary" onClick={onJudge}>
          {messages.linkReview.toQueue}
        </Button>
        {data.disputed > 0 && <Button onClick={onSettle}>{texts.settle(data.disputed)}</Button>}
      </div>
    </div>
  )
}

function Agreement({ summary, judges }: { summary: ReviewSummary; judges: readonly [string, string] }) {
  const messages = useMessages().linkReview.result
  const { agreement } = summary
  return (
    <section className={styles.figure} aria-label={messages.agreement}>
      <span className={styles.name}>{messages.agreement}</span>
      <p className={styles.text}>
        {agreement ? messages.agreed(agreement.agreed, agreement.both, agreement.kappa) : messages.noAgreement(...judges)}
      </p>
    </section>
  )
}

function Strata({ strata }: Pick<ReviewSummary, 'strata'>) {
  const { result, verdicts, views } = useMessages().linkReview
  const shown = strata.filter(({ pairs }) => pairs > 0)
  if (shown.length === 0) return null
  const heads = [result.pairs, verdicts.same, verdicts.different, verdicts.unsure, views.disputed]
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{result.strata}</caption>
      <thead>
        <tr>
          <th scope="col">{result.stratum}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ from, to, pairs, same, different, unsure, disputed }) => (
          <tr key={from}>
            <th scope="row">{result.span(from, to)}</th>
            {[pairs, same, different, unsure, disputed].map((count, at) => (
              <td key={heads[at]}>{result.count(count)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
