import type { Clue, Disposition } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'

export type LedgerView = 'all' | Disposition
export const ledgerViews: readonly LedgerView[] = ['all', 'open', 'referred', 'irrelevant']

/** Every clue is in exactly one of the three dispositions, so `all` is their sum. */
export type LedgerAccount = Record<LedgerView, number>

export function accountOf(clues: readonly Clue[]): LedgerAccount {
  const account: LedgerAccount = { all: clues.length, open: 0, referred: 0, irrelevant: 0 }
  for (const clue of clues) account[clue.disposition]++
  return account
}

/** Clues of a view whose texts contain every word of `filter`, width and case aside. */
export function cluesOfView(clues: readonly Clue[], view: LedgerView, filter: string): Clue[] {
  const words = fold(filter).split(/\s+/).filter(Boolean)
  return clues.filter((clue) => {
    if (view !== 'all' && clue.disposition !== view) return false
    if (words.length === 0) return true
    const text = fold([clue.serial, clue.ticketNo, clue.place, clue.summary, clue.modelTitle, clue.note].join('\n'))
    return words.every((word) => text.includes(word))
  })
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A change of dispositions that can be taken back: what each clue was before. */
export interface DispositionChange {
  before: { clue: string; disposition: Disposition }[]
  to: Disposition
}

/** The change that sets `clues` to `to`, leaving out those that are so already; null where nothing changes. */
export function dispositionChange(clues: readonly Clue[], to: Disposition): DispositionChange | null {
  const before = clues.filter((clue) => clue.disposition !== to).map(({ id, disposition }) => ({ clue: id, disposition }))
  return before.length > 0 ? { before, to } : null
}

/** What a removal does: which clues go, how many of them carry a note or leave a draft, how many stay as issued. */
export interface Removal {
  clues: Clue[]
  noted: number
  inDrafts: number
  issued: number
}

/** A clue of an issued packet is never removed: the packet must be printable as it was handed over. */
export function removalOf(clues: readonly Clue[], packets: readonly Packet[]): Removal {
  const members = (isIssued: boolean) =>
    new Set(packets.filter((packet) => (packet.issuedAt !== null) === isIssued).flatMap((packet) => packet.clues))
  const issued = members(true)
  const drafted = members(false)
  const leaving = clues.filter((clue) => !issued.has(clue.id))
  return {
    clues: leaving,
    noted: leaving.filter((clue) => clue.note.trim() !== '').length,
    inDrafts: leaving.filter((clue) => drafted.has(clue.id)).length,
    issued: clues.length - leaving.length,
  }
}
