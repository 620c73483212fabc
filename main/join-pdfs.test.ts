import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { joinPdfs } from './join-pdfs.ts'

const glyph = '100 0 0 0 80 80 d1 0 0 80 80 re f '.repeat(200)

/** Pages of the given widths, each with a stream that all of them hold alike. */
async function pdfOf(title: string, widths: readonly number[], printedAt = '2026-06-30T09:15:02Z'): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setTitle(title)
  pdf.setCreationDate(new Date(printedAt))
  pdf.setModificationDate(new Date(printedAt))
  for (const width of widths) {
    const drawing = pdf.context.register(pdf.context.stream(glyph))
    pdf.addPage([width, 842]).node.set(PDFName.of('Contents'), drawing)
  }
  return pdf.save({ useObjectStreams: false })
}

const open = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false })

test('the whole has the pages of all parts in order, and the title of the first', async () => {
  const { bytes, pages } = await joinPdfs(
    [await pdfOf('函', [101, 102]), await pdfOf('续', [103]), await pdfOf('续', [104, 105])],
    '2026-06-30',
  )
  const whole = await open(bytes)
  expect(whole.getPages().map((page) => page.getWidth())).toEqual([101, 102, 103, 104, 105])
  expect(pages).toBe(5)
  expect(whole.getTitle()).toBe('函')
})

test('the same pages printed at two moments are the same bytes, dated as the document is', async () => {
  const printedAt = async (moment: string) =>
    joinPdfs([await pdfOf('函', [101], moment), await pdfOf('函', [102], moment)], '2026-06-30')
  const first = await printedAt('2026-06-30T09:15:02Z')
  expect((await printedAt('2027-01-01T23:59:59Z')).bytes).toEqual(first.bytes)
  const whole = await open(first.bytes)
  expect(whole.getCreationDate()).toEqual(new Date('2026-06-30T12:00:00Z'))
  expect(whole.getModificationDate()).toEqual(new Date('2026-06-30T12:00:00Z'))
})

test('a stream that parts have in common is there once, and every page still refers to it', async () => {
  const { bytes } = await joinPdfs([await pdfOf('函', [101, 102]), await pdfOf('函', [103])], '2026-06-30')
  const whole = await open(bytes)
  const drawings = whole.getPages().map((page) => page.node.get(PDFName.of('Contents')))
  expect(new Set(drawings).size).toBe(1)
  expect(whole.context.lookup(drawings[0])).toBeDefined()
  expect(
    Buffer.from(bytes)
      .toString('latin1')
      .match(/endstream/g),
  ).toHaveLength(1)
})

test('a document without a date is a defect', async () => {
  await expect(joinPdfs([await pdfOf('函', [101])], '六月三十日')).rejects.toThrow('not an ISO date')
})
