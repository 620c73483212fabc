import { ExportClock } from './clock.ts'
import {
  additions,
  closings,
  complaintOpeners,
  enquiryClosings,
  enquiryOpeners,
  enquiryRemarks,
  histories,
  negations,
  openResults,
  remarks,
  withdrawal,
} from './common-phrases.ts'
import { casePerson, casePhone } from './criminal-cases.ts'
import { DISTRICT, ruralStreets } from './district.ts'
import type { SampleSizes } from './options.ts'
import { careHomes, companyName, trades } from './organizations.ts'
import { drawPerson, landline, maskPhone, mobileNumber, type Person, phonePools, politeName } from './people.ts'
import { drawIncidentals, type Phrase, type Scene, say } from './phrases.ts'
import { purposes, type SamplePlan, type TicketPlan } from './plan.ts'
import { Random } from './random.ts'
import { wages } from './themes-rights.ts'

/** The columns of the hotline export, in its order. */
export const ticketHeader = [
  '工单编号',
  '受理时间',
  '办结时间',
  '诉求标题',
  '诉求内容',
  '诉求类型',
  '一级分类',
  '二级分类',
  '三级分类',
  '所属区',
  '所属街道',
  '社区',
  '发生地',
  '承办单位',
  '办理结果',
  '是否解决',
  '是否满意',
  '来电人',
  '联系电话',
  '被反映单位',
] as const

const MIN_CONTENT = 50
const MAX_CONTENT = 360

/** Rows of the hotline export, in the order of receipt; a string is a line as it stands in a dirty sample. */
export function* ticketRows(plan: SamplePlan): Generator<readonly string[] | string> {
  const writer = new TicketWriter(plan)
  for (let row = 0; row < plan.sizes.tickets; row++) yield writer.write(plan.ticket(row))
}

/** When a ticket is received; the first draw of its text's stream, which `random` is set to. */
function receivedAt(origin: number, tickets: number, random: Random, clock: ExportClock): { day: number; second: number } {
  return clock.momentAt((origin + random.next() / 0x1_0000_0000) / tickets)
}

/** Day of receipt of one ticket, without writing it; 0 is 1 January. */
export function ticketDay(ticket: TicketPlan, sizes: SampleSizes, random: Random, clock: ExportClock): number {
  return receivedAt(ticket.origin, sizes.tickets, random.at(ticket.origin, purposes.text), clock).day
}

class TicketWriter {
  readonly #clock: ExportClock
  readonly #random: Random
  readonly #people: Random

  constructor(readonly plan: SamplePlan) {
    this.#clock = new ExportClock(plan.sizes.year)
    this.#random = new Random(plan.sizes.seed)
    this.#people = new Random(plan.sizes.seed)
  }

  write(ticket: TicketPlan): readonly string[] | string {
    const cells = this.#cells(ticket)
    if (ticket.repetition === 'redispatch') cells[0] += 'HBD1'
    if (ticket.repetition === 'changed') cells[4] = this.#withAddition(ticket, cells[4]!)
    if (ticket.fault === undefined) return cells
    if (ticket.fault === 'missingCells') return cells.slice(0, 7)
    if (ticket.fault === 'surplusCell') return [...cells, '续办', ticket.theme.categories[0]]
    if (ticket.fault === 'impossibleDate') cells[1] = `${this.plan.sizes.year}-02-30 ${cells[1]!.slice(11)}`
    if (ticket.fault === 'damagedPhone') cells[18] = '1.38E+10'
    return cells
  }

