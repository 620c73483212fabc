import styles from './IntervalPlot.module.css'

interface IntervalPlotProps {
  /** What it says, in words. */
  label: string
  /** Shares, 0 … 1; `low` ≤ `value` ≤ `high`. */
  estimate: { value: number; low: number; high: number }
  /** In px. */
  width: number
}

const HEIGHT = 16
const quarters = [0, 0.25, 0.5, 0.75, 1]

/** A share and its interval on a line from 0 to 100 %. */
export function IntervalPlot({ label, estimate, width }: IntervalPlotProps) {
  const at = (share: number) => 1 + share * (width - 2)
  const { value, low, high } = estimate
  return (
    <svg className={styles.plot} width={width} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <line className={styles.axis} x1={at(0)} x2={at(1)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      {quarters.map((share) => (
        <line key={share} className={styles.axis} x1={at(share)} x2={at(share)} y1={HEIGHT / 2 - 3} y2={HEIGHT / 2 + 3} />
      ))}
      <rect className={styles.range} x={at(low)} y={HEIGHT / 2 - 4} width={Math.max(1, at(high) - at(low))} height={8} />
      <rect className={styles.value} x={at(value) - 1} y={1} width={2} height={HEIGHT - 2} />
    </svg>
  )
}
