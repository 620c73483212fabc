import { useEffect, useRef } from 'react'
import type { ReviewPair, ReviewQueue } from '../../../shared/contract/link-reviews.ts'
import { pairKey } from '../../../shared/ledger/link-findings.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkReview.module.css'
import { verdictGlyphs } from './review-marks.ts'
import type { FindingOf } from './review-pairs.ts'

interface LinkReviewListProps {
  queue: ReviewQueue
  pairs: readonly ReviewPair[]
  findingOf: FindingOf
  at: number
  isMasked: boolean
  onGo(at: number): void
}

/** The pairs in the order in which they are judged, each by the values that the step compares. A click leaves the focus where it is, so that Space goes on judging. */
export function LinkReviewList({ queue, pairs, findingOf, at, isMasked, onGo }: LinkReviewListProps) {
  const messages = useMessages().linkReview
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place comes into view
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <section className={styles.list} aria-label={messages.list}>
      {pairs.map((pair, index) => {
        const finding = findingOf(pair)
        return (
          <button
            key={pairKey(pair)}
            ref={index === at ? current : null}
            type="button"
            tabIndex={-1}
            className={styles.line}
            aria-current={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onGo(index)}
          >
            <span className={styles.place}>{index + 1}</span>
            <span className={styles.verdict} role="img" aria-label={finding ? messages.findings[finding] : messages.unjudged}>
              {finding ? verdictGlyphs[finding] : ''}
            </span>
            {(['left', 'right'] as const).map((side) => (
              <span key={side} className={styles.text}>
                {lineOf(pair, side, queue, isMasked)}
              </span>
            ))}
          </button>
        )
      })}
    </section>
  )
}

/** The compared values of one side. */
function lineOf(pair: ReviewPair, side: 'left' | 'right', { columns }: ReviewQueue, isMasked: boolean): string {
  const values = pair.rules.map((rule) => {
    const { column, value } = rule[side]
    const known = columns[side].find(({ name }) => name === column)
    return isMasked && known ? maskCell(value, known) : value
  })
  return [...new Set(values)].filter((value) => value !== '').join(' · ')
}
