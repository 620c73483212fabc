import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type AuditEntry, auditActions, emptyAudit, fitsChain, nextEntry } from './audit.ts'

const act = fc.record({
  action: fc.constantFrom(...auditActions),
  subject: fc.string({ unit: 'binary' }),
  details: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())),
})
const log = fc.array(act, { minLength: 1, maxLength: 12 }).map((acts) => {
  const entries: AuditEntry[] = []
  for (const [index, one] of acts.entries()) {
    entries.push(nextEntry(entries.at(-1) ?? emptyAudit, one, new Date(index * 1000).toISOString()))
  }
  return entries
})

/** Number of the first entry that does not fit, null where all do. */
function firstBroken(entries: readonly AuditEntry[]): number | null {
  const found = entries.findIndex((entry, index) => !fitsChain(entries[index - 1] ?? emptyAudit, entry))
  return found < 0 ? null : found + 1
}

it('a log that was only added to holds', () => {
  fc.assert(
    fc.property(log, (entries) => {
      expect(firstBroken(entries)).toBeNull()
    }),
  )
})

it('an entry that was changed in any member is where the chain breaks', () => {
  const changes: ((entry: AuditEntry) => AuditEntry)[] = [
    (entry) => ({ ...entry, number: entry.number + 1 }),
    (entry) => ({ ...entry, at: '2026-01-01T00:00:00.000Z' }),
    (entry) => ({ ...entry, action: entry.action === 'print' ? 'reveal' : 'print' }),
    (entry) => ({ ...entry, subject: `${entry.subject}.` }),
    (entry) => ({ ...entry, details: { ...entry.details, rows: -1.5 } }),
    (entry) => ({ ...entry, previous: 'f'.repeat(64) }),
    (entry) => ({ ...entry, hash: 'f'.repeat(64) }),
  ]
  fc.assert(
    fc.property(log, fc.nat(), fc.constantFrom(...changes), (entries, place, change) => {
      const index = place % entries.length
      expect(firstBroken(entries.with(index, change(entries[index]!)))).toBe(index + 1)
    }),
  )
})

it('an entry that was taken out or put between breaks the chain where it was', () => {
  fc.assert(
    fc.property(log, fc.nat(), (entries, place) => {
      const index = place % entries.length
      expect(firstBroken(entries.toSpliced(index, 1))).toBe(index === entries.length - 1 ? null : index + 1)
      const between = nextEntry(entries[index - 1] ?? emptyAudit, entries[index]!, '2030-01-01T00:00:00.000Z')
      expect(firstBroken(entries.toSpliced(index, 0, between))).toBe(index + 2)
    }),
  )
})
