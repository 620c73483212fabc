import { create } from 'zustand'
import type { RowRef } from '../../shared/ledger/clue.ts'
import type { Entity } from '../../shared/linkage/entity.ts'

/** What the drawer of connections shows: rows with a value, what lies around a value or a row, one record whole. */
export type ConnectionsView =
  | { kind: 'rows'; entity: Entity }
  | { kind: 'graph'; of: { entity: Entity } | { row: RowRef } }
  | { kind: 'record'; ref: RowRef }

interface Connections {
  /** The way to what is shown, which is the last; empty while the drawer is closed. */
  views: readonly ConnectionsView[]
  show(view: ConnectionsView): void
  back(): void
  close(): void
}

const longestWay = 30

/** Pivoting from any value or row, wherever it stands in the window. */
export const useConnections = create<Connections>((set) => ({
  views: [],
  show: (view) => set(({ views }) => ({ views: [...views, view].slice(-longestWay) })),
  back: () => set(({ views }) => ({ views: views.slice(0, -1) })),
  close: () => set({ views: [] }),
}))
