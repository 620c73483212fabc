import type { Packet } from '../../../shared/ledger/packet.ts'
import type { PacketContent } from '../../../shared/referral/document.ts'
import type { FontNeed } from '../../../shared/referral/fonts.ts'
import type { PacketsMessages } from '../../messages/packets.zh-CN.ts'
import { missingFields } from './packet-draft.ts'

/** One line of the checks. `stop`: wrong, to be corrected before the packet goes out; `warn`: to be known. */
export interface PacketCheck {
  id: 'clues' | 'fields' | 'office' | 'number' | 'leaks' | 'fonts'
  level: 'ok' | 'warn' | 'stop'
  text: string
  details?: string[]
}

interface Checked {
  packet: Packet
  content: PacketContent | null
  /** Numbers that stand unmasked on the pages, given masked; null while the pages are being searched. */
  leaks: readonly string[] | null
  fonts: readonly FontNeed[]
}

/** What stands between a packet and its going out, the worst first in each kind's own place. */
export function packetChecks({ packet, content, leaks, fonts }: Checked, messages: PacketsMessages): PacketCheck[] {
  const { checks, form } = messages
  const { clues, letter, redaction } = packet
  const missing = missingFields(letter).map((field) => form[field])
  const list: PacketCheck[] = [
    clues.length > 0
      ? { id: 'clues', level: 'ok', text: checks.clues(clues.length) }
      : { id: 'clues', level: 'stop', text: checks.noClues },
    missing.length > 0
      ? { id: 'fields', level: 'stop', text: checks.missing(missing.join('、')) }
      : { id: 'fields', level: 'ok', text: checks.fields },
  ]
  if (content && (content.office.name === '' || content.office.redHead === '')) {
    list.push({ id: 'office', level: 'warn', text: checks.office })
  }
  if (letter.number.trim() === '') list.push({ id: 'number', level: 'warn', text: checks.number })
  if (redaction === 'full') list.push({ id: 'leaks', level: 'warn', text: checks.leakFull })
  else if (leaks && leaks.length > 0) {
    list.push({ id: 'leaks', level: 'stop', text: checks.leaksFound(leaks.length), details: leaks.slice(0, 5) })
  } else if (leaks) list.push({ id: 'leaks', level: 'ok', text: checks.leaks })
  const names = fonts.map((font) => font.name).join('、')
  list.push(
    names ? { id: 'fonts', level: 'warn', text: checks.fontsMissing(names) } : { id: 'fonts', level: 'ok', text: checks.fonts },
  )
  return list
}
