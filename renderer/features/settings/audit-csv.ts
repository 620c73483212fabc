import type { AuditEntry } from '../../../shared/ledger/audit.ts'

export const auditColumns = ['number', 'at', 'action', 'subject', 'details', 'previous', 'hash'] as const

/**
 * Lines of the audit log as CSV of RFC 4180: the entries as they are chained, times in UTC, details as JSON, so that somebody else can recompute the hashes. A text that a spreadsheet would take for a
 * formula is led by a tab.
 */
export function auditCsv(entries: readonly AuditEntry[], isFirst: boolean): Uint8Array<ArrayBuffer> {
  const lines = entries.map((entry) => [
    String(entry.number),
    entry.at,
    entry.action,
    entry.subject,
    JSON.stringify(entry.details),
    entry.previous,
    entry.hash,
  ])
  const text = (isFirst ? [[...auditColumns], ...lines] : lines).map((line) => `${line.map(cell).join(',')}\r\n`).join('')
  return new TextEncoder().encode(isFirst ? `\ufeff${text}` : text)
}

function cell(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `\t${text}` : text
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
