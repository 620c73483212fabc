import { expect, it } from 'vitest'
import type { AuditEntry } from '../../../shared/ledger/audit.ts'
import { auditCsv } from './audit-csv.ts'

const entry: AuditEntry = {
  number: 2,
  at: '2026-11-22T05:00:00.000Z',
  action: 'import',
  subject: '六月,"热线".csv',
  details: { rows: 12 },
  previous: '0'.repeat(64),
  hash: 'a'.repeat(64),
}
const text = (entries: AuditEntry[], isFirst: boolean) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(auditCsv(entries, isFirst))

it('begins with a byte-order mark and the names of the members, then one line an entry', () => {
  expect(text([entry], true)).toBe(
    `\ufeffnumber,at,action,subject,details,previous,hash\r\n2,2026-11-22T05:00:00.000Z,import,"六月,""热线"".csv","{""rows"":12}",${entry.previous},${entry.hash}\r\n`,
  )
  expect(text([entry], false).startsWith('2,')).toBe(true)
})

it('a subject that a spreadsheet would compute is led by a tab', () => {
  expect(text([{ ...entry, subject: '=1+1.csv' }], false)).toContain('"\t=1+1.csv"')
})
