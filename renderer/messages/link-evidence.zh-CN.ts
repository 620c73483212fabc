import type { AbsencePoint, AbsenceProof, NearMiss } from '../../shared/linkage/card.ts'
import type { LikenessWord } from '../../shared/linkage/comparer.ts'

const percent = (share: number) => `${(share * 100).toFixed(share < 1 && share > 0.99 ? 1 : 0)}%`

export const linkEvidence = {
  title: '证据卡',
  percent,
  loading: '正在核对另一边…',
  absence: {
    title: '缺位证明',
    grades: { proved: '可以证明没有', weak: '证明力弱', 'not provable': '不能证明没有' } satisfies Record<
      AbsenceProof['grade'],
      string
    >,
    points: {
      key: '本行的比对值',
      period: '时间范围',
      completeness: '月份完整',
      area: '地域范围',
      filled: '对方填写',
      nearest: '最接近的记录',
    } satisfies Record<AbsencePoint['what'], string>,
    verdicts: { good: '够', weak: '不足', bad: '缺' } satisfies Record<AbsencePoint['verdict'], string>,
    variants: '查找过的写法',
    nearest: (dataset: string, row: number) => `最接近：${dataset}第 ${row} 行`,
    why: {
      rule: '规则不符',
      window: '不在时间窗内',
      probability: '概率不够',
      oneToOne: '已与别的记录一一对应',
      judged: '研判为不同',
    } satisfies Record<NearMiss['why']['reason'], string>,
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
