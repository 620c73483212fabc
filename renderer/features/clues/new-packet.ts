import type { Settings } from '../../../shared/contract/engine.ts'
import type { Clue } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'

interface PacketTexts {
  packetTitle: (model: string | null) => string
  packetSuggestion: string
}

type PacketDraft = Omit<Packet, 'updatedAt'>

/** A packet of the clues, in the order of their serials, addressed to the first receiver of the settings. `date` is ISO. */
export function newPacket(
  id: string,
  clues: readonly Clue[],
  settings: Pick<Settings, 'receivers' | 'contact'>,
  date: string,
  texts: PacketTexts,
): PacketDraft {
  const models = new Set(clues.map((clue) => clue.modelTitle))
  const receiver = settings.receivers[0]
  return {
    id,
    letter: {
      template: 'letter',
      title: texts.packetTitle(models.size === 1 ? [...models][0]! : null),
      number: '',
      receiver: receiver?.name ?? '',
      date,
      opening: '',
      suggestion: texts.packetSuggestion,
      legalBasis: '',
      replyDeadline: '',
      contact: settings.contact,
    },
    clues: inOrder(clues).map((clue) => clue.id),
    redaction: receiver?.redaction ?? 'masked',
    issuedAt: null,
  }
}

/** The packet with further clues at its end, each of them once. */
export function withClues(packet: Packet, clues: readonly Clue[]): PacketDraft {
  const { updatedAt: _, ...draft } = packet
  return { ...draft, clues: [...new Set([...packet.clues, ...inOrder(clues).map((clue) => clue.id)])] }
}

function inOrder(clues: readonly Clue[]): Clue[] {
  return [...clues].sort((a, b) => a.serial - b.serial)
}
