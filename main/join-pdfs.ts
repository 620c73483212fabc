import { createHash } from 'node:crypto'
import { PDFArray, type PDFContext, PDFDict, PDFDocument, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'

/**
 * One PDF of the pages of all `parts`, with the first one's title. It is dated noon (UTC) of `date`, an ISO date, instead of the
 * moment of printing, so that the same pages give the same bytes. Streams that parts have in common, glyphs among them, are kept once.
 */
export async function joinPdfs(parts: readonly Uint8Array[], date: string): Promise<{ bytes: Uint8Array; pages: number }> {
  const moment = noonOf(date)
  const [first, ...others] = parts
  if (!first) throw new Error('no PDF to join')
  const whole = await PDFDocument.load(first, { updateMetadata: false })
  for (const other of others) {
    const part = await PDFDocument.load(other, { updateMetadata: false })
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
  }
  whole.setCreationDate(moment)
  whole.setModificationDate(moment)
  if (others.length > 0) keepEqualStreamsOnce(whole.context)
  const bytes = await whole.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
  return { bytes, pages: whole.getPageCount() }
}

function noonOf(date: string): Date {
  const moment = new Date(`${date.slice(0, 10)}T12:00:00Z`)
  if (Number.isNaN(moment.getTime())) throw new Error(`not an ISO date: ${date}`)
  return moment
}

function keepEqualStreamsOnce(context: PDFContext): void {
  const kept = new Map<string, PDFRef>()
  const instead = new Map<PDFRef, PDFRef>()
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    const key = createHash('sha256').update(object.dict.toString()).update('\0').update(object.contents).digest('base64')
    const same = kept.get(key)
    if (same) instead.set(ref, same)
    else kept.set(key, ref)
  }
  for (const ref of instead.keys()) context.delete(ref)
  for (const [, object] of context.enumerateIndirectObjects()) redirect(object, instead)
}

/** Lets every reference in `object` to a key of `instead` point to its value. */
function redirect(object: PDFObject, instead: ReadonlyMap<PDFRef, PDFRef>): void {
  if (object instanceof PDFRawStream) redirect(object.dict, instead)
  else if (object instanceof PDFDict) {
    for (const [name, value] of object.entries()) {
      if (value instanceof PDFRef) object.set(name, instead.get(value) ?? value)
      else redirect(value, instead)
    }
  } else if (object instanceof PDFArray) {
    object.asArray().forEach((value, at) => {
      if (value instanceof PDFRef) object.set(at, instead.get(value) ?? value)
      else redirect(value, instead)
    })
  }
}
