import { Button } from 'antd'
import type { ScorePlot } from '../../../shared/contract/links.ts'
import { type ComparisonModel, type ScoreModel, sharedKinds } from '../../../shared/linkage/score-model.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './ModelTable.module.css'
import { PausedNumber } from './PausedNumber.tsx'
import { bitsOf, withExpected, withShare, withWeights } from './score-weights.ts'

type Decide = NonNullable<LinkStep['decide']>

interface ModelTableProps {
  step: LinkStep
  decide: Decide
  model: ScoreModel
  pairs: ScorePlot['pairs']
  onChange(decide: Decide): void
}

/** What each level of each rule weighs, where the numbers come from, and the way to correct them. */
export function ModelTable({ step, decide, model, pairs, onChange }: ModelTableProps) {
  const messages = useMessages().linkWork.model
  const expected = Math.round(model.prior * pairs)
  return (
    <section className={styles.model} aria-label={messages.title}>
      <h3 className={styles.title}>{messages.title}</h3>
      <p className={styles.quiet}>{messages.origin(pairs, expected, model.rounds)}</p>
      <p className={styles.quiet}>{messages.teach}</p>
      {model.mostShared !== null && model.comparisons.some(({ compare }) => sharedKinds.has(compare)) && (
        <p className={styles.quiet}>{messages.shared(model.mostShared / Math.LN2)}</p>
      )}
      <p className={styles.expected}>
        {messages.expected}
        <PausedNumber
          aria-label={messages.expected}
          className={styles.count ?? ''}
          min={1}
          max={pairs}
          precision={0}
          value={decide.expected ?? expected}
          onSettle={(count) => onChange(withExpected(decide, count))}
        />
        {decide.expected !== undefined && (
          <Button size="small" type="link" onClick={() => onChange(withExpected(decide, null))}>
            {messages.estimate}
          </Button>
        )}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{messages.columns.rule}</th>
            <th scope="col">{messages.columns.level}</th>
            <th scope="col" className={styles.number}>
              {messages.columns.m}
            </th>
            <th scope="col" className={styles.number}>
              {messages.columns.u}
            </th>
            <th scope="col" className={styles.number}>
              {messages.columns.bits}
            </th>
          </tr>
        </thead>
        {model.comparisons.map((comparison) => (
          <Comparison key={comparison.rule} step={step} comparison={comparison} decide={decide} onChange={onChange} />
        ))}
      </table>
    </section>
  )
}

interface ComparisonProps {
  step: LinkStep
  comparison: ComparisonModel
  decide: Decide
  onChange(decide: Decide): void
}

/** The levels of one rule, equal values first; shares that were given stand at once, before anything is estimated by them. */
function Comparison({ step, comparison, decide, onChange }: ComparisonProps) {
  const messages = useMessages().linkWork.model
  const { rule, least, isByValue } = comparison
  const given = decide.weights?.find((each) => each.rule === rule && each.m.length === least.length)
  const { m, u } = given ?? comparison
  const { left = '', right = '' } = step.on[rule] ?? {}
  const name = left === right ? left : `${left} ↔ ${right}`
  const levels = least.map((_, level) => level).reverse()
  const give = (part: { m?: number[]; u?: number[] }) => onChange(withWeights(decide, rule, { m: [...m], u: [...u], ...part }))
  return (
    <tbody>
      {levels.map((level) => {
        const isTop = level === least.length - 1
        const label = isTop ? messages.equal : level === 0 ? messages.otherwise : messages.from(least[level]!)
        return (
          <tr key={level}>
            {isTop && (
              <th scope="rowgroup" rowSpan={least.length} className={styles.rule}>
                {name}
                {isByValue && <span className={styles.quiet}>{messages.byValue}</span>}
                {given && (
                  <span className={styles.given}>
                    {messages.isGiven}
                    <Button
                      size="small"
                      type="link"
                      aria-label={messages.estimateOf(name)}
                      onClick={() => onChange(withWeights(decide, rule, null))}
                    >
                      {messages.estimate}
                    </Button>
                  </span>
                )}
              </th>
            )}
            <td>{label}</td>
            <td className={styles.number}>
              <Share
                label={messages.m(name, label)}
                share={m[level]!}
                onSettle={(share) => give({ m: withShare(m, level, share) })}
              />
            </td>
            <td className={styles.number}>
              <Share
                label={messages.u(name, label)}
                share={u[level]!}
                onSettle={(share) => give({ u: withShare(u, level, share) })}
              />
            </td>
            <Bits bits={bitsOf(m[level]!, u[level]!)} />
          </tr>
        )
      })}
    </tbody>
  )
}

/** A share in percent, as precise as three figures, of tiny ones two. */
function Share({ label, share, onSettle }: { label: string; share: number; onSettle(share: number): void }) {
  return (
    <PausedNumber
      aria-label={label}
      className={styles.share ?? ''}
      styles={{ input: { textAlign: 'right' } }}
      size="small"
      controls={false}
      suffix="%"
      min={0}
      max={100}
      value={Number((100 * share).toPrecision(share < 1e-5 ? 2 : 3))}
      onSettle={(percent) => percent !== null && onSettle(percent / 100)}
    />
  )
}

/** Bits at the end of the scale that is drawn. */
const MOST_BITS = 16

/** For the pair to the right of the middle, against it to the left. */
function Bits({ bits }: { bits: number }) {
  const width = `${(50 * Math.min(MOST_BITS, Math.abs(bits))) / MOST_BITS}%`
  const messages = useMessages().linkWork.model
  return (
    <td className={styles.bits}>
      <span className={styles.scale} aria-hidden>
        <span className={styles.bar} data-for={bits >= 0} style={bits >= 0 ? { left: '50%', width } : { right: '50%', width }} />
      </span>
      <span className={styles.figure}>{messages.bits(bits)}</span>
    </td>
  )
}
