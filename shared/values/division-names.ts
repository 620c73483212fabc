import { cityNames, districtNames, provinceNames } from './division-table.ts'

const LETTERS =
  '京北京 津天津 沪上海 渝重庆 冀河北 豫河南 云云南 滇云南 辽辽宁 黑黑龙江 湘湖南 皖安徽 鲁山东 新新疆 苏江苏 浙浙江 赣江西 鄂湖北 桂广西 甘甘肃 晋山西 蒙内蒙古 陕陕西 吉吉林 闽福建 ' +
  '贵贵州 黔贵州 粤广东 川四川 蜀四川 藏西藏 宁宁夏 琼海南 港香港 澳澳门 台台湾 深深圳 穗广州 杭杭州 甬宁波 珠珠海 锡无锡 蓉成都'
const SUFFIX = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|自治旗|地区|新区|省|市|盟|州|区|县|旗)$/
const LEVELS = ['province', 'city', 'district'] as const

/** A division of GB/T 2260 by the name that people write. */
export interface Division {
  /** Without 省, 市, 区 and the like where two characters remain: 北京, 西城, 内蒙古. */
  name: string
  level: (typeof LEVELS)[number]
}

let byStart: ReadonlyMap<string, readonly { written: string; division: Division }[]> | null = null

/** Provinces by the one letter they are called by, and some cities: 京, 粤, 深, 穗. */
export const letterRegions: ReadonlyMap<string, string> = new Map(
  LETTERS.split(' ').map((entry): [string, string] => [entry[0]!, entry.slice(1)]),
)

/** The longest division that begins at `from`, with or without its 省, 市, 区, and its length; null where none does. Names of one character are none. */
export function divisionAt(text: string, from: number): { division: Division; length: number } | null {
  byStart ??= readNames()
  for (const { written, division } of byStart.get(text.slice(from, from + 2)) ?? []) {
    if (text.startsWith(written, from)) return { division, length: written.length }
  }
  return null
}

/** The name without its 省, 市, 区; a name that would keep one character stays. */
export function bareDivision(name: string): string {
  const bare = name.replace(SUFFIX, '')
  return bare.length < 2 ? name : bare
}

/** By the first two characters, the longest first. */
function readNames() {
  const names = new Map<string, Division>()
  for (const [index, list] of [provinceNames, cityNames, districtNames].entries()) {
    for (const name of `${list}${index === 0 ? ' 香港特别行政区 澳门特别行政区 台湾省' : ''}`.split(' ')) {
      const division: Division = { name: bareDivision(name), level: LEVELS[index]! }
      for (const written of [name, division.name]) if (!names.has(written)) names.set(written, division)
    }
  }
  const starts = new Map<string, { written: string; division: Division }[]>()
  for (const [written, division] of [...names].sort(([a], [b]) => b.length - a.length)) {
    const start = written.slice(0, 2)
    const known = starts.get(start)
    if (known) known.push({ written, division })
    else starts.set(start, [{ written, division }])
  }
  return starts
}
