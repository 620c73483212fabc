import type { VerificationReport } from '../../../shared/ingest/verification.ts'
import { verificationHtml } from '../../../shared/referral/verification-html.ts'
import { localTime } from '../../ui/local-time.ts'

/** The page of a verification, for the preview, for PDF and for paper. */
export function reportHtml(report: VerificationReport): string {
  return verificationHtml(report, { importedAt: localTime(report.importedAt) })
}

/** The workbook of a verification. Its writer is large; it is loaded when it is asked for. */
export async function reportXlsx(report: VerificationReport): Promise<Uint8Array<ArrayBuffer>> {
  const { verificationWorkbook } = await import('../../../shared/referral/verification-xlsx.ts')
  return verificationWorkbook(report, { importedAt: localTime(report.importedAt) })
}
