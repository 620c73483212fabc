import type { Handlers } from '../../../shared/contract/method.ts'
import type { auditContract } from '../../../shared/contract/vault.ts'
import { type AuditEntry, type AuditHead, emptyAudit, fitsChain } from '../../../shared/ledger/audit.ts'
import { isDamage, type Store } from '../store/store.ts'
import type { Workspace } from '../workspace.ts'

export function auditHandlers({ store }: Workspace): Handlers<typeof auditContract> {
  /** The log was followed up to here and holds. */
  let proven: AuditHead = emptyAudit
  return {
    'audit.page': async ({ offset, limit }, { signal }) => {
      const head = await store.auditHead()
      const broken = await firstBroken(head, signal)
      const entries: AuditEntry[] = []
      for (let number = head.number - offset; number > 0 && entries.length < limit; number--) {
        const entry = await readEntry(store, number)
        if (entry) entries.push(entry)
      }
      return { total: head.number, broken, entries }
    },
    'audit.note': ({ action, subject }) => store.write([{ audit: action, subject }]),
  }

  /** Number of the first entry that is changed, lost or does not follow the one before; null where the chain holds up to its head. */
  async function firstBroken(head: AuditHead, signal: AbortSignal): Promise<number | null> {
    while (proven.number < head.number) {
      const entry = await readEntry(store, proven.number + 1)
      if (!entry || !fitsChain(proven, entry)) return proven.number + 1
      proven = { number: entry.number, hash: entry.hash }
      signal.throwIfAborted()
    }
    return proven.number === head.number && proven.hash !== head.hash ? head.number : null
  }
}

/** Undefined for an entry that is lost or damaged. */
async function readEntry(store: Store, number: number): Promise<AuditEntry | undefined> {
  try {
    return await store.get('audit', String(number))
  } catch (error) {
    if (isDamage(error)) return undefined
    throw error
  }
}
