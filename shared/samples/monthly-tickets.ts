import type { TicketField } from '../table/schema.ts'
import { identityCheckDigit } from '../values/identity-number.ts'
import { sampleSizes } from './options.ts'
import { SamplePlan } from './plan.ts'
import { Random } from './random.ts'
import { ticketRows } from './tickets.ts'

/** One row of one month, field by field; `damaged` names the field whose value a spreadsheet damaged. */
export interface MonthlyTicket {
  cells: Partial<Record<TicketField, string>>
  /** Row of the same month (1-based), or of the month before, whose ticket this is again, and how. */
  repeats?: { month: number; row: number; how: 'exact' | 'redispatch' | 'changed' }
  damaged?: TicketField
}

const order: readonly TicketField[] = [
  'ticketNo',
  'receivedAt',
  'closedAt',
  'title',
  'content',
  'kind',
  'category1',
  'category2',
  'category3',
  'district',
  'street',
  'community',
  'place',
  'unit',
  'result',
  'solved',
  'satisfied',
  'caller',
  'phone',
  'subject',
]
/** Fields that repeat, so that an export with all of them shows the same ticket. */
const ADDITION = '（续报：来电人再次来电，称问题仍未解决，要求尽快回复。）'
const EXPORT_DAYS = 181

/**
 * The tickets of `month` (1–12): new ones in the order of receipt, some of them repeated within the month, then some of the month before again: as
 * they were, under a re-dispatch number, or with more text. About one in a hundred has an identifier that a spreadsheet damaged.
 */
export function monthlyTickets(seed: string, year: number, month: number, rows: number): MonthlyTicket[] {
  const fresh = freshTickets(seed, year, month, rows)
  if (month === 1) return fresh
  const random = new Random(`${seed}${month}`)
  const before = freshTickets(seed, year, month - 1, rows)
  const again: MonthlyTicket[] = []
  before.forEach((ticket, index) => {
    random.at(index)
    if (ticket.repeats || ticket.damaged || !random.chance(0.03)) return
    const how = random.pick(['exact', 'redispatch', 'changed'] as const)
    const cells = { ...ticket.cells }
    if (how === 'redispatch') cells.ticketNo += 'HBD2'
    if (how === 'changed') cells.content += ADDITION
    again.push({ cells, repeats: { month: month - 1, row: index + 1, how } })
  })
  return [...fresh, ...again]
}

function freshTickets(seed: string, year: number, month: number, rows: number): MonthlyTicket[] {
  const plan = new SamplePlan(sampleSizes({ tickets: rows, seed: `${seed}${year}${month}`, year }))
  const random = new Random(`${seed}${year}${month}`)
  const tickets: MonthlyTicket[] = []
  let row = 0
  for (const line of ticketRows(plan)) {
    const { origin, repetition } = plan.ticket(row)
    const cells = Object.fromEntries(order.map((field, index) => [field, (line as readonly string[])[index]!]))
    const ticket: MonthlyTicket = { cells: withMore(inMonth(cells, year, month), random.at(origin, 1)) }
    if (repetition) ticket.repeats = { month, row: origin + 1, how: repetition }
    else damage(ticket, random.at(row, 2))
    tickets.push(ticket)
    row++
  }
  return tickets
}

/** The half-year of the plan pressed into one month: the day by its share, the time of day and the days until closing as they are. */
function inMonth(cells: Record<string, string>, year: number, month: number): Partial<Record<TicketField, string>> {
  const { receivedAt = '', closedAt = '', ticketNo = '' } = cells
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const start = Date.UTC(year, 0, 1)
  const day = (stamp: string) => (Date.parse(`${stamp.slice(0, 10)}T00:00:00Z`) - start) / 86_400_000
  const shifted = Math.min(days - 1, Math.floor((day(receivedAt) / EXPORT_DAYS) * days))
  const dateOf = (at: number) => new Date(Date.UTC(year, month - 1, 1 + at)).toISOString().slice(0, 10)
  const received = dateOf(shifted)
  return {
    ...cells,
    ticketNo: received.replaceAll('-', '') + ticketNo.slice(8),
    receivedAt: `${received} ${receivedAt.slice(11)}`,
    closedAt: closedAt && `${dateOf(shifted + day(closedAt) - day(receivedAt))} ${closedAt.slice(11)}`,
  }
}

function withMore(cells: Partial<Record<TicketField, string>>, random: Random): Partial<Record<TicketField, string>> {
  const isFemale = cells.caller?.endsWith('女士') ?? random.chance(0.5)
  const isRepeat = random.chance(0.05)
  return {
    ...cells,
    sex: isFemale ? '女' : '男',
    responded: cells.closedAt ? '是' : random.pick(['是', '否']),
    reply: cells.closedAt ? `您好，您反映的“${cells.title}”问题收悉。${cells.result}感谢您对工作的支持。` : '',
    isRepeat: isRepeat ? '是' : '否',
    parentNo: isRepeat ? `${cells.ticketNo!.slice(0, 8)}${String(random.below(100)).padStart(6, '0')}` : '',
    identityNumber: random.chance(0.3) ? identityNumber(random, isFemale) : '',
    amount: random.chance(0.1) ? random.pick(['500', '1,200元', '3万元', '8600.50', '两千元', '1.5万']) : '',
  }
}

function identityNumber(random: Random, isFemale: boolean): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const serial = 2 * random.below(500) + (isFemale ? 0 : 1)
  const body = `11010${random.between(1, 8)}19${two(random.between(50, 99))}${two(random.between(1, 12))}${two(random.between(1, 28))}${String(serial).padStart(3, '0')}`
  return body + identityCheckDigit(body)
}

function damage(ticket: MonthlyTicket, random: Random): void {
  if (!random.chance(0.01)) return
  const { cells } = ticket
  if (cells.identityNumber) {
    const rounded = `${cells.identityNumber.slice(0, 15)}000`
    cells.identityNumber = identityCheckDigit(rounded) === '0' || random.chance(0.3) ? '1.10101E+17' : rounded
    ticket.damaged = 'identityNumber'
  } else if (/^1\d{10}$/.test(cells.phone ?? '')) {
    cells.phone = '1.38E+10'
    ticket.damaged = 'phone'
  }
}
