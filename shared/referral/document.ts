import { z } from 'zod'
import { packetLetterSchema, redactionProfileSchema } from '../ledger/packet.ts'
import type { EvidenceCard } from '../linkage/card.ts'

/** Range of a highlighted hit in the value beside it, in UTF-16 units, end excluded. */
export const hitRangeSchema = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) })
export type HitRange = z.infer<typeof hitRangeSchema>

/** A column's name and what the receiver may see of the value. */
export const labelledValueSchema = z.object({ label: z.string(), value: z.string() })
export type LabelledValue = z.infer<typeof labelledValueSchema>

/** Which row of which file a ticket or record is: `row` is the 1-based data row, `sha256` that of the whole file, in hex. */
const originSchema = z.object({ file: z.string(), row: z.number().int().min(1), sha256: z.string() })

/** A record of another list that the ticket collided with. */
const matchedRecordSchema = z.object({
  sourceName: z.string(),
  file: z.string(),
  row: z.number().int().min(1),
  sha256: z.string(),
  fields: z.array(labelledValueSchema),
})

/** The evidence card of one link on the way to the clue, its values redacted; `against` is the list that was compared, also where it has no such record. */
const cardSheetSchema = z.object({
  against: z.string(),
  card: z.custom<EvidenceCard>((value) => typeof value === 'object' && value !== null),
})
export type CardSheet = z.infer<typeof cardSheetSchema>

/**
 * One clue as it is printed: everything in it is already redacted (see `redactClue`).
 * `fields` are the ticket's short columns in the source's order, `text` its long ones with the hits of the screen. `matches` are the records of other lists, `cards`
 * one for each link, in the order of the model; both are empty in a clue that comes from a screen alone.
 */
export const clueSheetSchema = z.object({
  serial: z.number().int().min(1),
  title: z.string(),
  ticketNo: z.string(),
  receivedAt: z.string(),
  street: z.string(),
  subject: z.string(),
  place: z.string(),
  summary: z.string(),
  fields: z.array(labelledValueSchema),
  text: z.array(labelledValueSchema.extend({ hits: z.array(hitRangeSchema) })),
  matches: z.array(matchedRecordSchema),
  cards: z.array(cardSheetSchema),
  origin: originSchema,
})
export type ClueSheet = z.infer<typeof clueSheetSchema>

/** Where the clues come from, so that every step can be repeated. `hash` is the model's SHA-256 in hex; `id` is the one that its author gave it, else ''. */
export const packetSourceSchema = z.object({
  datasets: z.array(z.object({ name: z.string(), file: z.string(), rows: z.number().int().min(0), sha256: z.string() })),
  model: z.object({ title: z.string(), id: z.string(), hash: z.string() }),
  funnel: z.array(z.object({ name: z.string(), in: z.number().int().min(0), out: z.number().int().min(0) })),
  period: z.string(),
})
export type PacketSource = z.infer<typeof packetSourceSchema>

/** The sending office: `redHead` is the red mark of a letter (发文机关标志), `name` the signature. */
export const officeSchema = z.object({
  name: z.string(),
  redHead: z.string(),
  numberPrefix: z.string(),
  city: z.string().optional(),
})

/**
 * The content of a packet (移送材料), as plain data: what the letter, its annexes, DOCX, XLSX and PDF are all made from.
 * Beside the analyst's letter (`number` is '' in a draft, `contact` one line such as `李明，010-68012345`):
 * `matter` is the kind of matter (公益诉讼), `sender` department and person of an internal transfer, `attachments` the names of
 * further enclosures that are not part of this document.
 */
export const packetContentSchema = packetLetterSchema.extend({
  office: officeSchema,
  sender: z.object({ department: z.string(), person: z.string() }),
  matter: z.string(),
  redaction: redactionProfileSchema,
  source: packetSourceSchema,
  attachments: z.array(z.string()),
  clues: z.array(clueSheetSchema),
})
export type PacketContent = z.infer<typeof packetContentSchema>
