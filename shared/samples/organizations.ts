import { creditCheckCharacter } from '../values/credit-code.ts'
import { DISTRICT, streets } from './district.ts'
import { landline, mobileNumber, phonePools } from './people.ts'
import type { Random } from './random.ts'

const companyStems = [...'恒瑞鼎泽弘晟昱锦盛祥骏腾启达众诚润丰佳禾通源嘉业铭卓汇远兴隆凯旺德厚广博元和信义']
const companyTrades = [
  '建筑工程',
  '装饰工程',
  '劳务服务',
  '物业管理',
  '商贸',
  '餐饮管理',
  '科技',
  '文化传媒',
  '健身服务',
  '教育咨询',
  '供热服务',
  '停车管理',
  '家政服务',
  '美容美发',
  '机电安装',
  '园林绿化',
  '保洁服务',
  '通信技术',
  '食品',
  '房地产经纪',
] as const
const companyForms = ['有限公司', '有限公司', '有限公司', '有限责任公司'] as const

/** 北京恒泽建筑工程有限公司: another name for each index below 30,000; index modulo 20 is the trade. */
export function companyName(index: number): string {
  const trade = companyTrades[index % companyTrades.length]!
  const pair = (Math.floor(index / companyTrades.length) * 389 + 17) % (companyStems.length * companyStems.length)
  const stem = companyStems[Math.floor(pair / companyStems.length)]! + companyStems[pair % companyStems.length]!
  return `北京${stem}${trade}${companyForms[index % companyForms.length]}`
}

/** Position of a trade in the index of {@link companyName}. */
export const trades = {
  construction: 0,
  decoration: 1,
  labour: 2,
  property: 3,
  fitness: 8,
  education: 9,
  heating: 10,
  parking: 11,
  beauty: 13,
} as const

/** A unified social credit code with the check character of GB 32100. */
export function creditCode(index: number): string {
  const body = `91110102MA${String((index * 7919 + 1_000_003) % 10_000_000).padStart(7, '0')}`
  return body + creditCheckCharacter(body)
}

export function organizationPhone(random: Random, index: number): string {
  return random.chance(0.6) ? landline(random) : mobileNumber(phonePools.others, index)
}

export interface School {
  name: string
  kind: string
  street: string
  address: string
}

const schoolKinds = ['小学', '中学', '实验小学', '初级中学', '职业学校', '幼儿园'] as const

/** The register of schools; tickets about bullying and school surroundings name nothing else. */
export const schools: readonly School[] = streets.flatMap((street, index) =>
  street.roads
    .filter((_, at) => at % 2 === 0)
    .map((road, n) => {
      const kind = schoolKinds[(index + n) % schoolKinds.length]!
      const stem = road.replace(/(北街|南街|东路|西路|路|胡同|大街|中街)$/, '')
      return { name: DISTRICT + stem + kind, kind, street: street.name, address: `${DISTRICT}${road}${8 + n * 13 + index}号` }
    }),
)

const homeStems = ['松鹤', '康颐', '福寿', '夕阳红', '安泰', '怡养', '乐龄', '慈安', '万年青', '颐和轩', '常青', '桑榆'] as const
const homeEndings = ['养老院', '老年公寓', '护理院', '敬老院', '养老照料中心'] as const

/** 永宁区松鹤养老院; care homes of the district. */
export const careHomes: readonly string[] = homeStems.flatMap((stem, index) =>
  [0, 1].map((n) => DISTRICT + stem + homeEndings[(index + n * 2) % homeEndings.length]),
)

const shopStems = [
  '聚福源',
  '好邻居佳',
  '鲜丰园',
  '老胡同',
  '福来顺',
  '华联惠',
  '金鼎轩阁',
  '易捷达',
  '美味居',
  '京味斋',
  '百姓乐',
  '佳惠',
  '万客隆',
  '顺天府',
  '小贝壳',
  '利群',
] as const
const shopEndings = ['超市', '便利店', '烟酒店', '餐厅', '烧烤店', '水果店', '服装店', '数码城', '茶叶行', '保健品店'] as const

export function drawShop(random: Random): string {
  return random.pick(shopStems) + random.pick(shopEndings)
}

export function drawProject(random: Random, place: string): string {
  const kind = random.pick(['安置房', '综合楼', '老旧小区改造', '地铁配套', '产业园', '学校扩建', '管网改造', '商业中心'])
  return place + kind + random.pick(['项目', '工程', '项目一标段', '项目二期', '工地'])
}
