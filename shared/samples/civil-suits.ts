import { ExportClock } from './clock.ts'
import { caseIdentityNumber, casePerson, casePhone } from './criminal-cases.ts'
import { DISTRICT } from './district.ts'
import { companyName, creditCode, trades } from './organizations.ts'
import { drawIdentityNumber, drawPerson, mobileNumber, phonePools } from './people.ts'
import { caseKind, purposes, type SamplePlan } from './plan.ts'
import { Random } from './random.ts'

export const civilSuitHeader = [
  '案号',
  '立案日期',
  '案由',
  '原告',
  '原告身份证号',
  '原告电话',
  '被告',
  '被告统一社会信用代码',
  '标的额',
  '审理法院',
  '案件状态',
] as const

/** Other plaintiffs' numbers begin here in their pool, past those of the companies. */
const FIRST_PLAINTIFF = 1_000_000

/** Whether wage claims against a company already stand in the civil suits; of each three companies one. */
export function isSuedForWages(companyIndex: number): boolean {
  return Math.floor(companyIndex / 20) % 3 === 0
}

/** Whether the suspect of an own case has sued the estate's property company; every second case about parking. */
export function isSuing(caseIndex: number): boolean {
  return caseKind(caseIndex) === 'parking' && Math.floor(caseIndex / 5) % 2 === 0
}

/** A suit that the truth knows of: a wage claim against a company, or the suspect of an own case as plaintiff. */
type PlannedSuit = { companyIndex: number } | { caseIndex: number }

/** The suits that must be there whatever the size. */
function plannedSuits(sizes: { companies: number; cases: number }): PlannedSuit[] {
  const wages = Array.from({ length: Math.ceil(sizes.companies / 20) }, (_, n) => 20 * n).filter(isSuedForWages)
  const suing = Array.from({ length: Math.ceil(sizes.cases / 5) }, (_, n) => 5 * n).filter(isSuing)
  const placed = [
    ...wages.map((companyIndex, n) => ({ suit: { companyIndex }, at: (n + 0.5) / wages.length })),
    ...suing.map((caseIndex, n) => ({ suit: { caseIndex }, at: (n + 0.25) / suing.length })),
  ]
  return placed.toSorted((a, b) => a.at - b.at).map(({ suit }) => suit)
}

/** Rows of the civil suits: a fortieth of the tickets, at least 40, and never fewer than the suits that are planted. */
export function civilSuitCount(sizes: { civilSuits: number; companies: number; cases: number }): number {
  return Math.max(sizes.civilSuits, plannedSuits(sizes).length)
}

/** Rows of the civil suits by date, from the first to the last day of the export; the planted ones are spread evenly among the others. */
export function* civilSuitRows(plan: SamplePlan): Generator<string[]> {
  const { seed, companies, year } = plan.sizes
  const random = new Random(seed)
  const people = new Random(seed)
  const clock = new ExportClock(year)
  const planned = plannedSuits(plan.sizes)
  const count = civilSuitCount(plan.sizes)
  const plannedAt = new Map(planned.map((suit, n) => [Math.floor((n * count) / planned.length), suit]))
  for (let row = 0; row < count; row++) {
    random.at(row, purposes.suit)
    const suit = plannedAt.get(row)
    const isWages = suit !== undefined && 'companyIndex' in suit
    const caseIndex = suit !== undefined && 'caseIndex' in suit ? suit.caseIndex : -1
    const other = 1 + 20 * random.below(Math.ceil(companies / 20)) + random.below(18)
    const property = trades.property + 20 * random.below(Math.ceil(companies / 20))
    const company = isWages ? suit.companyIndex : caseIndex >= 0 ? property : other
    const cause = random.pick(['买卖合同纠纷', '物业服务合同纠纷', '服务合同纠纷', '供用热力合同纠纷', '租赁合同纠纷'])
    const plaintiff = caseIndex >= 0 ? casePerson(people, caseIndex) : drawPerson(random)
    yield [
      `（${year}）京0119民初${row + 1}号`,
      clock.dates[Math.floor((row / (count - 1)) * (clock.days - 1))]!,
      isWages ? '追索劳动报酬纠纷' : caseIndex >= 0 ? '物业服务合同纠纷' : cause,
      plaintiff.name + (isWages && random.chance(0.5) ? `等${random.between(3, 28)}人` : ''),
      caseIndex >= 0 ? caseIdentityNumber(people, caseIndex) : drawIdentityNumber(random, plaintiff.isFemale),
      caseIndex >= 0 ? casePhone(caseIndex) : mobileNumber(phonePools.others, FIRST_PLAINTIFF + row),
      companyName(company),
      creditCode(company),
      String(random.between(12, 4800) * 100),
      `${DISTRICT}人民法院`,
      random.pick(['审理中', '调解结案', '判决', '撤诉', '执行中']),
    ]
  }
}
