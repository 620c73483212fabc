import { CaretRightOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { useJobs } from '../../ui/jobs.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { useLinkDraft } from './use-link-draft.ts'

/** Whether a step runs now, as a job of this button. */
export function useIsRunning(step: string): boolean {
  const words = useMessages().linkWork
  const { nameOf } = useInvestigation()
  const title = words.run.job(nameOf(step))
  return useJobs((state) => state.jobs.some((job) => job.title === title))
}

/** Runs a link or overlap that is too dear to follow every edit, as a job with progress and cancel. */
export function RunStepButton({ step }: { step: string }) {
  const words = useMessages().linkWork
  const { nameOf } = useInvestigation()
  const draft = useLinkDraft(step)
  const isRunning = useIsRunning(step)
  const run = async () => {
    try {
      await useJobs.getState().run(words.run.job(nameOf(step)), (signal, onProgress) =>
        engine('link.run', draft, {
          signal,
          onProgress: ({ share, compared }) => onProgress({ fraction: share, text: words.run.progress(compared) }),
        }),
      )
      await refresh('model.count', 'rows.page', 'rows.tally')
      showDone(words.run.done(nameOf(step)), undefined, {
        label: words.run.show,
        onAct: () => useDraft.getState().select({ kind: 'step', id: step, layer: null }),
      })
    } catch (error) {
      showError(error)
    }
  }
  return (
    <Tooltip title={words.run.hint}>
      <Button type="primary" icon={<CaretRightOutlined aria-hidden />} loading={isRunning} onClick={run}>
        {words.run.start}
      </Button>
    </Tooltip>
  )
}
