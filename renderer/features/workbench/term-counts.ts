export interface TermCount {
  term: string
  rows: number
}

/** More words than this stand by their rows, the first ones only. */
const AT_ONCE = 60
/** Words that "all of them" shows at most; the term report has the rest. */
const AT_MOST = 600

/** The terms of a layer as written while they are few; the most frequent of many, and how many others there are. */
export function termsShown(terms: readonly TermCount[], isAll = false): { shown: readonly TermCount[]; more: number } {
  if (terms.length <= AT_ONCE) return { shown: terms, more: 0 }
  const byRows = terms.toSorted((a, b) => b.rows - a.rows)
  const shown = byRows.slice(0, isAll ? AT_MOST : AT_ONCE)
  return { shown, more: terms.length - shown.length }
}
