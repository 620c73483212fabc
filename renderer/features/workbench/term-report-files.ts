import { termReportHtml } from '../../../shared/referral/term-report-html.ts'
import type { TermReport } from '../../../shared/screening/term-report.ts'
import { desktop } from '../../app/clients.ts'
import { messagesNow } from '../../messages/messages.ts'
import { noteOutput } from '../../ui/audit-note.ts'
import { useJobs } from '../../ui/jobs.ts'
import { localDay } from '../../ui/local-time.ts'
import { showDone } from '../../ui/notices.ts'

/** Writes a term report to a file that the analyst chooses. The workbook's writer is large; it is loaded when it is asked for. */
export async function exportTermReport(report: TermReport, format: 'pdf' | 'xlsx'): Promise<void> {
  const words = messagesNow().termReport
  const name = words.fileName(report.model.title, report.step.title).replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
  const target = await desktop('file.chooseTarget', {
    title: words.choose,
    suggestedName: `${name.trim()}.${format}`,
    filters: [{ name: format === 'pdf' ? words.pdfFilter : words.xlsxFilter, extensions: [format] }],
  })
  if (!target) return
  const { token } = target
  await useJobs.getState().run(words.exporting(target.name), async (signal, onProgress) => {
    onProgress({ fraction: null, text: '' })
    try {
      if (format === 'xlsx') {
        const { termReportWorkbook } = await import('../../../shared/referral/term-report-xlsx.ts')
        await desktop('file.write', { token, bytes: termReportWorkbook(report) })
        await desktop('file.commit', { token })
      } else {
        const onPrinted = (fraction: number) => onProgress({ fraction, text: '' })
        await desktop('print.pdf', { html: termReportHtml(report), token, date: localDay() }, { signal, onProgress: onPrinted })
      }
    } catch (error) {
      await desktop('file.abort', { token })
      throw error
    }
  })
  noteOutput('export', target.name)
  showDone(words.written(target.name))
}

/** Sends a term report to a printer. */
export async function printTermReport(report: TermReport): Promise<void> {
  const { printed } = await desktop('print.paper', { html: termReportHtml(report) })
  if (!printed) return
  const words = messagesNow().termReport
  noteOutput('print', words.title(report.step.title))
  showDone(words.printed)
}
