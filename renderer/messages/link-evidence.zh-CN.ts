import type { AbsencePoint, NearMiss } from '../../shared/linkage/card.ts'
import type { LinkGrade } from '../../shared/linkage/figures.ts'
import {
  chanceOf,
  decisionWords,
  gradeWords,
  keyStateWords,
  likelihoodOf,
  likenessWords,
  percentOf,
  pointWords,
  verdictWords,
  whyWords,
} from '../../shared/referral/card-words.ts'

const count = (n: number) => n.toLocaleString('en-US')

/** What was found at a point, with its figures. */
function pointText({ what, verdict, details }: AbsencePoint): string {
  const figure = (name: string) => Number(details[name] ?? 0)
  const texts: Record<AbsencePoint['what'], () => string> = {
    key: () => (verdict === 'good' ? '比对所用的值齐全' : `“${details.column}”${keyStateWords[String(details.state)] ?? ''}`),
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
      details.rows === 0 ? '对方一行也没有' : `对方 ${count(figure('rows'))} 行，${percentOf(figure('filled'))} 能比对`,
    nearest: () => {
      if (details.similarity === undefined) return '没有相近的记录'
      const near =
        details.probability === undefined
          ? `相似 ${percentOf(figure('similarity'))}`
          : `概率 ${likelihoodOf(figure('probability'))}`
      if (verdict !== 'good') return `有很接近的记录（${near}），须人工核对`
      return `最接近的${near}，${whyWords[details.reason as NearMiss['why']['reason']]}`
    },
  }
  return texts[what]()
}

export const linkEvidence = {
  title: '证据卡',
  percent: percentOf,
  loading: '正在核对另一边…',
  grades: gradeWords,
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
  byAlias: '；其中有人给的别名当作同一名称',
  score: (score: number) => `相似 ${percentOf(score)}`,
  probability: (probability: number) => `概率 ${likelihoodOf(probability)}`,
  noPartner: (source: string) => `在“${source}”里没有找到符合规则的记录。`,
  result: '比对结果',
  blank: '（空）',
  missing: '缺值',
  masked: (determined: number, candidates: number, by: number) =>
    `看得见 ${percentOf(determined)}；同样相符的 ${count(candidates)} 条；碰巧相符的可能 ${chanceOf(by)}`,
  window: (days: number) => (days === 0 ? '同一天' : days > 0 ? `晚 ${count(days)} 天` : `早 ${count(-days)} 天`),
  overlap: (days: number) => (days > 0 ? `同时 ${count(days)} 天` : '两边都没有写明截止日'),
  until: (from: string, to: string) => `${from || '…'}${to ? ` 至 ${to}` : ' 至今'}`,
  decision: {
    label: '研判：',
    ...decisionWords,
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
    points: pointWords,
    verdicts: verdictWords,
    pointText,
    months: '对方每月行数',
    month: (month: string, rows: number, isAsked: boolean) => `${month}：${count(rows)} 行${isAsked ? '（要看的月份）' : ''}`,
    variants: '查找过的写法',
    nearest: pointWords.nearest,
    why: whyWords,
  },
  how: likenessWords,
}
