import { useMessages } from '../messages/messages.ts'
import styles from './Waterfall.module.css'

/** What one comparison gave, in bits; null where a value was missing. */
interface WaterfallPart {
  key: string
  label: string
  bits: number | null
}

interface WaterfallProps {
  /** Bits before any comparison. */
  prior: number
  parts: readonly WaterfallPart[]
}

/** How a probability came about: from the prior on, each bar begins where the one before it ended; right of the middle line a pair is likelier one than two. */
export function Waterfall({ prior, parts }: WaterfallProps) {
  const messages = useMessages().linkEvidence.waterfall
  let sum = prior
  const bars = [
    { key: 'prior', label: messages.prior, hint: messages.priorHint, bits: prior as number | null, from: 0, to: prior },
    ...parts.map(({ key, label, bits }) => {
      const from = sum
      sum += bits ?? 0
      return { key, label, hint: label, bits, from, to: sum }
    }),
  ]
  const total = { key: 'total', label: messages.total, hint: messages.unit, bits: sum as number | null, from: 0, to: sum }
  const ends = [...bars, total].flatMap(({ from, to }) => [from, to])
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const width = Math.max(1, most - least)
  const place = (bits: number) => `${((bits - least) / width) * 100}%`
  return (
    <table className={styles.waterfall} aria-label={messages.title}>
      <tbody>
        {[...bars, total].map(({ key, label, hint, bits, from, to }) => (
          <tr key={key} data-total={key === 'total' || undefined}>
            <th scope="row" title={hint}>
              {label}
            </th>
            <td className={styles.track}>
              <span className={styles.middle} style={{ left: place(0) }} />
              {bits !== null && (
                <span
                  className={styles.bar}
                  data-against={to < from || undefined}
                  style={{ left: place(Math.min(from, to)), width: `${(Math.abs(to - from) / width) * 100}%` }}
                />
              )}
            </td>
            <td className={styles.bits}>{bits === null ? messages.missing : messages.bits(bits)}</td>
          </tr>
        ))}
      </tbody>
      <caption className={styles.unit}>{messages.unit}</caption>
    </table>
  )
}
