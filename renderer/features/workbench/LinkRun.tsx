import { CaretRightOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { LinkPreview } from '../../../shared/contract/links.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { useJobs } from '../../ui/jobs.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import styles from './LinkRun.module.css'
import { countsRules } from './link-rules.ts'
import { useLinkDraft } from './use-link-draft.ts'

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
  const { nameOf } = useInvestigation()
  const draft = useLinkDraft(step.id)
  const title = words.run.job(nameOf(step.id))
  const isRunning = useJobs((state) => state.jobs.some((job) => job.title === title))
  const run = async () => {
    try {
      await useJobs.getState().run(title, (signal, onProgress) =>
        engine('link.run', draft, {
          signal,
          onProgress: ({ share, compared }) => onProgress({ fraction: share, text: words.run.progress(compared) }),
        }),
      )
      await refresh('model.count', 'rows.page', 'rows.tally')
      showDone(words.run.done(nameOf(step.id)), undefined, {
        label: words.run.show,
        onAct: () => useDraft.getState().select({ kind: 'step', id: step.id, layer: null }),
      })
    } catch (error) {
      showError(error)
    }
  }
  if (!isDear && !isRunning && !countsRules(step)) return null
  return (
    <div className={styles.run}>
      {(isDear || isRunning) && (
        <Tooltip title={words.run.hint}>
          <Button type="primary" icon={<CaretRightOutlined aria-hidden />} loading={isRunning} onClick={run}>
            {words.run.start}
          </Button>
        </Tooltip>
      )}
      <p className={styles.expected} role="status" aria-label={words.preview.label}>
        {preview ? <Expected step={step} preview={preview} isDear={isDear} /> : isPreviewing && words.preview.running}
      </p>
    </div>
  )
}

/** A step that is counted in full says nothing of its links again: only what each rule gives alone. */
function Expected({ step, preview, isDear }: { step: LinkStep; preview: LinkPreview; isDear: boolean }) {
  const messages = useMessages().linkWork.preview
  const { sampled, leftRows, links, matched, compared, perRule } = preview
  return (
    <>
      <span>{messages.sampled(sampled, leftRows)}</span>
      {isDear && (
        <>
          <span>{messages.links(links)}</span>
          <span>{messages.matched(matched, leftRows)}</span>
          {compared > 0 && <span>{messages.compared(compared)}</span>}
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
