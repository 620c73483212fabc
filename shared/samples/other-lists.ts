import { ExportClock } from './clock.ts'
import { caseIdentityNumber, casePerson } from './criminal-cases.ts'
import { DISTRICT, estates, hotEstates, streets } from './district.ts'
import { companyName, creditCode, organizationPhone, schools } from './organizations.ts'
import { drawIdentityNumber, drawPerson, landline, mobileNumber, phonePools } from './people.ts'
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
export const civilSuitHeader = [
  '案号',
  '立案日期',
  '案由',
  '原告',
  '被告',
  '被告统一社会信用代码',
  '标的额',
  '审理法院',
  '案件状态',
] as const
export const companyHeader = ['企业名称', '统一社会信用代码', '地址', '法定代表人', '联系电话'] as const
export const schoolHeader = ['学校名称', '学校类型', '所属街道', '地址', '联系电话'] as const

/** The own case whose suspect a police case names too (the same identity number), or −1: about one row in twenty. */
export function policeSuspect(random: Random, row: number, cases: number): number {
  random.at(row, purposes.police)
  return row % 20 === 7 ? random.below(cases) : -1
}

/** Whether wage claims against a company already stand in the civil suits; of each three companies one. */
export function isSuedForWages(companyIndex: number): boolean {
  return Math.floor(companyIndex / 20) % 3 === 0
}

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
      person.name,
      caseIndex >= 0 ? caseIdentityNumber(people, caseIndex) : drawIdentityNumber(random, person.isFemale),
      caseIndex >= 0 ? '' : mobileNumber(phonePools.police, row),
      `${DISTRICT}${estate.street.name}${estate.name}`,
      random.pick(['行政拘留五日', '罚款二百元', '调解', '警告', '行政拘留十日并处罚款五百元', '正在办理']),
      isParking
        ? `${person.name}因车辆停放问题与他人发生纠纷，${random.pick(['推搡并殴打对方', '将对方车辆后视镜损坏', '堵住院门不让通行', '用石块划伤车身'])}。`
        : `${person.name}因${random.pick(['邻里琐事', '酒后滋事', '债务问题'])}被群众报警，民警到场后带回处理。`,
    ]
  }
}

export function* civilSuitRows(plan: SamplePlan): Generator<string[]> {
  const { seed, civilSuits, companies, year } = plan.sizes
  const random = new Random(seed)
  const clock = new ExportClock(year)
  const sued = Array.from({ length: Math.ceil(companies / 20) }, (_, n) => 20 * n).filter(isSuedForWages)
  for (let row = 0; row < civilSuits; row++) {
    random.at(row, purposes.suit)
    const isWages = row < sued.length
    const company = isWages ? sued[row]! : 1 + 20 * random.below(Math.ceil(companies / 20)) + random.below(18)
    yield [
      `（${year}）京0119民初${row + 1}号`,
      clock.dates[Math.floor((row / civilSuits) * clock.days)]!,
      isWages
        ? '追索劳动报酬纠纷'
        : random.pick(['买卖合同纠纷', '物业服务合同纠纷', '服务合同纠纷', '供用热力合同纠纷', '租赁合同纠纷']),
      drawPerson(random).name + (isWages && random.chance(0.5) ? `等${random.between(3, 28)}人` : ''),
      companyName(company),
      creditCode(company),
      String(random.between(12, 4800) * 100),
      `${DISTRICT}人民法院`,
      random.pick(['审理中', '调解结案', '判决', '撤诉', '执行中']),
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
