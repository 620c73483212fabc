import type { VerificationReport } from '../../../shared/ingest/verification.ts'
import { desktop } from '../../app/clients.ts'
import { messagesNow } from '../../messages/messages.ts'
import { noteOutput } from '../../ui/audit-note.ts'
import { useJobs } from '../../ui/jobs.ts'
import { localDay } from '../../ui/local-time.ts'
import { showDone } from '../../ui/notices.ts'
import { fileNameOf, writeBytes } from './batch-files.ts'
import { reportHtml, reportXlsx } from './report-files.ts'

export type ReportFormat = 'pdf' | 'xlsx'

/** Writes the verification of a batch to a file that the analyst chooses. */
export async function exportReport(report: VerificationReport, format: ReportFormat): Promise<void> {
  const words = messagesNow().data.batchWords.report
  const base = fileNameOf(words.fileName(report.fileName.replace(/\.[^.]+$/, '')))
  const target = await desktop('file.chooseTarget', {
    title: words.choose,
    suggestedName: `${base}.${format}`,
    filters: [{ name: format === 'pdf' ? words.pdfFilter : words.xlsxFilter, extensions: [format] }],
  })
  if (!target) return
  await useJobs.getState().run(words.job(target.name), async (signal, onProgress) => {
    onProgress({ fraction: null, text: '' })
    if (format === 'xlsx') return writeBytes(target, await reportXlsx(report))
    const html = reportHtml(report)
    const onPrinted = (fraction: number) => onProgress({ fraction, text: '' })
    try {
      await desktop('print.pdf', { html, token: target.token, date: localDay() }, { signal, onProgress: onPrinted })
    } catch (error) {
      await desktop('file.abort', { token: target.token })
      throw error
    }
  })
  noteOutput('export', target.name)
  showDone(messagesNow().data.batchWords.report.written(target.name))
}

/** Sends the verification of a batch to a printer. */
export async function printReport(report: VerificationReport): Promise<void> {
  const { printed } = await desktop('print.paper', { html: reportHtml(report) })
  if (!printed) return
  const words = messagesNow().data.batchWords.report
  noteOutput('print', words.title(report.fileName))
  showDone(words.printed)
}
