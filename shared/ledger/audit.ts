import { contentHash } from '../model/canonical-json.ts'

/** What the audit log knows by name; `docs/glossary.md` has the Chinese words. */
export const auditActions = [
  'vault.create',
  'vault.unlock',
  'vault.refused',
  'vault.lock',
  'vault.changePassword',
  'import',
  'batch.remove',
  'dataset.remove',
  'reject.readmit',
  'recipe.save',
  'recipe.remove',
  'lexicon.save',
  'lexicon.rename',
  'lexicon.remove',
  'run.save',
  'review.judge',
  'clue.take',
  'clue.remove',
  'packet.issue',
  'backup.write',
  'backup.restore',
  'reveal',
  'export',
  'print',
] as const
export type AuditAction = (typeof auditActions)[number]

/**
 * One line of the log. `hash` is the SHA-256 (hex) of the canonical JSON of all other members, `previous` the `hash` of entry
 * `number − 1` (64 zeros for the first), so that no entry can be changed, taken out or put between without breaking the chain.
 */
export interface AuditEntry {
  /** 1-based. */
  number: number
  /** ISO 8601, UTC. */
  at: string
  action: AuditAction
  /** What it was done to, in words: a file, a dataset, a ticket's number. */
  subject: string
  /** Figures of it, e.g. rows. */
  details: Record<string, string | number>
  previous: string
  hash: string
}

/** What was done, without its place in the log. */
export type AuditAct = Pick<AuditEntry, 'action' | 'subject' | 'details'>

/** The end of a log: how many entries it has and the hash of the last one. A log that was cut short does not fit its head. */
export interface AuditHead {
  number: number
  hash: string
}

/** The head of a log without entries. */
export const emptyAudit: AuditHead = { number: 0, hash: '0'.repeat(64) }

/** The entry of an act that follows `head`; `at` is ISO 8601, UTC. Its own `number` and `hash` are the next head. */
export function nextEntry(head: AuditHead, { action, subject, details }: AuditAct, at: string): AuditEntry {
  const entry = { number: head.number + 1, at, action, subject, details, previous: head.hash }
  return { ...entry, hash: contentHash(entry) }
}

/** Whether an entry follows `head` and holds what its hash says. */
export function fitsChain(head: AuditHead, entry: AuditEntry): boolean {
  const { hash, ...rest } = entry
  return entry.number === head.number + 1 && entry.previous === head.hash && contentHash(rest) === hash
}
