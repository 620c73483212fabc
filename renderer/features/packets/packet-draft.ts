import type { Clue, Disposition } from '../../../shared/ledger/clue.ts'
import type { Packet, PacketLetter } from '../../../shared/ledger/packet.ts'

/** The order after moving the clue at `from` to `to`; ends hold. */
export function moved(clues: readonly string[], from: number, to: number): string[] {
  const target = Math.min(clues.length - 1, Math.max(0, to))
  const rest = clues.filter((_, index) => index !== from)
  return [...rest.slice(0, target), clues[from]!, ...rest.slice(target)]
}

export const requiredFields = ['title', 'receiver', 'date', 'suggestion', 'replyDeadline'] as const
export type RequiredField = (typeof requiredFields)[number]

/** Fields without which a letter should not go out; a transfer form of one's own office needs no deadline. */
export function missingFields(letter: PacketLetter): RequiredField[] {
  return requiredFields.filter((field) => {
    if (field === 'replyDeadline' && letter.template === 'internal-transfer') return false
    if (field === 'date') return !isIsoDate(letter.date)
    return letter[field].trim() === ''
  })
}

/** A day that exists, as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** A name for the packet's file: number or title without what file systems refuse. */
export function fileNameOf(letter: PacketLetter, extension: string, fallback: string): string {
  const name = [letter.number, letter.title]
    .map((part) => part.replace(/[\\/:*?"<>|\s]+/g, ' ').trim())
    .filter(Boolean)
    .join(' ')
  return `${name.slice(0, 80).trim() || fallback}.${extension}`
}

/** The clues of a packet that registering it sets to referred. */
export function cluesToRefer(packet: Packet, clues: readonly Clue[]): Clue[] {
  const members = new Set(packet.clues)
  return clues.filter((clue) => members.has(clue.id) && clue.disposition !== 'referred')
}

/**
 * What revoking a registration gives back: clues return to `before` where it is known, else to open; those that another issued
 * packet holds stay referred.
 */
export function dispositionsAfterRevoke(
  packet: Packet,
  packets: readonly Packet[],
  clues: readonly Clue[],
  before: ReadonlyMap<string, Disposition>,
): { clue: string; disposition: Disposition }[] {
  const elsewhere = new Set(
    packets.filter((other) => other.id !== packet.id && other.issuedAt !== null).flatMap((other) => other.clues),
  )
  return clues
    .filter((clue) => packet.clues.includes(clue.id) && clue.disposition === 'referred' && !elsewhere.has(clue.id))
    .map((clue) => ({ clue: clue.id, disposition: before.get(clue.id) ?? 'open' }))
}
