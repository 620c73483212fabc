import type { Clue } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { engine } from '../../app/clients.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import { localDay } from '../../ui/local-time.ts'
import { showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { useLedgerState } from './ledger-state.ts'
import { newPacket, withClues } from './new-packet.ts'

/** Puts clues into a new packet (`into` null) or one that is being prepared, and goes there. */
export function usePacketMaking(): (clues: readonly Clue[], into: Packet | null) => Promise<void> {
  const { packetTitle, packetSuggestion } = useMessages().clues
  const go = useNavigation((state) => state.go)
  return async (clues, into) => {
    try {
      const texts = { packetTitle, packetSuggestion }
      const packet = into
        ? withClues(into, clues)
        : newPacket(crypto.randomUUID(), clues, await engine('settings.get', {}), localDay(), texts)
      await engine('packet.save', packet)
      await refresh('packet.list')
      useLedgerState.getState().select([])
      go('packets', { kind: 'packet', id: packet.id })
    } catch (error) {
      showError(error)
    }
  }
}
