import type { AbsencePoint, AbsenceProof, NearMiss } from '../../shared/linkage/card.ts'
import type { LikenessWord } from '../../shared/linkage/comparer.ts'
import type { LinkGrade } from '../../shared/linkage/figures.ts'

const count = (n: number) => n.toLocaleString('en-US')
const percent = (share: number) => `${(share * 100).toFixed(share < 1 && share > 0.99 ? 1 : 0)}%`
const chance = (share: number) => (share > 0 && share < 0.0001 ? '不到万分之一' : `${Number((share * 100).toPrecision(2))}%`)

/** `96.3%`, `99.95%`; what is not certain is not rounded to 100. */
const likely = (share: number) => (share >= 0.9999 ? '高于 99.99%' : `${(share * 100).toFixed(share > 0.99 ? 2 : 1)}%`)

const absenceGrades = { proved: '可以证明没有', weak: '证明力弱', 'not provable': '不能证明没有' } satisfies Record<
  AbsenceProof['grade'],
  string
>

const why = {
  rule: '规则不符',
  window: '不在时间窗内',
  probability: '概率不够',
  oneToOne: '已与别的记录一一对应',
  judged: '研判为不同',
} satisfies Record<NearMiss['why']['reason'], string>

const keyStates: Record<string, string> = {
  empty: '为空，无从比对',
  placeholder: '是“无”“不详”一类，不能比对',
  masked: '被遮盖，不能逐一比对',
  unreadable: '认不出，不能比对',
}

/** What was found at a point, with its figures. */
function pointText({ what, verdict, details }: AbsencePoint): string {
  const figure = (name: string) => Number(details[name] ?? 0)
  const texts: Record<AbsencePoint['what'], () => string> = {
    key: () => (verdict === 'good' ? '都有值，可以比对' : `“${details.column}”${keyStates[String(details.state)] ?? ''}`),
    period: () => {
      if (details.reason === 'unknown') return '没有可比的日期，不知对方是否覆盖'
      const one = details.askedFrom === details.askedTo ? `${details.askedFrom}` : `${details.askedFrom} 至 ${details.askedTo}`
      const spans = `要看 ${one}；对方有 ${details.from} 至 ${details.to}`
      if (details.gapFrom) return `${spans}，其中 ${details.gapFrom} 至 ${details.gapTo} 没有一行`
      return details.month ? `${spans}，缺 ${details.month}` : spans
    },
    completeness: () =>
      details.month
        ? `${details.month} 只有 ${count(figure('rows'))} 行，平常每月 ${count(figure('median'))} 行`
        : `所看月份共 ${count(figure('rows'))} 行，平常每月 ${count(figure('median'))} 行`,
    area: () => {
      if (!details.area) return '本行没有写明地域'
      if (details.areas === 0) return '对方没有写明地域'
      return verdict === 'good' ? `对方有“${details.area}”的记录` : `对方没有“${details.area}”的记录`
    },
    filled: () =>
      details.rows === 0 ? '对方一行也没有' : `对方 ${count(figure('rows'))} 行，${percent(figure('filled'))} 能比对`,
    nearest: () => {
      if (details.similarity === undefined) return '没有相近的记录'
      const near =
        details.probability === undefined ? `相似 ${percent(figure('similarity'))}` : `概率 ${likely(figure('probability'))}`
      if (verdict !== 'good') return `有很接近的记录（${near}），须人工核对`
      return `最接近的${near}，${why[details.reason as NearMiss['why']['reason']]}`
    },
  }
  return texts[what]()
}

export const linkEvidence = {
  title: '证据卡',
  percent,
  loading: '正在核对另一边…',
  grades: {
    exact: '完全相符',
    similar: '相近',
    masked: '遮盖相符',
    scored: '按概率',
    judged: '研判认定',
    ...absenceGrades,
  } satisfies Record<LinkGrade, string>,
  gradeHints: {
    exact: '标识或规范后的值相等',
    similar: '规则相符，但不是每一项都相等',
    masked: '看得见的部分相符，遮盖的部分未知，不等于相同',
    scored: '各项合起来，是同一个的概率达到阈值',
    judged: '由人判定',
    proved: '所看各项都够，查不到就是没有',
    weak: '有的条件不足，查不到只能作参考',
    'not provable': '有一项不具备，查不到不说明没有',
  } satisfies Record<LinkGrade, string>,
  score: (score: number) => `相似 ${percent(score)}`,
  probability: (probability: number) => `概率 ${likely(probability)}`,
  noPartner: (source: string) => `在“${source}”里没有找到符合规则的记录。`,
  result: '比对结果',
  blank: '（空）',
  missing: '缺值',
  masked: (determined: number, candidates: number, by: number) =>
    `看得见 ${percent(determined)}；同样相符的 ${count(candidates)} 条；碰巧相符的可能 ${chance(by)}`,
  window: (days: number) => (days === 0 ? '同一天' : days > 0 ? `晚 ${count(days)} 天` : `早 ${count(-days)} 天`),
  overlap: (days: number) => (days > 0 ? `同时 ${count(days)} 天` : '两边都没有写明截止日'),
  until: (from: string, to: string) => `${from || '…'}${to ? ` 至 ${to}` : ' 至今'}`,
  decision: {
    label: '研判',
    same: '判定为同一',
    different: '判定为不同',
    judges: (names: readonly string[]) => names.join('、'),
    settled: '合议',
  },
  origin: {
    title: '出处',
    place: (file: string, sheet: string | null, row: number) => `${file}${sheet ? `　${sheet}` : ''}　第 ${count(row)} 行`,
    hash: 'SHA-256',
    copy: (hash: string) => `复制 ${hash}`,
    copied: '已复制',
    rule: '规则',
    version: '版本',
  },
  waterfall: {
    title: '概率由来',
    prior: '起点',
    priorHint: '任意两条记录是同一个的可能性',
    total: '合计',
    bits: (bits: number) => `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(1)}`,
    unit: '证据（比特，多 1 为可能性加倍）',
    missing: '缺值，不计',
  },
  absence: {
    title: '缺位证明',
    grades: absenceGrades,
    points: {
      key: '本行的比对值',
      period: '时间范围',
      completeness: '月份完整',
      area: '地域范围',
      filled: '对方填写',
      nearest: '相近的记录',
    } satisfies Record<AbsencePoint['what'], string>,
    verdicts: { good: '够', weak: '不足', bad: '缺' } satisfies Record<AbsencePoint['verdict'], string>,
    pointText,
    months: '对方每月行数',
    month: (month: string, rows: number, isAsked: boolean) => `${month}：${count(rows)} 行${isAsked ? '（要看的月份）' : ''}`,
    variants: '查找过的写法',
    nearest: '最接近的记录',
    why,
  },
  how: {
    equal: '相等',
    typing: '错字',
    sound: '同音',
    shape: '形近',
    order: '字序不同',
    hidden: '遮盖相符',
    short: '简称',
    branch: '分支机构',
    region: '地区不同',
    contained: '包含',
    words: '词语相近',
    numerals: '数字写法',
    alias: '别称',
    near: '接近',
    none: '不同',
  } satisfies Record<LikenessWord, string>,
}
