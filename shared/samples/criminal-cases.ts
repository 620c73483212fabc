import { stories } from './case-stories.ts'
import { dateOfDay, ExportClock } from './clock.ts'
import { DISTRICT } from './district.ts'
import { drawIdentityNumber, drawPerson, mobileNumber, type Person, phonePools } from './people.ts'
import { caseKind, purposes, type SamplePlan } from './plan.ts'
import { Random } from './random.ts'

export const caseHeader = [
  '案件编号',
  '受理日期',
  '案由',
  '犯罪嫌疑人',
  '身份证号',
  '联系电话',
  '案发日期',
  '案发地点',
  '被害人',
  '简要案情',
] as const

/** The suspect of an own case, who is the caller of the tickets linked with it. */
export function casePerson(random: Random, index: number): Person {
  return drawPerson(random.at(index, purposes.suspect))
}

/** The suspect's identity number; the same whenever it is asked for. */
export function caseIdentityNumber(random: Random, index: number): string {
  const person = casePerson(random, index)
  return drawIdentityNumber(random, person.isFemale)
}

/** Of each twenty own cases the ninth and the tenth have phones that a mask makes one: the same first three and last four digits. */
export const twins = { every: 20, first: 8, second: 9 } as const

/** The suspect's phone, which linked tickets have too. */
export function casePhone(index: number): string {
  if (index % twins.every !== twins.second) return mobileNumber(phonePools.cases, index)
  const twin = mobileNumber(phonePools.cases, index - twins.second + twins.first)
  const middle = (Number(twin.slice(3, 7)) + 3571) % 10_000
  return twin.slice(0, 3) + String(middle).padStart(4, '0') + twin.slice(7)
}

/** Rows of the own criminal cases, in the order of their numbers. Dates as `2026-06-12`. */
export function* criminalCaseRows(plan: SamplePlan): Generator<string[]> {
  const { seed, cases, year } = plan.sizes
  const random = new Random(seed)
  const people = new Random(seed)
  const clock = new ExportClock(year)
  for (let index = 0; index < cases; index++) {
    const kind = caseKind(index)
    const estate = plan.caseEstate(index)
    const suspect = casePerson(people, index)
    random.at(index, purposes.caseText)
    const received = Math.floor((index / cases) * clock.days)
    const happened = dateOfDay(year, received - random.between(6, 90))
    const victim = drawPerson(random).name
    const spot = kind === 'parking' || kind === 'other' ? estate.name : random.pick(estate.street.roads)
    const place = `${DISTRICT}${estate.street.name}${spot}`
    const [cause, hasVictim, tell] = random.pick(stories[kind])
    yield [
      `永检刑受〔${year}〕${index + 1}号`,
      clock.dates[received]!,
      cause,
      suspect.name,
      caseIdentityNumber(people, index),
      casePhone(index),
      happened,
      place,
      hasVictim ? victim : '',
      tell({ random, suspect: suspect.name, victim, place, when: spokenTime(happened, random) }),
    ]
  }
}

function spokenTime(date: string, random: Random): string {
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日${random.pick(['1', '7', '13', '16', '19', '22'])}时许`
}
