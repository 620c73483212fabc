import type { Clue, Disposition } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { engine } from '../../app/clients.ts'
import { queryClient, refresh } from '../../ui/query-client.ts'
import { cluesToRefer, dispositionsAfterRevoke } from './packet-draft.ts'

type Dispositions = { clue: string; disposition: Disposition }[]

/** Stores a packet, and with it what becomes of its clues; the list shows it as it is from now on. */
export async function savePacket(packet: Packet, changes: Dispositions = []): Promise<void> {
  queryClient.setQueriesData<Packet[]>({ queryKey: ['packet.list'] }, (packets) =>
    packets?.map((other) => (other.id === packet.id ? packet : other)),
  )
  const { updatedAt: _, ...stored } = packet
  try {
    await engine('packet.save', { ...stored, changes })
  } catch (error) {
    await refresh('packet.list')
    throw error
  }
}

export async function removePacket(id: string): Promise<void> {
  await engine('packet.remove', { id })
  await refresh('packet.list')
}

/** What clues were before their packet was registered; known as long as the program runs. */
const beforeRegistration = new Map<string, Map<string, Disposition>>()

/** Registers a packet as issued: its clues become referred. Resolves to the packet and how many clues changed. */
export async function registerPacket(packet: Packet, issuedAt: string): Promise<{ packet: Packet; referred: number }> {
  const clues = cluesToRefer(packet, await engine('clue.list', {}))
  beforeRegistration.set(packet.id, new Map(clues.map((clue) => [clue.id, clue.disposition])))
  const issued = { ...packet, issuedAt }
  await savePacket(
    issued,
    clues.map((clue) => ({ clue: clue.id, disposition: 'referred' })),
  )
  await refresh('clue.list')
  return { packet: issued, referred: clues.length }
}

/** Takes a registration back; the packet is a draft again. */
export async function revokePacket(packet: Packet): Promise<Packet> {
  const [packets, clues]: [Packet[], Clue[]] = await Promise.all([engine('packet.list', {}), engine('clue.list', {})])
  const before = beforeRegistration.get(packet.id) ?? new Map<string, Disposition>()
  const draft = { ...packet, issuedAt: null }
  await savePacket(draft, dispositionsAfterRevoke(packet, packets, clues, before))
  await refresh('clue.list')
  return draft
}
