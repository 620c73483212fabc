import type { LinkFinding } from '../../../shared/ledger/link-findings.ts'

/** A verdict of a pair as a narrow sign: told apart by its shape, also in grey. */
export const verdictGlyphs: Readonly<Record<LinkFinding, string>> = { same: '＝', different: '×', unsure: '?', disputed: '≠' }
