import { z } from 'zod'

/** How complainants are protected in what leaves the office (domain.md 1.6). */
export const redactionProfileSchema = z.enum(['full', 'masked', 'noComplainant'])
export type RedactionProfile = z.infer<typeof redactionProfileSchema>

/** What the analyst writes of a packet; everything else in it is computed. `date` is ISO `YYYY-MM-DD`. */
export const packetLetterSchema = z.object({
  template: z.enum(['letter', 'internal-transfer']),
  title: z.string(),
  number: z.string(),
  receiver: z.string(),
  date: z.string(),
  /** Opening paragraph; empty: composed from the counts of the run. */
  opening: z.string(),
  suggestion: z.string(),
  legalBasis: z.string(),
  replyDeadline: z.string(),
  contact: z.string(),
})
export type PacketLetter = z.infer<typeof packetLetterSchema>

/** The title in the form that the template asks for: `关于移送“甲”有关线索的函` and `“甲”有关线索移送表`. Other titles are the analyst's own and stay. */
export function titleForTemplate(template: PacketLetter['template'], title: string): string {
  return template === 'letter' ? title.replace(/^(.+)移送表$/, '关于移送$1的函') : title.replace(/^关于移送(.+)的函$/, '$1移送表')
}

/** A packet in preparation or issued. */
export interface Packet {
  id: string
  letter: PacketLetter
  clues: string[]
  redaction: RedactionProfile
  issuedAt: string | null
  updatedAt: string
}
