import { FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import type { TermReport } from '../../../shared/screening/term-report.ts'
import type { TermNumber } from '../../../shared/screening/term-rows.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useJobs } from '../../ui/jobs.ts'
import { showError } from '../../ui/notices.ts'
import { type Content, useDraft } from './draft-store.ts'
import { ExcludedTable } from './ExcludedTable.tsx'
import { TermPlot } from './TermPlot.tsx'
import styles from './TermReport.module.css'
import { TermReportFoot } from './TermReportFoot.tsx'
import { TermReportHead } from './TermReportHead.tsx'
import { TermTable } from './TermTable.tsx'
import { exportTermReport, printTermReport } from './term-report-files.ts'

interface TermReportPaneProps extends Content {
  version: string
  step: string
  /** The layer that is shown first. */
  layer: number
  title: string
  onLeave(): void
}

/** Opens the rows behind a number; `term` null for a number of the layer itself. */
export type OpenRows = (number: TermNumber, term: string | null, label: string, rows: number) => void

type View = 'table' | 'plot'

/** The term report of a step, layer by layer: a job while it is measured, then a table or a plot, and the ways out. */
export function TermReportPane({ model, bindings, version, step, layer: first, title, onLeave }: TermReportPaneProps) {
  const { termReport: messages, workbench } = useMessages()
  const [index, setIndex] = useState(first)
  const [view, setView] = useState<View>('table')
  const answer = useQuery({
    queryKey: ['terms.report', model, bindings, step, version],
    queryFn: ({ signal }) => measured(messages.job(title), { model, bindings, step }, signal),
    staleTime: 0,
    retry: false,
  })
  const report = answer.data && calledAs(answer.data, model.title || workbench.untitled, title)
  const layer = report?.layers.find((one) => one.layer === index)
  const open: OpenRows = (number, term, label, rows) => {
    engine('terms.rows', { model, bindings, step, layer: index, number, term })
      .then((found) => {
        if (!found) return
        const heading = messages.rowsTitle(index + 1, term ?? '', label, rows)
        useDraft
          .getState()
          .select({ kind: 'step', id: step, layer: index, view: { kind: 'given', title: heading, rows: found, version } })
        onLeave()
      })
      .catch(showError)
  }
  if (answer.error) {
    return isCancelled(answer.error) ? (
      <Empty title={messages.cancelled} text="" primary={{ label: messages.again, onClick: () => void answer.refetch() }} />
    ) : (
      <div className={styles.body}>
        <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
      </div>
    )
  }
  if (!report) return <p className={styles.reading}>{messages.reading}</p>
  return (
    <>
      <div className={styles.tools}>
        <Select
          className={styles.layers ?? ''}
          aria-label={messages.layers}
          value={index}
          options={[
            ...(layer ? [] : [{ value: index, label: messages.layer(index + 1, '') }]),
            ...report.layers.map((one) => ({ value: one.layer, label: messages.layer(one.layer + 1, one.name) })),
          ].sort((a, b) => a.value - b.value)}
          onChange={setIndex}
        />
        <Segmented<View>
          aria-label={messages.view}
          value={view}
          onChange={setView}
          options={[
            { value: 'table', label: messages.viewTable },
            { value: 'plot', label: messages.viewPlot },
          ]}
        />
        <span className={styles.gap} />
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => void printTermReport(report).catch(showError)}>
          {messages.print}
        </Button>
        <Button icon={<FileExcelOutlined aria-hidden />} onClick={() => void exportTermReport(report, 'xlsx').catch(showError)}>
          {messages.xlsx}
        </Button>
        <Button icon={<FilePdfOutlined aria-hidden />} onClick={() => void exportTermReport(report, 'pdf').catch(showError)}>
          {messages.pdf}
        </Button>
      </div>
      <div className={styles.body} aria-busy={answer.isFetching}>
        {layer ? (
          <>
            <TermReportHead layer={layer} onOpen={open} />
            {layer.terms.length === 0 ? (
              <Empty title={messages.noTerms} text={messages.noTermsText} />
            ) : view === 'table' ? (
              <TermTable key={index} layer={layer} onOpen={open} />
            ) : (
              <TermPlot terms={layer.terms} onOpen={open} />
            )}
            {layer.excluded.length > 0 && <ExcludedTable excluded={layer.excluded} onOpen={open} />}
            <TermReportFoot seed={report.seed} />
          </>
        ) : (
          <Empty title={messages.off} text={messages.offText} />
        )}
      </div>
    </>
  )
}

/** Measures in a job of the bottom bar; who leaves cancels it. */
function measured(title: string, of: Content & { step: string }, left: AbortSignal): Promise<TermReport> {
  return useJobs.getState().run(title, (signal, onProgress) =>
    engine(
      'terms.report',
      { of },
      {
        signal: AbortSignal.any([signal, left]),
        onProgress: ({ done, total }) => onProgress({ fraction: total === 0 ? null : done / total, text: '' }),
      },
    ),
  )
}

/** The report under the names by which the workbench calls its model and step. */
function calledAs(report: TermReport, model: string, step: string): TermReport {
  return { ...report, model: { ...report.model, title: model }, step: { ...report.step, title: step } }
}

function isCancelled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'job.cancelled'
}
