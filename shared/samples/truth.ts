import { isSuedForWages, isSuing } from './civil-suits.ts'
import { ExportClock } from './clock.ts'
import { casePerson, casePhone } from './criminal-cases.ts'
import { type SampleOptions, sampleSizes } from './options.ts'
import { schools } from './organizations.ts'
import { isNamedInPart, policeSuspect } from './other-lists.ts'
import { maskPhone } from './people.ts'
import { type Repetition, type RowFault, SamplePlan } from './plan.ts'
import { Random } from './random.ts'
import { wages } from './themes-rights.ts'
import { fireLane } from './themes-safety.ts'
import { ticketDay } from './tickets.ts'

/**
 * What is planted in a sample. Every row number is a source row: data rows counted from 1, the header not counted. Lists ascend by
 * their first number. The lists grow with the sample: about 100,000 links at 5 million tickets.
 */
export interface SampleTruth {
  seed: string
  tickets: number
  cases: number
  /** Pairs that share a phone number; tickets and own cases share no other. Linked tickets are neither repeated nor faulty. */
  links: { ticketRow: number; caseRow: number }[]
  fireLane: {
    /** Complaints about a blocked fire lane, repetitions that count as duplicates left out. */
    complaints: number[]
    /** Of them those whose caller took the complaint back. */
    withdrawn: number[]
    /** Other complaints that say that no fire lane was blocked; the demo screen finds them all the same. */
    negated: number[]
    /** What the demo model's screen keeps: complaints and negated without withdrawn, duplicates left out. */
    hits: number[]
    /** What the demo model's link keeps: the links whose ticket is a hit. */
    links: { ticketRow: number; caseRow: number }[]
  }
  /** Rows that repeat an earlier row's number; `exact` and `redispatch` are duplicates, `changed` has more text and is accepted. */
  repetitions: { row: number; of: number; how: Repetition }[]
  /** Rows with the repetition `exact` or `redispatch`. In a clean sample accepted = tickets − duplicates. */
  duplicates: number
  faults: { row: number; fault: RowFault }[]
  /** Tickets of each theme, repetitions counted. */
  themes: Record<string, number>
  /** Wage tickets with the row of the company they name, and whether the civil suits have a wage claim against it. */
  wages: { ticketRow: number; companyRow: number; isSued: boolean }[]
  /** Bullying tickets with the row of the school they name. */
  bullying: { ticketRow: number; schoolRow: number }[]
  /** Police cases with the row of the own case whose suspect's identity number they share. */
  policeLinks: { policeRow: number; caseRow: number }[]
  /**
   * The same pairs, by what the police case lets see. `candidates`: own cases whose phone has the same first three and last four digits as the masked one;
   * `sameSurname`: where the name is written 张某, own cases whose suspect has that surname, else null. Either counts the true case.
   */
  masked: { policeRow: number; caseRow: number; candidates: number; sameSurname: number | null }[]
  /**
   * Three sources: of `fireLane.links` those whose suspect is no plaintiff of a civil suit, by identity number (身份证号 = 原告身份证号) as by phone
   * (联系电话 = 原告电话).
   */
  threeSources: { ticketRow: number; caseRow: number }[]
  /** Wage tickets, 被反映单位 filled in, whose company no civil suit names; `month` as `2026-03`, that of receipt. */
  absences: { ticketRow: number; companyRow: number; month: string }[]
}

/** The truth of the sample that {@link sampleFiles} makes of the same options; costs about 1 µs a ticket, writes no text. */
export function sampleTruth(options: SampleOptions): SampleTruth {
  const sizes = sampleSizes(options)
  const plan = new SamplePlan(sizes)
  const truth: SampleTruth = {
    seed: sizes.seed,
    tickets: sizes.tickets,
    cases: sizes.cases,
    links: [],
    fireLane: { complaints: [], withdrawn: [], negated: [], hits: [], links: [] },
    repetitions: [],
    duplicates: 0,
    faults: [],
    themes: {},
    wages: [],
    bullying: [],
    policeLinks: [],
    masked: [],
    threeSources: [],
    absences: [],
  }
  for (let index = 0; index < sizes.tickets; index++) addTicket(truth, plan, index)
  truth.threeSources = truth.fireLane.links.filter(({ caseRow }) => !isSuing(caseRow - 1))
  addAbsences(truth, plan)
  addPoliceLinks(truth, plan)
  return truth
}

function addAbsences(truth: SampleTruth, plan: SamplePlan): void {
  const clock = new ExportClock(plan.sizes.year)
  const random = new Random(plan.sizes.seed)
  for (const { ticketRow, companyRow, isSued } of truth.wages) {
    if (isSued) continue
    const day = ticketDay(plan.ticket(ticketRow - 1), plan.sizes, random, clock)
    truth.absences.push({ ticketRow, companyRow, month: clock.dates[day]!.slice(0, 7) })
  }
}

function addPoliceLinks(truth: SampleTruth, { sizes }: SamplePlan): void {
  const random = new Random(sizes.seed)
  const people = new Random(sizes.seed)
  const phones = new Map<string, number>()
  const surnames = new Map<string, number>()
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const masked = (caseIndex: number) => maskPhone(casePhone(caseIndex))
  const surname = (caseIndex: number) => casePerson(people, caseIndex).name.slice(0, 1)
  for (let index = 0; index < sizes.cases; index++) {
    count(phones, masked(index))
    count(surnames, surname(index))
  }
  for (let row = 0; row < sizes.policeCases; row++) {
    const caseIndex = policeSuspect(random, row, sizes.cases)
    if (caseIndex < 0) continue
    const pair = { policeRow: row + 1, caseRow: caseIndex + 1 }
    const sameSurname = isNamedInPart(row) ? surnames.get(surname(caseIndex))! : null
    truth.policeLinks.push(pair)
    truth.masked.push({ ...pair, candidates: phones.get(masked(caseIndex))!, sameSurname })
  }
}

function addTicket(truth: SampleTruth, plan: SamplePlan, index: number): void {
  const ticket = plan.ticket(index)
  const row = index + 1
  truth.themes[ticket.theme.id] = (truth.themes[ticket.theme.id] ?? 0) + 1
  if (ticket.fault !== undefined) truth.faults.push({ row, fault: ticket.fault })
  if (ticket.repetition !== undefined) truth.repetitions.push({ row, of: ticket.origin + 1, how: ticket.repetition })
  if (ticket.repetition === 'exact' || ticket.repetition === 'redispatch') {
    truth.duplicates++
    return
  }
  if (ticket.caseIndex >= 0) truth.links.push({ ticketRow: row, caseRow: ticket.caseIndex + 1 })
  if (ticket.theme === fireLane) truth.fireLane.complaints.push(row)
  if (ticket.isWithdrawn) truth.fireLane.withdrawn.push(row)
  if (ticket.isNegated) truth.fireLane.negated.push(row)
  if ((ticket.theme === fireLane && !ticket.isWithdrawn) || ticket.isNegated) {
    truth.fireLane.hits.push(row)
    if (ticket.caseIndex >= 0) truth.fireLane.links.push({ ticketRow: row, caseRow: ticket.caseIndex + 1 })
  }
  if (ticket.theme === wages) {
    truth.wages.push({ ticketRow: row, companyRow: ticket.companyIndex + 1, isSued: isSuedForWages(ticket.companyIndex) })
  }
  if (ticket.theme.id === 'bullying') truth.bullying.push({ ticketRow: row, schoolRow: schools.indexOf(ticket.school) + 1 })
}
