import { isJudged, type LayerTerms, type Precision, type TermReport } from '../screening/term-report.ts'
import { count } from './verification-words.ts'

/** Heads of the columns, the same in print, workbook and window. */
export const termColumns = {
  term: '词项',
  hits: '命中',
  unique: '独有',
  marginal: '边际',
  share: '占比',
  inInput: '进入本层',
  removedByExclusion: '被排除',
  removedLater: '后层去除',
  precision: '精确率（95% 区间）',
  judged: '相关／无关／存疑',
} as const

/** What each number means; stands in the foot of every form of the report. */
export const termDefinitions: readonly (readonly [string, string])[] = [
  ['词项', '本层中不在“非”之下的词、通配词、正则式；词组展开到词，限定了列的带列名'],
  ['命中', '本层结果中含该词的行'],
  ['独有', '结果中只含该词、不含本层其他词项的行'],
  ['边际', '把该词从条件中去掉后结果会少的行（相邻、同句缺一侧即不成立；“n 项以上”的 n 不变）'],
  ['占比', '命中占本层结果的比例；一行可含多词，各词占比之和可超过 100%'],
  ['进入本层', '进入本层的行中含该词的行'],
  ['被排除', '不计“非”时符合本层条件、因“非”而去除的行中含该词的行'],
  ['后层去除', '本层结果中含该词、在后面各层被去除的行'],
  ['独自去除', '排除项中只因该项而去除的行：去掉该项，它们就会留下'],
  [
    '精确率',
    '已研判行中“相关”占“相关＋无关”的比例，区间为 Wilson 95% 区间；存疑（含两人意见不一）不计入，另列；研判的行不是随机抽取的，区间不作数',
  ],
]

/** How sample rows are chosen. */
export function sampleWords({ seed }: Pick<TermReport, 'seed'>): string {
  return `样例：每个词项在命中行中按种子“${seed}”随机取至多 20 行，同样的数据和模型取出同样的行；行号为来源文件中的数据行，个人信息已遮盖。`
}

/** `81.3%（70.2%–88.9%）`; `—` where nothing relevant or irrelevant was judged. */
export function precisionWords({ interval }: Precision): string {
  if (!interval) return '—'
  const { value, low, high } = interval
  return `${percent(value)}（${percent(low)}–${percent(high)}）`
}

/** `12／3／1`; '' where nothing was judged. */
export function judgedWords(precision: Precision): string {
  return isJudged(precision) ? [precision.relevant, precision.irrelevant, precision.unsure].map(count).join('／') : ''
}

/** `第 2 层 · 占用`. */
export function layerTitle({ layer, name }: Pick<LayerTerms, 'layer' | 'name'>): string {
  return name === '' ? `第 ${layer + 1} 层` : `第 ${layer + 1} 层 · ${name}`
}

/** `占用消防通道（fire-lane）`; the id alone where the model has no title. */
export function modelWords({ id, title }: TermReport['model']): string {
  return title === id ? id : `${title}（${id}）`
}

/** What became of the rows that entered the layer, in one line. */
export function layerAccount({ in: before, out, removedByExclusion, removedLater, isLast }: LayerTerms): string {
  return [
    `进入 ${count(before)} 行，保留 ${count(out)} 行（${before === 0 ? '—' : percent(out / before)}）`,
    ...(removedByExclusion > 0 ? [`因“非”去除 ${count(removedByExclusion)} 行`] : []),
    ...(isLast ? [] : [`后面各层再去除 ${count(removedLater)} 行`]),
  ].join('；')
}

/** `66.7%`. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}
