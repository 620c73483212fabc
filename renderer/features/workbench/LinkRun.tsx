import type { LinkPreview } from '../../../shared/contract/links.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkRun.module.css'
import { countsRules } from './link-rules.ts'
import { RunStepButton, useIsRunning } from './RunStepButton.tsx'

interface LinkRunProps {
  step: LinkStep
  preview: LinkPreview | undefined
  isPreviewing: boolean
  /** The step waits for being run. */
  isDear: boolean
}

/** What a step is expected to give, by a sample; for one that is too dear to follow every edit also the way to run it. */
export function LinkRun({ step, preview, isPreviewing, isDear }: LinkRunProps) {
  const words = useMessages().linkWork
  const isRunning = useIsRunning(step.id)
  if (!isDear && !isRunning && !countsRules(step)) return null
  return (
    <div className={styles.run}>
      {(isDear || isRunning) && <RunStepButton step={step.id} />}
      <p className={styles.expected} role="status" aria-label={words.preview.label}>
        {preview ? <Expected step={step} preview={preview} isDear={isDear} /> : isPreviewing && words.preview.running}
      </p>
    </div>
  )
}

/** A step that is counted in full says nothing of its links again: only what each rule gives alone. */
function Expected({ step, preview, isDear }: { step: LinkStep; preview: LinkPreview; isDear: boolean }) {
  const messages = useMessages().linkWork.preview
  const { sampled, leftRows, links, matched, compared, perRule, notes } = preview
  const candidates = notes.blocks.reduce((sum, { pairs }) => sum + pairs, 0)
  return (
    <>
      <span>{messages.sampled(sampled, leftRows)}</span>
      {isDear && (
        <>
          <span>{messages.links(links)}</span>
          <span>{messages.matched(matched, leftRows)}</span>
          {step.decide
            ? candidates > 0 && <span>{messages.candidates(candidates)}</span>
            : compared > 0 && <span>{messages.compared(compared)}</span>}
        </>
      )}
      {countsRules(step) &&
        step.on.map((rule, index) => (
          <span key={`${rule.left} ${rule.right}`} title={`${rule.left} ↔ ${rule.right}`}>
            {messages.rule(index + 1, sampled === 0 ? 0 : (perRule[index] ?? 0) / sampled)}
          </span>
        ))}
    </>
  )
}
