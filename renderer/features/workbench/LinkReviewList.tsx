// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus and names its active line
import { useEffect, useId, useRef } from 'react'
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

/** The pairs in the order in which they are judged, each by the values that the step compares. */
export function LinkReviewList({ queue, pairs, findingOf, at, isMasked, onGo }: LinkReviewListProps) {
  const messages = useMessages().linkReview
  const id = useId()
  const current = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place comes into view
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={messages.list}
      aria-activedescendant={at < pairs.length ? `${id}-${at}` : undefined}
    >
      {pairs.map((pair, index) => {
        const finding = findingOf(pair)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the whole place
          <div
            key={pairKey(pair)}
            id={`${id}-${index}`}
            ref={index === at ? current : null}
            role="option"
            aria-selected={index === at}
            className={styles.line}
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
          </div>
        )
      })}
    </div>
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
