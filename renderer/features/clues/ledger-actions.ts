import type { Clue, Disposition } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { engine } from '../../app/clients.ts'
import { queryClient, refresh } from '../../ui/query-client.ts'
import { type DispositionChange, dispositionChange } from './ledger.ts'
import { useLedgerState } from './ledger-state.ts'

/** Sets the disposition of the clues and remembers the change for undo. Resolves to how many changed. */
export async function setDisposition(clues: readonly Clue[], to: Disposition): Promise<number> {
  const change = dispositionChange(clues, to)
  if (!change) return 0
  useLedgerState.getState().remember(change)
  await apply(change.before.map(({ clue }) => ({ clue, disposition: to })))
  return change.before.length
}

/** Takes the last change of dispositions back. Resolves to how many clues are as before. */
export async function undoLast(): Promise<number> {
  const change = useLedgerState.getState().takeLast()
  if (!change) return 0
  await apply(change.before)
  return change.before.length
}

export async function saveNote(clue: string, note: string): Promise<void> {
  showAtOnce(new Map([[clue, { note }]]))
  await engine('clue.update', { changes: [{ clue, note }] })
}

/** Removes the clues from the ledger and from the packets in preparation. */
export async function removeClues(clues: readonly string[], packets: readonly Packet[]): Promise<void> {
  const gone = new Set(clues)
  for (const { updatedAt: _, ...packet } of packets) {
    const left = packet.clues.filter((clue) => !gone.has(clue))
    if (left.length < packet.clues.length) await engine('packet.save', { ...packet, clues: left })
  }
  await engine('clue.remove', { clues: [...clues] })
  useLedgerState.getState().forget(clues)
  await refresh('clue.list', 'packet.list')
}

async function apply(entries: DispositionChange['before']): Promise<void> {
  showAtOnce(new Map(entries.map(({ clue, disposition }) => [clue, { disposition }])))
  try {
    await engine('clue.update', { changes: entries })
  } finally {
    await refresh('clue.list')
  }
}

/** The ledger shows a change before the engine has stored it; a failure brings the stored state back. */
function showAtOnce(changes: ReadonlyMap<string, Partial<Clue>>): void {
  queryClient.setQueriesData<Clue[]>({ queryKey: ['clue.list'] }, (clues) =>
    clues?.map((clue) => ({ ...clue, ...changes.get(clue.id) })),
  )
}
