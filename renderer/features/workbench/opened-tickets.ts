import { useState } from 'react'
import type { CellHit } from '../../../shared/contract/engine.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'

/** A ticket that was opened from the one being read. `marks` are what both have in common, in its own cells. */
export interface OpenedTicket {
  ref: RowRef
  fileName: string
  from: 'similar' | 'history'
  marks: readonly CellHit[]
}

export interface OpenedTickets {
  /** The one that is shown; null while the row itself is. */
  current: OpenedTicket | null
  open(ticket: OpenedTicket): void
  back(): void
}

/** The way from a row to tickets like it and back; another row begins anew. */
export function useOpenedTickets(row: string): OpenedTickets {
  const [opened, setOpened] = useState<{ row: string; tickets: readonly OpenedTicket[] }>({ row, tickets: [] })
  const tickets = opened.row === row ? opened.tickets : []
  return {
    current: tickets.at(-1) ?? null,
    open: (ticket) => setOpened({ row, tickets: [...tickets, ticket] }),
    back: () => setOpened({ row, tickets: tickets.slice(0, -1) }),
  }
}
