import { ExportClock } from './clock.ts'
import { caseIdentityNumber, casePerson, casePhone, twins } from './criminal-cases.ts'
import { DISTRICT, estates, hotEstates, streets } from './district.ts'
import { companyName, creditCode, organizationPhone, schools } from './organizations.ts'
import { drawIdentityNumber, drawPerson, landline, maskPhone, mobileNumber, phonePools } from './people.ts'
import { purposes, type SamplePlan } from './plan.ts'
import { Random } from './random.ts'

export const policeCaseHeader = [
  '案件编号',
  '受案时间',
  '案由',
  '违法行为人',
  '身份证号',
  '联系电话',
  '案发地点',
  '处理结果',
  '简要案情',
] as const
export const companyHeader = ['企业名称', '统一社会信用代码', '地址', '法定代表人', '联系电话'] as const
export const schoolHeader = ['学校名称', '学校类型', '所属街道', '地址', '联系电话'] as const

/** The own case whose suspect a police case names too (the same identity number), or −1: about one row in twenty, half of them of {@link twins}. */
export function policeSuspect(random: Random, row: number, cases: number): number {
  random.at(row, purposes.police)
  if (row % 20 !== 7) return -1
  const drawn = random.below(cases)
  const twin = drawn - (drawn % twins.every) + random.between(twins.first, twins.second)
  return Math.floor(row / 20) % 2 === 1 && twin < cases ? twin : drawn
}

/** 张某: every third police case against such a suspect writes the name so. */
export function isNamedInPart(row: number): boolean {
  return Math.floor(row / 20) % 3 === 0
}

/** Rows of the police cases. A suspect of the own cases stands there with the same identity number, the phone masked and at times the name too. */
export function* policeCaseRows(plan: SamplePlan): Generator<string[]> {
  const { seed, cases, policeCases, year } = plan.sizes
  const random = new Random(seed)
  const people = new Random(seed)
  const clock = new ExportClock(year)
  for (let row = 0; row < policeCases; row++) {
    const caseIndex = policeSuspect(random, row, cases)
    const person = caseIndex >= 0 ? casePerson(people, caseIndex) : drawPerson(random)
    const isParking = random.chance(0.4)
    const estate = random.pick(isParking ? hotEstates : estates)
    const { day, second } = clock.momentAt((row + 0.5) / policeCases)
    const cause = isParking
      ? random.pick(['殴打他人', '故意损毁财物', '寻衅滋事'])
      : random.pick(['盗窃', '扰乱单位秩序', '噪声扰民', '赌博', '阻碍执行职务'])
    yield [
      `永公（治）受案字〔${year}〕${String(row + 10_001)}号`,
      clock.stamp(day, second),
      cause,
      caseIndex >= 0 && isNamedInPart(row) ? `${person.name.slice(0, 1)}某` : person.name,
      caseIndex >= 0 ? caseIdentityNumber(people, caseIndex) : drawIdentityNumber(random, person.isFemale),
      caseIndex >= 0 ? maskPhone(casePhone(caseIndex)) : mobileNumber(phonePools.police, row),
      `${DISTRICT}${estate.street.name}${estate.name}`,
      random.pick(['行政拘留五日', '罚款二百元', '调解', '警告', '行政拘留十日并处罚款五百元', '正在办理']),
      isParking
        ? `${person.name}因车辆停放问题与他人发生纠纷，${random.pick(['推搡并殴打对方', '将对方车辆后视镜损坏', '堵住院门不让通行', '用石块划伤车身'])}。`
        : `${person.name}因${random.pick(['邻里琐事', '酒后滋事', '债务问题'])}被群众报警，民警到场后带回处理。`,
    ]
  }
}

export function* companyRows(plan: SamplePlan): Generator<string[]> {
  const random = new Random(plan.sizes.seed)
  for (let index = 0; index < plan.sizes.companies; index++) {
    random.at(index, purposes.company)
    const street = random.pick(streets)
    yield [
      companyName(index),
      creditCode(index),
      `北京市${DISTRICT}${street.name}${random.pick(street.roads)}${random.between(1, 180)}号${random.between(1, 12)}层${random.between(101, 1216)}室`,
      drawPerson(random).name,
      organizationPhone(random, index),
    ]
  }
}

export function* schoolRows(plan: SamplePlan): Generator<string[]> {
  const random = new Random(`${plan.sizes.seed}学校`)
  for (const school of schools) yield [school.name, school.kind, school.street, school.address, landline(random)]
}
