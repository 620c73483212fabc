import { type Estate, estates, hotEstates } from './district.ts'
import type { SampleSizes } from './options.ts'
import { type School, schools } from './organizations.ts'
import { Random, WeightedList } from './random.ts'
import type { Nature, Theme } from './theme.ts'
import { enquiryThemes } from './themes-enquiry.ts'
import { livingThemes, parking } from './themes-living.ts'
import { rightsThemes } from './themes-rights.ts'
import { fireLane, safetyThemes } from './themes-safety.ts'
import { voiceThemes } from './themes-voice.ts'

/** Faults of a dirty sample. The first two damage the line's shape, the last two a value. */
export const rowFaults = ['missingCells', 'surplusCell', 'impossibleDate', 'damagedPhone'] as const
export type RowFault = (typeof rowFaults)[number]

/** How a row repeats an earlier one: the whole row · with the re-dispatch suffix `HBD1` on the number · the number with more text. */
export type Repetition = 'exact' | 'redispatch' | 'changed'

/** What a row of the hotline export is going to be, before any text is written. Rows count from 0. */
export interface TicketPlan {
  row: number
  /** The row whose ticket this is: itself, or the earlier one that it repeats. */
  origin: number
  repetition: Repetition | undefined
  fault: RowFault | undefined
  theme: Theme
  nature: Nature
  estate: Estate
  /** The own case whose phone number the caller has, or −1. */
  caseIndex: number
  companyIndex: number
  school: School
  phone: 'whole' | 'masked' | 'landline' | 'none'
  /** A fire-lane complaint that ends with the caller taking it back. */
  isWithdrawn: boolean
  /** A parking complaint that says that no fire lane was blocked. */
  isNegated: boolean
}

/** What an own criminal case is about; decided by the last digit of its index. */
export type CaseKind = 'parking' | 'cards' | 'traffic' | 'fakes' | 'other'
export function caseKind(index: number): CaseKind {
  return (['parking', 'cards', 'traffic', 'fakes', 'other'] as const)[index % 5]!
}

/** Independent streams of a row's random numbers. */
export const purposes = {
  plan: 1,
  text: 2,
  caller: 3,
  slot: 4,
  block: 5,
  caseRow: 6,
  police: 7,
  suit: 8,
  company: 9,
  suspect: 10,
  caseText: 11,
} as const

const BLOCK = 100
const HALF_BLOCK = 50
const SHARE_OF_ENQUIRIES = 0.52

const complaintThemes = [...safetyThemes, ...livingThemes, ...rightsThemes, ...voiceThemes]
export const themes: readonly Theme[] = [...complaintThemes, ...enquiryThemes]

const themeById = new Map(themes.map((theme) => [theme.id, theme]))
const natureLists = new Map(themes.map((theme) => [theme, new WeightedList(theme.natures)]))
const enquiryList = new WeightedList(enquiryThemes.map((theme) => [theme, theme.weight] as const))
const complaintLists = Array.from(
  { length: 13 },
  (_, month) =>
    new WeightedList(complaintThemes.map((theme) => [theme, theme.notIn?.includes(month) ? 0 : theme.weight] as const)),
)
const estatesOf = byStreet(estates, (estate) => estate.street.name)
const schoolsOf = byStreet(schools, (school) => school.street)
const phoneKinds = new WeightedList<TicketPlan['phone']>([
  ['whole', 82],
  ['masked', 5],
  ['landline', 8],
  ['none', 5],
])

/**
 * Decides what each row is, without memory of the others: any row can be asked for at any time, at the same cost.
 * Links: the rows are cut into as many blocks as there are links (about 2 % of the rows, at least 20), and one row of each block is
 * given the phone of a case; three of five of them are fire-lane complaints from the estate of a case about parking.
 */
export class SamplePlan {
  readonly links: number
  readonly #linkBlock: number
  readonly #random: Random
  readonly #side: Random

  constructor(readonly sizes: SampleSizes) {
    this.links = Math.min(sizes.tickets, Math.max(20, Math.round(sizes.tickets / 50)))
    this.#linkBlock = Math.floor(sizes.tickets / this.links)
    this.#random = new Random(sizes.seed)
    this.#side = new Random(sizes.seed)
  }

