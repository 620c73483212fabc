import { FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import type { BatchSummary } from '../../../shared/contract/engine.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import { exportReport, printReport } from './export-report.ts'
import styles from './ReportDrawer.module.css'
import { reportHtml } from './report-files.ts'

interface ReportDrawerProps {
  isOpen: boolean
  batch: BatchSummary
  version: string
  onClose(): void
}

/** The verification of a batch as it prints, and the ways out: PDF, workbook, paper. */
export function ReportDrawer({ isOpen, batch, version, onClose }: ReportDrawerProps) {
  const messages = useMessages()
  const words = messages.data.batchWords.report
  const answer = useQuery({
    queryKey: ['batch.verification', batch.id, version, 'page'],
    queryFn: async ({ signal }) => {
      const report = await engine('batch.verification', { batch: batch.id }, { signal })
      return { report, html: reportHtml(report) }
    },
    enabled: isOpen,
  })
  const report = answer.data?.report
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      destroyOnHidden
      size="min(920px, 88vw)"
      title={words.title(batch.fileName)}
      styles={{ body: { padding: 0 } }}
      extra={
        <div className={styles.buttons}>
          <Button
            size="small"
            icon={<PrinterOutlined aria-hidden />}
            disabled={!report}
            onClick={() => report && void printReport(report).catch(showError)}
          >
            {words.print}
          </Button>
          <Button
            size="small"
            icon={<FileExcelOutlined aria-hidden />}
            disabled={!report}
            onClick={() => report && void exportReport(report, 'xlsx').catch(showError)}
          >
            {words.xlsx}
          </Button>
          <Button
            size="small"
            type="primary"
            icon={<FilePdfOutlined aria-hidden />}
            disabled={!report}
            onClick={() => report && void exportReport(report, 'pdf').catch(showError)}
          >
            {words.pdf}
          </Button>
        </div>
      }
    >
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <p className={styles.loading}>{messages.data.batchWords.columns.reading}</p>}
      {answer.data && <iframe className={styles.page} title={words.preview} sandbox="" srcDoc={answer.data.html} />}
    </Drawer>
  )
}
