import type { ReactNode } from 'react'
import type { Estimate } from '../../../shared/screening/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import { IntervalPlot } from '../../ui/IntervalPlot.tsx'
import styles from './JudgingResult.module.css'

const PLOT_WIDTH = 280

interface JudgingFigureProps {
  name: string
  estimate: Estimate | null
  children: ReactNode
}

/** An estimated share with its interval drawn, and a sentence that says it. */
export function JudgingFigure({ name, estimate, children }: JudgingFigureProps) {
  const messages = useMessages().judging
  return (
    <section className={styles.figure} aria-label={name}>
      <div className={styles.line}>
        <span className={styles.name}>{name}</span>
        <strong className={styles.value}>{estimate ? messages.percent(estimate.value) : '—'}</strong>
        {estimate && <IntervalPlot label={messages.plot(name, estimate)} estimate={estimate} width={PLOT_WIDTH} />}
      </div>
      <p className={styles.text}>{children}</p>
    </section>
  )
}
