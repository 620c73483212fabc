import { drawProject, drawShop } from './organizations.ts'
import { drawPlate, mobileNumber, phonePools } from './people.ts'
import type { Random } from './random.ts'

/** What no plan fixes and title and sentences of a ticket must agree on. */
export interface Incidentals {
  shop: string
  project: string
  gate: string
  brand: string
  neighbour: string
  building: number
  doorplate: number
}

/** What the sentences of one ticket talk about: named once, the same in each sentence. */
export interface Scene {
  incidentals: Incidentals
  random: Random
  street: string
  estate: string
  road: string
  village: string
  company: string
  school: string
  home: string
  /** 来电人, 我, 市民: who speaks. */
  self: string
  /** Month of the ticket, 1–12, and its day of the month. */
  month: number
  dayOfMonth: number
}

type Slot = (scene: Scene) => string

const gates = ['东门', '西门', '南门', '北门', '东北角', '南侧', '北侧', '西侧小路', '地下车库入口', '主路'] as const
const clocks = [
  '早上6点多',
  '早上7点左右',
  '上午',
  '中午12点到2点',
  '下午',
  '傍晚6点以后',
  '晚上8点到10点',
  '晚上10点以后',
  '晚上11点左右',
  '夜里12点多',
  '凌晨1点',
  '凌晨四五点',
] as const
const spans = [
  '近一周',
  '半个月',
  '一个多月',
  '近两个月',
  '三个多月',
  '将近半年',
  '半年多',
  '一年多',
  '好几个月',
  '两年多',
] as const
const times = ['两次', '三次', '多次', '好几次', '四五次'] as const
const fewNumbers = ['两', '三', '四五', '五六', '七八', '十来', '十几', '二十多'] as const
const crowds = ['6人', '8人', '11人', '十几人', '20多人', '17人', '30余人', '五六个人', '整个班组23人', '40多名工友'] as const
const grades = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '初一', '初二', '初三'] as const
const brands = [
  '某品牌运动鞋',
  '白酒',
  '香烟',
  '手机充电器',
  '羽绒服',
  '化妆品',
  '奶粉',
  '儿童玩具',
  '保健品',
  '手机',
  '茶叶',
  '电动车电池',
] as const
const neighbours = ['楼上住户', '隔壁住户', '楼下底商', '对门邻居', '301室', '楼上501室', '一层住户'] as const

const slots: Record<string, Slot> = {
  estate: (scene) => scene.estate,
  street: (scene) => scene.street,
  office: (scene) => scene.street + (scene.street.endsWith('街道') ? '办事处' : '人民政府'),
  road: (scene) => scene.road,
  village: (scene) => scene.village,
  company: (scene) => scene.company,
  school: (scene) => scene.school,
  home: (scene) => scene.home,
  shop: ({ incidentals }) => incidentals.shop,
  project: ({ incidentals }) => incidentals.project,
  self: (scene) => scene.self,
  gate: ({ incidentals }) => incidentals.gate,
  clock: ({ random }) => random.pick(clocks),
  span: ({ random }) => random.pick(spans),
  times: ({ random }) => random.pick(times),
  few: ({ random }) => random.pick(fewNumbers),
  crowd: ({ random }) => random.pick(crowds),
  grade: ({ random }) => random.pick(grades),
  brand: ({ incidentals }) => incidentals.brand,
  neighbour: ({ incidentals }) => incidentals.neighbour,
  building: ({ incidentals }) => `${incidentals.building}号楼`,
  unit: ({ random }) => `${random.between(1, 6)}单元`,
  floor: ({ random }) => `${random.between(2, 18)}层`,
  room: ({ random }) => `${random.between(1, 18)}0${random.between(1, 4)}室`,
  doorplate: ({ incidentals }) => `${incidentals.doorplate}号`,
  age: ({ random }) => String(random.between(61, 92)),
  childAge: ({ random }) => String(random.between(6, 17)),
  degrees: ({ random }) => String(random.between(12, 17)),
  metres: ({ random }) => String(random.between(2, 60)),
  squareMetres: ({ random }) => String(random.between(8, 400)),
  plate: ({ random }) => drawPlate(random),
  wages: ({ random }) => `${random.between(12, 960) * 100}元`,
  income: ({ random }) => `${random.between(38, 160) * 100}元`,
  allowance: ({ random }) => `${random.between(6, 40) * 100}元`,
  total: ({ random }) => (random.chance(0.5) ? `${random.between(8, 96)}万元` : `${random.between(81, 967) * 1000}元`),
  price: ({ random }) => `${random.pick([39, 58, 99, 128, 199, 268, 299, 398, 520, 699, 880, 1280, 2399])}元`,
  card: ({ random }) => `${random.pick([500, 800, 1000, 1980, 2000, 2680, 3000, 3999, 5000, 6800, 9980, 12800])}元`,
  pastDay: ({ random, month, dayOfMonth }) =>
    dayOfMonth > 4
      ? `${month}月${random.between(1, dayOfMonth - 1)}日`
      : `${month === 1 ? 12 : month - 1}月${random.between(15, 28)}日`,
  pastMonth: ({ random, month }) => {
    const past = month - random.between(1, 5)
    return past > 0 ? `${past}月` : `去年${past + 12}月`
  },
  number192: ({ random }) => `192${String(4 * random.below(25_000_000) + phonePools.others).padStart(8, '0')}`,
  mobile: ({ random }) => mobileNumber(phonePools.others, random.below(20_000_000)),
  serial: ({ random }) => String(random.between(100_000, 999_999)),
}

/** A sentence with slots such as `{estate}`, taken apart once. */
export interface Phrase {
  literals: readonly string[]
  slots: readonly Slot[]
}

/** Takes a template apart. An unknown slot is a mistake in the vocabulary and throws. */
function phrase(template: string): Phrase {
  const parts = template.split(/\{(\w+)\}/)
  return {
    literals: parts.filter((_, index) => index % 2 === 0),
    slots: parts
      .filter((_, index) => index % 2 === 1)
      .map((name) => {
        const slot = slots[name]
        if (slot === undefined) throw new Error(`unknown slot {${name}} in ${template}`)
        return slot
      }),
  }
}

export function phrases(...templates: string[]): readonly Phrase[] {
  return templates.map(phrase)
}

/** The sentence about this scene. */
export function say({ literals, slots }: Phrase, scene: Scene): string {
  let text = literals[0]!
  for (let index = 0; index < slots.length; index++) text += slots[index]!(scene) + literals[index + 1]!
  return text
}

/** Draws what is left open. `place` begins the name of a building project. */
export function drawIncidentals(random: Random, place: string): Incidentals {
  return {
    shop: drawShop(random),
    project: drawProject(random, place),
    gate: random.pick(gates),
    brand: random.pick(brands),
    neighbour: random.pick(neighbours),
    building: random.between(1, 26),
    doorplate: random.between(1, 180),
  }
}
