import { identityCheckDigit } from '../values/identity-number.ts'
import type { Random } from './random.ts'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const maleNames = [...'伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建海峰志文国庆春立新东亮成永']
const femaleNames = [...'芳娜敏静丽艳娟霞秀兰玲桂英燕红梅莉丹萍雪玉洁琳倩颖婷慧莹晶欣妍蕾佳璐怡菲淑凤珍琴云香月春']

export interface Person {
  name: string
  isFemale: boolean
}

export function drawPerson(random: Random): Person {
  const isFemale = random.chance(0.5)
  const given = isFemale ? femaleNames : maleNames
  const second = random.chance(0.82) ? random.pick(given) : ''
  return { name: random.pick(surnames) + random.pick(given) + second, isFemale }
}

/** 王女士: how a hotline notes a caller. */
export function politeName(person: Person): string {
  return person.name.slice(0, 1) + (person.isFemale ? '女士' : '先生')
}

/** Whose number it is. Numbers of different pools are never equal: the subscriber number modulo 4 is the pool. */
export const phonePools = { callers: 0, cases: 1, police: 2, others: 3 } as const

const prefixes = [
  '138',
  '139',
  '136',
  '135',
  '137',
  '150',
  '151',
  '152',
  '158',
  '159',
  '186',
  '185',
  '130',
  '131',
  '132',
  '133',
  '153',
  '177',
  '180',
  '181',
  '189',
  '188',
  '187',
  '182',
  '183',
  '176',
  '166',
  '199',
  '198',
  '173',
  '175',
  '147',
  '191',
  '193',
  '192',
]
const POOL_SIZE = 25_000_000
const STRIDE = 9_876_543

/** A mobile number of eleven digits: another for each index below 25 million, and for each pool. */
export function mobileNumber(pool: number, index: number): string {
  const position = ((index + pool * 5_432_109) * STRIDE + 1_234_567) % POOL_SIZE
  const subscriber = 4 * position + pool
  const prefix = prefixes[(index * 7 + (position >> 3)) % prefixes.length]!
  return prefix + String(subscriber).padStart(8, '0')
}

/** 138****1234: the way in which exports mask a mobile number. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

export function landline(random: Random): string {
  return `010-${random.between(51, 89)}${String(random.below(1_000_000)).padStart(6, '0')}`
}

const areaCodes = [
  '110102',
  '110101',
  '110105',
  '110106',
  '110108',
  '130132',
  '130283',
  '140402',
  '230102',
  '370112',
  '410122',
  '411326',
  '511024',
  '340122',
  '220183',
]

/** An 18-digit identity number with the check digit of GB 11643; even third serial digit for women. */
export function drawIdentityNumber(random: Random, isFemale: boolean): string {
  const born = `${random.between(1956, 2006)}${two(random.between(1, 12))}${two(random.between(1, 28))}`
  const serial = 2 * random.below(500) + (isFemale ? 0 : 1)
  const body = random.pick(areaCodes) + born + String(serial).padStart(3, '0')
  return body + identityCheckDigit(body)
}

/** A plate of 2026: ordinary 京A1B234 or new-energy 京AD12345. */
export function drawPlate(random: Random): string {
  const letter = random.pick([...'ABCEFGHJKLMNPQ'])
  if (random.chance(0.25)) return `京A${random.pick(['D', 'F'])}${String(random.below(100_000)).padStart(5, '0')}`
  return `京${letter}${random.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'])}${String(random.below(10_000)).padStart(4, '0')}`
}

export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
