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

/** A packet in preparation or issued. */
export interface Packet {
  id: string
  letter: PacketLetter
  clues: string[]
  redaction: RedactionProfile
  issuedAt: string | null
  updatedAt: string
}
