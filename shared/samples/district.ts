/**
 * The invented district 永宁区: streets, estates, roads, villages. Names sound like Beijing's; streets may exist, estates, schools,
 * shops and companies are made up. The district is the same for every seed, only what happens in it differs.
 */
export const DISTRICT = '永宁区'

export interface Street {
  /** 月坛街道, 榆林镇 */
  name: string
  isRural: boolean
  estates: readonly string[]
  roads: readonly string[]
  /** Only of rural towns. */
  villages: readonly string[]
}

export interface Estate {
  /** 和平里一区 */
  name: string
  /** 和平里社区 */
  community: string
  street: Street
}

const estateStems: readonly (readonly [string, readonly string[]])[] = [
  ['月坛街道', ['三里河', '白云', '南礼', '真武']],
  ['德胜街道', ['双旗杆', '黄寺', '裕中', '新康']],
  ['金融街街道', ['丰汇', '宏庙', '文昌', '砖塔']],
  ['和平里街道', ['和平里', '兴化', '小黄庄', '砖角楼']],
  ['广宁街道', ['广宁', '麻峪', '高井', '新立']],
  ['柳荫街道', ['柳荫', '松树', '前铁', '护仓']],
  ['清源街道', ['清源', '滨河', '枣园', '康秀']],
  ['新风街道', ['新风', '六铺', '冰窖', '安德']],
  ['红莲街道', ['红莲', '马连', '湾子', '青年湖']],
  ['白塔街道', ['白塔', '安平', '西四北', '翠花']],
  ['甘石街道', ['甘石', '水碓', '核桃园', '团结']],
  ['展春街道', ['展春', '志新', '石油', '静淑']],
  ['长安里街道', ['长安里', '槐柏', '宣西', '建功']],
  ['永定街道', ['永定', '嘉园', '望坛', '沙子']],
  ['青塔街道', ['青塔', '蔚园', '春园', '珠江']],
  ['榆林镇', ['榆林新', '河西', '新城']],
  ['沙河营乡', ['沙河', '永兴', '向阳']],
]
const estateEndings = [
  '一区',
  '二区',
  '北里',
  '南里',
  '东里',
  '西里',
  '小区',
  '家园',
  '嘉苑',
  '公寓',
  '佳园',
  '新村',
  '西区',
  '东区',
  '胡同甲院',
] as const
const roadEndings = ['北街', '南街', '东路', '西路', '路', '胡同', '大街', '中街'] as const
const villageNames = [
  ['前榆林村', '后榆林村', '小营村', '柳各庄村', '东辛屯村', '北程庄村', '石佛营村', '大白楼村'],
  ['沙河营村', '南沙窝村', '西芦垡村', '王各庄村', '半壁店村', '薄村', '赵家场村', '李营村'],
] as const

export const streets: readonly Street[] = estateStems.map(([name, stems], index) => {
  const isRural = !name.endsWith('街道')
  return {
    name,
    isRural,
    estates: stems.flatMap((stem, at) =>
      [0, 1, 2, 3].map((n) => stem + estateEndings[(index * 3 + at * 5 + n * 4) % estateEndings.length]),
    ),
    roads: stems.flatMap((stem, at) => [0, 1].map((n) => stem + roadEndings[(index + at * 3 + n * 5) % roadEndings.length])),
    villages: isRural ? (villageNames[index - 15] ?? []) : [],
  }
})

export const ruralStreets = streets.filter((street) => street.isRural)

/** Every estate with its street; the order is fixed, so an index names an estate. */
export const estates: readonly Estate[] = streets.flatMap((street, streetIndex) =>
  street.estates.map((name, index) => ({ name, community: `${estateStems[streetIndex]![1][index >> 2]}社区`, street })),
)

/** Estates to which complaints of blocked fire lanes return again and again: each seventh. */
export const hotEstates = estates.filter((_, index) => index % 7 === 3)
