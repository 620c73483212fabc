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
  'run.save',
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
