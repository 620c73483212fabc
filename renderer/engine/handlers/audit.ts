import type { Handlers } from '../../../shared/contract/method.ts'
import type { auditContract } from '../../../shared/contract/vault.ts'
import { type AuditEntry, type AuditHead, emptyAudit, fitsChain } from '../../../shared/ledger/audit.ts'
import { isDamage, type Store } from '../store/store.ts'
import type { Workspace } from '../workspace.ts'

/** Entries read at a time. */
const ENTRIES_AT_ONCE = 500

export function auditHandlers({ store }: Workspace): Handlers<typeof auditContract> {
  /** The log was followed up to here and holds. */
  let proven: AuditHead = emptyAudit
  return {
    'audit.page': async ({ offset, limit }, { signal }) => {
      const head = await store.auditHead()
      const broken = await firstBroken(head, signal)
      const newest = head.number - offset
      const page = await readEntries(store, Math.max(1, newest - limit + 1), newest)
      return { total: head.number, broken, entries: page.filter((entry) => entry !== undefined).reverse() }
    },
    'audit.note': ({ action, subject }) => store.write([{ audit: action, subject }]),
  }

  /** Number of the first entry that is changed, lost or does not follow the one before; null where the chain holds up to its head. */
  async function firstBroken(head: AuditHead, signal: AbortSignal): Promise<number | null> {
    let last = proven
    while (last.number < head.number) {
      const first = last.number + 1
      for (const entry of await readEntries(store, first, Math.min(head.number, first + ENTRIES_AT_ONCE - 1))) {
        if (!entry || !fitsChain(last, entry)) return last.number + 1
        last = { number: entry.number, hash: entry.hash }
      }
      if (last.number > proven.number) proven = last
      signal.throwIfAborted()
    }
    return last.number === head.number && last.hash !== head.hash ? head.number : null
  }
}

function readEntries(store: Store, from: number, to: number): Promise<(AuditEntry | undefined)[]> {
  return Promise.all(Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => readEntry(store, from + index)))
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
