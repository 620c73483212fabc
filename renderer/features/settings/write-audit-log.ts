import type { AuditEntry } from '../../../shared/ledger/audit.ts'
import { desktop, engine } from '../../app/clients.ts'
import { messagesNow } from '../../messages/messages.ts'
import { noteOutput } from '../../ui/audit-note.ts'
import { localDay } from '../../ui/local-time.ts'
import { showDone } from '../../ui/notices.ts'
import { auditCsv } from './audit-csv.ts'

const AT_ONCE = 500

/** Writes the whole log, the oldest entry first. */
export async function writeAuditLog(): Promise<void> {
  const words = messagesNow().settings.audit
  const target = await desktop('file.chooseTarget', {
    title: words.export,
    suggestedName: `${words.fileName}-${localDay()}.csv`,
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  })
  if (!target) return
  const { token } = target
  try {
    const entries = await readAll()
    for (let at = 0; at === 0 || at < entries.length; at += AT_ONCE) {
      await desktop('file.write', { token, bytes: auditCsv(entries.slice(at, at + AT_ONCE), at === 0) })
    }
    const { path } = await desktop('file.commit', { token })
    noteOutput('export', target.name)
    showDone(words.exported(entries.length), path)
  } catch (error) {
    await desktop('file.abort', { token })
    throw error
  }
}

/** Every entry, the oldest first. The log is read from its newest end, where it may grow meanwhile: what was read already comes again and is passed over. */
async function readAll(): Promise<AuditEntry[]> {
  const found: AuditEntry[] = []
  let oldest = Number.POSITIVE_INFINITY
  for (let offset = 0; oldest > 1; offset += AT_ONCE) {
    const { entries } = await engine('audit.page', { offset, limit: AT_ONCE })
    if (entries.length === 0) break
    found.push(...entries.filter(({ number }) => number < oldest))
    oldest = Math.min(oldest, found.at(-1)?.number ?? oldest)
  }
  return found.reverse()
}
