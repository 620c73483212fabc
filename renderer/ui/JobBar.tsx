import { CheckCircleFilled, CloseOutlined, InfoCircleFilled } from '@ant-design/icons'
import { Button, Progress, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { useMessages } from '../messages/messages.ts'
import styles from './JobBar.module.css'
import { type Job, useJobs } from './jobs.ts'
import { type SaidAction, sayNothing, useStatusLine } from './status-line.ts'

/** The bottom bar: what runs, how far, how long, the way to stop it; at its end what was done last. */
export function JobBar() {
  const messages = useMessages()
  const jobs = useJobs((state) => state.jobs)
  return (
    <section className={styles.bar} aria-label={messages.jobs.bar}>
      {jobs.length === 0 && <span className={styles.idle}>{messages.jobs.idle}</span>}
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
      <LastSaid />
    </section>
  )
}

/** Always there, so that a screen reader hears what comes into it. */
function LastSaid() {
  const said = useStatusLine((state) => state.said)
  return (
    <div className={styles.said} role="status" title={said ? [said.title, said.text].filter(Boolean).join(' ') : undefined}>
      {said && (
        <>
          {said.kind === 'done' ? <CheckCircleFilled aria-hidden /> : <InfoCircleFilled aria-hidden />}
          <b>{said.title}</b>
          {said.text && <span className={styles.text}>{said.text}</span>}
          {said.action && <SaidButton action={said.action} />}
        </>
      )}
    </div>
  )
}

function SaidButton({ action }: { action: SaidAction }) {
  return (
    <button
      type="button"
      className={styles.act}
      onClick={() => {
        sayNothing()
        action.onAct()
      }}
    >
      {action.label}
    </button>
  )
}

function JobLine({ job }: { job: Job }) {
  const messages = useMessages()
  const now = useNow(job.state === 'running')
  const { fraction, text } = job.progress
  const elapsed = (now - job.startedAt) / 1000
  const remaining = fraction && fraction > 0.02 && elapsed > 1 ? (elapsed / fraction) * (1 - fraction) : null
  return (
    <div className={styles.job} role="status" aria-label={job.title}>
      <span className={styles.title} title={job.title}>
        {job.title}
      </span>
      {job.state === 'waiting' ? (
        <span className={styles.text}>{messages.jobs.waiting}</span>
      ) : (
        <>
          <Progress
            className={styles.progress ?? ''}
            percent={Math.floor((fraction ?? 0) * 100)}
            size="small"
            showInfo={fraction !== null}
            aria-label={job.title}
          />
          <span className={styles.text}>{text}</span>
          {remaining !== null && <span className={styles.text}>{messages.jobs.remaining(Math.ceil(remaining))}</span>}
        </>
      )}
      <Tooltip title={messages.common.cancel}>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={messages.jobs.cancel(job.title)}
          onClick={job.cancel}
        />
      </Tooltip>
    </div>
  )
}

function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!isRunning) return
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), 500)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}
