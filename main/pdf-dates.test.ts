import { expect, test } from 'vitest'
import { pageCount, withDocumentDate } from './pdf-dates.ts'

const printedAt = (moment: string) =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj\n<</Creator (过筛)\n/CreationDate (D:${moment}+00'00')\n/ModDate (D:${moment}+00'00')>>\nendobj\n` +
      '2 0 obj\n<</Type /Pages\n/Count 8\n/Kids [3 0 R 4 0 R]>>\nendobj\n3 0 obj\n<</Type /Pages\n/Count 5\n/Kids []>>\nendobj\n',
  )

test('the same pages printed at two moments are the same bytes', () => {
  const first = withDocumentDate(printedAt('20260630091502'), '2026-06-30')
  expect(first).toEqual(withDocumentDate(printedAt('20270101235959'), '2026-06-30'))
  expect(Buffer.from(first).toString()).toContain("/CreationDate (D:20260630120000+00'00')")
})

test('no byte but those of the dates changes, the length stays', () => {
  const before = printedAt('20260630120000')
  expect(Buffer.from(withDocumentDate(before, '2026-06-30'))).toEqual(before)
})

test('a document without a date is a defect', () => {
  expect(() => withDocumentDate(printedAt('20260630091502'), '六月三十日')).toThrow('not an ISO date')
})

test('the page count is that of the whole tree, not of a branch', () => {
  expect(pageCount(printedAt('20260630091502'))).toBe(8)
})