  ticket(row: number): TicketPlan {
    const block = this.#blockOf(row)
    if (block.repetition !== undefined && row === block.copy) {
      return { ...this.#original(block.origin, undefined), row, repetition: block.repetition }
    }
    return this.#original(row, row === block.faulty ? block.fault : undefined)
  }

  /** Estate of an own case, where its linked tickets come from. */
  caseEstate(index: number): Estate {
    const random = this.#side.at(index, purposes.caseRow)
    return caseKind(index) === 'parking' ? random.pick(hotEstates) : random.pick(estates)
  }

  /** The case whose phone a row has, or −1. */
  linkedCase(row: number): number {
    const slot = Math.floor(row / this.#linkBlock)
    if (slot >= this.links) return -1
    const random = this.#side.at(slot, purposes.slot)
    if (row !== slot * this.#linkBlock + random.below(this.#linkBlock)) return -1
    const isParking = slot % 5 === 0 || slot % 5 === 2 || slot % 5 === 4
    const residue = isParking ? 0 : random.between(1, 4)
    return residue + 5 * random.below(Math.ceil((this.sizes.cases - residue) / 5))
  }

  #original(row: number, fault: RowFault | undefined): TicketPlan {
    const caseIndex = this.linkedCase(row)
    const random = this.#random.at(row, purposes.plan)
    const month = 1 + Math.floor((row / this.sizes.tickets) * 6)
    const theme =
      caseIndex >= 0 ? linkedTheme(caseIndex, random) : fault !== undefined ? enquiryList.draw(random) : drawTheme(month, random)
    const skewed = (random.next() / 0x1_0000_0000) ** 2
    const notorious = schools[Math.floor(schools.length * skewed)]!
    const estate = this.#estate(theme, caseIndex, notorious, random)
    const school = theme.subject === 'school' ? notorious : random.pick(schoolsOf.get(estate.street.name)!)
    return {
      row,
      origin: row,
      repetition: undefined,
      fault,
      theme,
      nature: natureLists.get(theme)!.draw(random),
      estate,
      caseIndex,
      companyIndex: (theme.trade ?? 3) + 20 * Math.floor((this.sizes.companies / 20) * skewed),
      school,
      phone: caseIndex >= 0 ? 'whole' : phoneKinds.draw(random),
      isWithdrawn: theme === fireLane && caseIndex < 0 && random.chance(0.08),
      isNegated: theme === parking && caseIndex < 0 && random.chance(0.12),
    }
  }

  #estate(theme: Theme, caseIndex: number, school: School, random: Random): Estate {
    if (caseIndex >= 0 && caseKind(caseIndex) === 'parking') return this.caseEstate(caseIndex)
    if (theme.subject === 'school') return random.pick(estatesOf.get(school.street)!)
    return random.pick(theme === fireLane && random.chance(0.6) ? hotEstates : estates)
  }

  /** In each hundred rows the second half may repeat one of the first half, and one of the first half may be faulty. */
  #blockOf(row: number): {
    origin: number
    copy: number
    repetition: Repetition | undefined
    faulty: number
    fault: RowFault | undefined
  } {
    const start = row - (row % BLOCK)
    const random = this.#side.at(start / BLOCK, purposes.block)
    const origin = start + random.below(HALF_BLOCK)
    const copy = start + HALF_BLOCK + random.below(HALF_BLOCK)
    const faulty = start + random.below(HALF_BLOCK)
    const drawn = random.pick<Repetition | undefined>(['redispatch', 'redispatch', 'exact', 'changed', undefined])
    const fault = this.sizes.dirty && faulty !== origin ? random.pick(rowFaults) : undefined
    const isFree = row === copy && this.linkedCase(origin) < 0 && this.linkedCase(copy) < 0
    return {
      origin,
      copy,
      repetition: isFree ? drawn : undefined,
      faulty,
      fault: row === faulty && this.linkedCase(faulty) < 0 ? fault : undefined,
    }
  }
}

function drawTheme(month: number, random: Random): Theme {
  return random.chance(SHARE_OF_ENQUIRIES) ? enquiryList.draw(random) : complaintLists[month]!.draw(random)
}

function linkedTheme(caseIndex: number, random: Random): Theme {
  const ids: Record<CaseKind, readonly string[]> = {
    parking: ['fireLane'],
    cards: ['cards'],
    traffic: ['roadHazard', 'electricBike'],
    fakes: ['fakeGoods'],
    other: ['noise', 'property', 'construction', 'wages'],
  }
  return themeById.get(random.pick(ids[caseKind(caseIndex)]))!
}

function byStreet<T>(list: readonly T[], streetOf: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const entry of list) groups.set(streetOf(entry), [...(groups.get(streetOf(entry)) ?? []), entry])
  return groups
}
