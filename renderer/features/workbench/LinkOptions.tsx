import { Checkbox, Segmented, Tooltip } from 'antd'
import type { LinkStep } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkEditor.module.css'
import { LinkWindow } from './LinkWindow.tsx'
import { PausedNumber } from './PausedNumber.tsx'
import { ThresholdTool } from './ThresholdTool.tsx'

type Keep = NonNullable<LinkStep['keep']>

interface LinkOptionsProps {
  step: LinkStep
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  /** The step is computed, or waits only for being run: a threshold can be chosen. */
  hasScores: boolean
  /** Nearly all values of a compared right column differ: by probability, a left row has one partner at first. */
  isListed: boolean
  onChange(change: (step: LinkStep) => LinkStep, tag?: string): void
}

const FIRST_PROBABILITY = 0.9

/** What is kept; what decides of a pair: the rules as they stand or an estimated probability; who may have how many partners; and when. */
export function LinkOptions({ step, left, right, hasScores, isListed, onChange }: LinkOptionsProps) {
  const words = useMessages()
  const messages = words.linkWork.decide
  const { decide } = step
  const setDecide = (next: NonNullable<LinkStep['decide']>, tag?: string) => onChange((link) => ({ ...link, decide: next }), tag)
  return (
    <div className={styles.options}>
      <span className={styles.decide}>
        <span className={styles.label}>{words.workbench.link.keep}</span>
        <Segmented<Keep>
          aria-label={words.workbench.link.keep}
          value={step.keep ?? 'matched'}
          onChange={(keep) => onChange((link) => ({ ...link, keep }))}
          options={(['matched', 'unmatched', 'all'] as const).map((keep) => ({
            value: keep,
            label: words.workbench.link.keeps[keep],
          }))}
        />
      </span>
      <span className={styles.decide}>
        <Tooltip title={messages.hint}>
          <Segmented<'rules' | 'probability'>
            aria-label={messages.label}
            value={decide ? 'probability' : 'rules'}
            options={[
              { value: 'rules', label: messages.rules },
              { value: 'probability', label: messages.probability },
            ]}
            onChange={(by) =>
              onChange(({ decide: _, ...link }) =>
                by === 'probability'
                  ? { ...link, decide: { probability: FIRST_PROBABILITY }, ...(isListed && { oneToOne: true }) }
                  : link,
              )
            }
          />
        </Tooltip>
        {decide && (
          <>
            <PausedNumber
              className={styles.threshold ?? ''}
              prefix="≥"
              aria-label={messages.least}
              title={messages.least}
              min={0.01}
              max={1}
              step={0.05}
              value={decide.probability}
              onSettle={(probability) => setDecide({ ...decide, probability: probability ?? FIRST_PROBABILITY }, 'probability')}
            />
            {hasScores && <ThresholdTool step={step} decide={decide} onDecide={setDecide} />}
          </>
        )}
      </span>
      <Checkbox
        checked={step.oneToOne ?? false}
        disabled={step.keep === 'unmatched'}
        onChange={(event) => onChange((link) => ({ ...link, oneToOne: event.target.checked }))}
      >
        {words.workbench.link.oneToOne}
      </Checkbox>
      <LinkWindow
        window={step.window}
        left={left}
        right={right}
        onChange={(window) => onChange(({ window: _, ...link }) => (window ? { ...link, window } : link), 'window')}
      />
    </div>
  )
}
