import type { AbsencePoint, AbsenceProof, CardDecision, CardRule, EvidenceCard, NearMiss } from '../linkage/card.ts'
import type { LikenessWord } from '../linkage/comparer.ts'
import type { LinkGrade } from '../linkage/figures.ts'
import type { CompareKind } from '../linkage/key.ts'

/** What is compared, as a receiver reads it; the window names the comparisons themselves (姓名相近). */
export const compareWords: Record<CompareKind, string> = {
  exact: '内容',
  identityNumber: '身份证号',
  phone: '电话号码',
  plate: '车牌号',
  creditCode: '统一社会信用代码',
  id: '编号',
  masked: '部分遮盖的号码',
  name: '姓名',
  company: '单位名称',
  address: '地址',
  place: '地点',
  text: '文本',
  number: '数值',
  date: '日期',
}

/** A step without a name, by its place in the model. */
export const nthStepWords = (n: number): string => `第${n}步`

/** What a link is, or what an absence is worth: in the window and in the packet. */
export const gradeWords: Record<LinkGrade, string> = {
  exact: '完全一致',
  similar: '相似',
  masked: '未遮盖部分相符',
  scored: '按概率认定',
  judged: '研判认定',
  proved: '可以证明没有',
  weak: '证明力弱',
  'not provable': '不能证明没有',
}

/** In what two values are alike. */
export const likenessWords: Record<LikenessWord, string> = {
  equal: '一致',
  typing: '个别字不同',
  sound: '同音',
  shape: '形近',
  order: '字序不同',
  hidden: '未遮盖部分相符',
  short: '简称',
  branch: '分支机构',
  region: '地区不同',
  contained: '包含',
  words: '用词相近',
  numerals: '数字写法不同',
  alias: '别名',
  near: '接近',
  none: '不同',
}

/** Why the nearest record is none. */
export const whyWords: Record<NearMiss['why']['reason'], string> = {
  rule: '比对规则不符',
  window: '不在限定的时间内',
  probability: '匹配概率不足',
  oneToOne: '已与其他记录一一对应',
  judged: '研判不是同一记录',
}

/** What is looked at to prove an absence. */
export const pointWords: Record<AbsencePoint['what'], string> = {
  key: '比对值',
  period: '时间范围',
  completeness: '月份完整性',
  area: '地域范围',
  filled: '对方填写情况',
  nearest: '最接近的记录',
}

export const verdictWords: Record<AbsencePoint['verdict'], string> = { good: '充分', weak: '不足', bad: '缺失' }

/** What a key is that nothing can be looked up by. */
export const keyStateWords: Readonly<Record<string, string>> = {
  empty: '为空，无从比对',
  placeholder: '为“无”“不详”一类，无从比对',
  masked: '被遮盖，不能逐一比对',
  unreadable: '不能识别，无从比对',
}

/** What a person said of a pair. */
export const decisionWords: Record<CardDecision['verdict'], string> = { same: '认定为同一', different: '认定为不同' }

/** `98.7%`, `99.95%`; a share that is not whole is not rounded to 100. */
export function percentOf(share: number): string {
  return share < 1 && share >= 0.9995 ? '99.9%' : `${Number((100 * share).toPrecision(3))}%`
}

/** The probability that two records are one: `96.3%`, `99.95%`; what is not certain is not rounded to 100. */
export function likelihoodOf(probability: number): string {
  return probability >= 0.9999 ? '高于99.99%' : `${(probability * 100).toFixed(probability > 0.99 ? 2 : 1)}%`
}

/** The probability that a record fits a masked value by chance. */
export function chanceOf(chance: number): string {
  return chance > 0 && chance < 0.0001 ? '不到万分之一' : `${Number((chance * 100).toPrecision(2))}%`
}

/** `与本院刑事案件比对：完全一致`, `在民事诉讼中无相符记录：可以证明没有`. */
export function conclusionOf(against: string, { grade, right, rules }: EvidenceCard): string {
  if (!right) return `在${against}中无相符记录：${gradeWords[grade]}`
  const byAlias = rules.some(({ how }) => how === 'alias') ? '（含按别名认定的）' : ''
  return `与${against}比对：${gradeWords[grade]}${byAlias}${grade === 'masked' ? '，遮盖部分不能核对' : ''}`
}

/** What came of one comparison: `一致`, `相似度92%（同音）`, with the weight where a probability decides, with the candidates of a masked value. */
export function resultOf({ holds, score, how, bits, masked }: CardRule): string {
  const likeness =
    score === 1 ? likenessWords[how] : how === 'none' ? likenessWords.none : `相似度${percentOf(score)}（${likenessWords[how]}）`
  const parts = [holds || score === 0 ? likeness : `${likeness}，不足以认定`]
  if (bits !== undefined) parts.push(`证据权重${bits < 0 ? '' : '+'}${bits.toFixed(1)}比特`)
  if (masked) parts.push(`同样相符的${masked.candidates}条，偶合概率${chanceOf(masked.chance)}`)
  return parts.join('；')
}

/** Score and probability of a pair, where they say more than its grade. */
export function figuresOf({ score, probability, prior, rules }: EvidenceCard): string {
  const parts: string[] = []
  if (prior !== undefined && score !== null) {
    parts.push(`证据权重合计${score < 0 ? '' : '+'}${score.toFixed(1)}比特（其中比对前${prior.toFixed(1)}）`)
  } else if (score !== null && rules.some((rule) => rule.score < 1)) parts.push(`平均相似度${percentOf(score)}`)
  if (probability !== null) parts.push(`匹配概率${likelihoodOf(probability)}`)
  return parts.join('，')
}

/** Why the nearest record is none. */
export function reasonOf({ why, rules }: NearMiss): string {
  const failed = why.rule === undefined ? undefined : rules[why.rule]
  return why.reason === 'rule' && failed ? `${compareWords[failed.compare]}不符` : whyWords[why.reason]
}

/** A point of a proof of absence in words, with its figures. */
export function pointOf({ what, verdict, details }: AbsencePoint, { nearest }: AbsenceProof): string {
  switch (what) {
    case 'key':
      return verdict === 'good' ? '比对所用的值齐全' : `“${details.column}”${keyStateWords[details.state!] ?? ''}`
    case 'period':
      return periodOf(details)
    case 'completeness':
      return verdict === 'good'
        ? `所查月份共${details.rows}条，各月中位数${details.median}条`
        : `${details.month}仅${details.rows}条，各月中位数${details.median}条`
    case 'area':
      return details.area === '' || details.areas === 0
        ? '本件或对方未写明地域'
        : `对方${verdict === 'good' ? '有' : '没有'}“${details.area}”的记录`
    case 'filled':
      return details.rows === 0 ? '对方没有记录' : `对方${details.rows}条中${percentOf(Number(details.filled))}可供比对`
    case 'nearest':
      return nearest ? `${nearest.record.dataset}第${nearest.record.row}行：${reasonOf(nearest)}` : '没有相近的记录'
  }
}

function periodOf({ from, to, askedFrom, askedTo, month, gapFrom, gapTo }: AbsencePoint['details']): string {
  if (from === undefined) return '没有可供核对的日期'
  const asked = askedFrom === askedTo ? `${askedFrom}` : `${askedFrom}至${askedTo}`
  if (gapFrom !== undefined) return `所查${asked}，对方为${from}至${to}，其中${gapFrom}至${gapTo}没有记录`
  if (month !== undefined) return `所查${asked}，对方为${from}至${to}，缺${month}`
  return `所查${asked}，在对方${from}至${to}之内`
}