  #cells(ticket: TicketPlan): string[] {
    const { theme, origin, estate } = ticket
    const random = this.#random.at(origin, purposes.text)
    const { day, second } = receivedAt(origin, this.plan.sizes.tickets, random, this.#clock)
    const date = this.#clock.dates[day]!
    const isEnquiry = ticket.nature === '咨询'
    const closedDay = day + (isEnquiry ? random.between(0, 3) : random.between(1, 14))
    const isClosed = closedDay < this.#clock.days && (isEnquiry || random.chance(0.96))
    const scene = this.#scene(ticket, random, date)
    const situation = random.below(theme.situations.length)
    const title = say(theme.titles[situation % theme.titles.length]!, scene)
    const content = this.#content(ticket, scene, situation)
    const isSolved = isEnquiry || ticket.nature === '表扬' || random.chance(0.68)
    const [caller, phone] = this.#caller(ticket, random)
    return [
      date.replaceAll('-', '') + String(origin % 1_000_000).padStart(6, '0'),
      this.#clock.stamp(day, second),
      isClosed
        ? this.#clock.stamp(
            closedDay,
            closedDay === day ? Math.min(86_399, second + random.between(300, 7200)) : random.between(30_600, 64_800),
          )
        : '',
      title,
      content,
      ticket.nature,
      theme.categories[0],
      theme.categories[1],
      theme.categories[2],
      DISTRICT,
      scene.street,
      theme.place === 'village' ? scene.village : estate.community,
      random.chance(0.08) ? placeOf(ticket, scene) : '',
      say(random.pick(theme.units), scene),
      say(random.pick(isClosed ? theme.results : openResults), scene),
      isClosed ? (isSolved ? '是' : '否') : '',
      isClosed && random.chance(0.8)
        ? random.chance(isSolved ? 0.9 : 0.25)
          ? '满意'
          : random.chance(0.5)
            ? '基本满意'
            : '不满意'
        : '',
      caller,
      phone,
      random.chance(0.72) || theme === wages ? subjectOf(ticket, scene) : '',
    ]
  }

  #scene(ticket: TicketPlan, random: Random, date: string): Scene {
    const { theme, estate } = ticket
    const rural = theme.place === 'village' ? random.pick(ruralStreets) : undefined
    const street = rural ?? estate.street
    const isPhone = ticket.nature === '咨询' || random.chance(0.72)
    return {
      random,
      incidentals: drawIncidentals(random, estate.name.slice(0, 2)),
      street: street.name,
      estate: estate.name,
      road: random.pick(street.roads),
      village: rural === undefined ? '' : random.pick(rural.villages),
      company: companyName(ticket.companyIndex),
      school: ticket.school.name,
      home: random.pick(careHomes),
      self: isPhone ? (random.chance(0.7) ? '来电人' : '市民') : random.chance(0.8) ? '我' : '本人',
      month: Number(date.slice(5, 7)),
      dayOfMonth: Number(date.slice(8)),
    }
  }

  #content(ticket: TicketPlan, scene: Scene, situation: number): string {
    const { theme, nature } = ticket
    const { random } = scene
    const isEnquiry = nature === '咨询'
    const isComplaint = !isEnquiry && nature !== '表扬' && nature !== '建议'
    const isPhone = scene.self === '来电人' || scene.self === '市民'
    let text = say(random.pick(isEnquiry ? enquiryOpeners : isPhone ? complaintOpeners.phone : complaintOpeners.web), scene)
    if (!isPhone && random.chance(0.06)) text += '\n'
    text += say(theme.situations[situation]!, scene)
    if (ticket.isNegated) text += say(random.pick(negations), scene)
    text += some(theme.details, isEnquiry ? random.below(3) : random.between(1, 5), scene)
    if (isEnquiry) text += some(enquiryRemarks, random.pick([0, 0, 1, 2]), scene)
    if (isComplaint) text += some(remarks, random.pick([0, 0, 1, 1, 2, 3]), scene)
    if (isComplaint && random.chance(0.6)) text += say(random.pick(histories), scene)
    if (!isPhone && random.chance(0.08)) text += '\n'
    text += say(random.pick(theme.demands), scene)
    if (isEnquiry) text += say(random.pick(enquiryClosings), scene)
    else if (isComplaint && random.chance(0.6)) text += say(random.pick(closings), scene)
    if (random.chance(0.04)) text = text.replaceAll('，', ',')
    const withinLimits = bounded(text, isEnquiry ? enquiryRemarks : closings, scene)
    return ticket.isWithdrawn ? withinLimits + say(random.pick(withdrawal), scene) : withinLimits
  }

  #withAddition(ticket: TicketPlan, content: string): string {
    const random = this.#random.at(ticket.row, purposes.text)
    const scene = this.#scene(ticket, random, this.#clock.dates[0]!)
    return content + say(random.pick(additions), scene)
  }

  /** 来电人 and 联系电话. A person who calls again has the same number again. */
  #caller(ticket: TicketPlan, random: Random): [string, string] {
    if (ticket.caseIndex >= 0) {
      const person = casePerson(this.#people, ticket.caseIndex)
      return [callerName(person, random), casePhone(ticket.caseIndex)]
    }
    const index = random.below(Math.ceil(this.plan.sizes.tickets * 0.8))
    const name = callerName(drawPerson(this.#people.at(index, purposes.caller)), random)
    if (ticket.phone === 'none') return [random.chance(0.5) ? '匿名' : name, '']
    if (ticket.phone === 'landline') return [name, landline(random)]
    const phone = mobileNumber(phonePools.callers, index)
    return [name, ticket.phone === 'masked' ? maskPhone(phone) : phone]
  }
}

function callerName(person: Person, random: Random): string {
  if (random.chance(0.6)) return politeName(person)
  return random.chance(0.12) ? `${person.name.slice(0, 1)}*` : person.name
}

function placeOf(ticket: TicketPlan, scene: Scene): string {
  if (ticket.theme.place === 'village') return `${scene.street}${scene.village}`
  if (ticket.theme.place === 'road') return `${scene.street}${scene.road}${scene.incidentals.doorplate}号`
  return `${scene.street}${scene.estate}${scene.incidentals.building}号楼`
}

function subjectOf({ theme }: TicketPlan, scene: Scene): string {
  switch (theme.subject) {
    case 'company':
      return scene.company
    case 'school':
      return scene.school
    case 'home':
      return scene.home
    case 'shop':
      return scene.incidentals.shop
    case 'property':
      return companyName(trades.property + 20 * (scene.estate.charCodeAt(0) % 10))
    default:
      return ''
  }
}

/** `count` neighbouring sentences of a list, none of them twice. */
function some(list: readonly Phrase[], count: number, scene: Scene): string {
  const first = scene.random.below(list.length)
  let text = ''
  for (let n = 0; n < Math.min(count, list.length); n++) text += say(list[(first + n) % list.length]!, scene)
  return text
}

/** Keeps a text between 50 and 360 characters, so that additions stay below 400; a long one ends with a whole sentence. */
function bounded(text: string, fillers: readonly Phrase[], scene: Scene): string {
  let result = text
  while (result.length < MIN_CONTENT) result += say(scene.random.pick(fillers), scene)
  if (result.length <= MAX_CONTENT) return result
  return result.slice(0, result.lastIndexOf('。', MAX_CONTENT - 1) + 1)
}
