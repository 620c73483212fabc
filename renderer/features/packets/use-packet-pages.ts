import { useMemo } from 'react'
import type { Packet, PacketLetter, RedactionProfile } from '../../../shared/ledger/packet.ts'
import type { PacketContent } from '../../../shared/referral/document.ts'
import { packetPages } from '../../../shared/referral/packet-html.ts'
import type { Page } from '../../../shared/referral/page.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useSettled } from './use-settled.ts'

/** A packet of fifty clues takes a tenth of a second to lay out: pages are made when typing rests. */
const pause = 200

/** Asks for the evidence of clues under a letter without words: it is gathered once, whatever is typed. */
export function evidenceOf(template: PacketLetter['template'], clues: string[], redaction: RedactionProfile) {
  const words = { title: '', number: '', receiver: '', date: '', opening: '', suggestion: '', legalBasis: '' }
  return { letter: { ...words, template, replyDeadline: '', contact: '' }, clues, redaction }
}

export interface PacketPages {
  content: PacketContent | null
  pages: Page[]
  isComposing: boolean
  error: unknown
}

/** The pages of a packet as they will print: evidence from the engine, words as they are typed. */
export function usePacketPages({ letter, clues, redaction }: Packet): PacketPages {
  const settings = useEngineQuery('settings.get', {})
  const evidence = useEngineQuery('packet.compose', evidenceOf(letter.template, clues, redaction), {
    version: JSON.stringify(settings.data ?? null),
    enabled: clues.length > 0 && settings.isSuccess,
    keepPrevious: true,
  })
  const words = useSettled(letter, pause)
  const gathered = clues.length > 0 ? (evidence.data ?? null) : null
  const content = useMemo(() => gathered && withWords(gathered, words), [gathered, words])
  const pages = useMemo(() => (content ? packetPages(content) : []), [content])
  return { content, pages, isComposing: evidence.isFetching || words !== letter, error: evidence.error }
}

/** The evidence with the analyst's words; an empty contact is the office's. */
function withWords(content: PacketContent, letter: PacketLetter): PacketContent {
  return { ...content, ...letter, contact: letter.contact || content.contact }
}
