/**
 * Replaces the moment of printing, which Chromium writes into a PDF, by the document's own date, so that the same pages give the same bytes.
 * `date` is an ISO date; noon of that day is written. Lengths do not change, so the cross-reference table stays right.
 */
export function withDocumentDate(pdf: Uint8Array, date: string): Uint8Array {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  if (!day) throw new Error(`not an ISO date: ${date}`)
  const text = Buffer.from(pdf).toString('latin1')
  const fixed = text.replace(
    /\/(CreationDate|ModDate) \(D:\d{14}/g,
    (_found, name: string) => `/${name} (D:${day[1]}${day[2]}${day[3]}120000`,
  )
  return Buffer.from(fixed, 'latin1')
}

/** Number of pages of a PDF that Chromium wrote: the largest count among its page trees, the root's. */
export function pageCount(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1')
  return Math.max(0, ...[...text.matchAll(/\/Type \/Pages[^>]*?\/Count (\d+)/g)].map((found) => Number(found[1])))
}
