import type { LinkFinding } from '../../shared/ledger/link-findings.ts'
import type { LinkVerdict } from '../../shared/ledger/link-judgement.ts'
import type { Range } from './judging.zh-CN.ts'

const count = (n: number) => n.toLocaleString('en-US')
const signed = (n: number) => n.toFixed(2).replace('-', '−')
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

export const linkReview = {
  title: '碰撞研判',
  open: '研判',
  openHint: '逐对判断是不是同一个；判定的下月仍然有效',
  label: '碰撞研判',
  titleOf: (step: string) => `碰撞研判 · ${step}`,
  computing: (share: number) => `正在计算 ${Math.round(100 * share)} %`,
  judges: ['甲', '乙'] as readonly [string, string],
  verdicts: { same: '同一', different: '不同', unsure: '存疑' } satisfies Record<LinkVerdict, string>,
  findings: { same: '同一', different: '不同', unsure: '存疑', disputed: '不一致' } satisfies Record<LinkFinding, string>,
  unjudged: '未判',
  views: { queue: '队列', disputed: '不一致', result: '结果' },
  viewLabel: '研判哪些',
  viewOf: (name: string, n: number) => `${name} ${count(n)}`,
  kindLabel: '怎样取对',
  kinds: { threshold: '阈值附近', strata: '分层抽样' },
  kindHints: {
    threshold: '取离阈值最近的，上下各半：最拿不准的先判',
    strata: '每个概率段随机取同样多：据此估计精确率和召回率',
  },
  lowest: '最不像的',
  lowestHint: '取得分最低的；得分都一样的随机取',
  size: '对数',
  blind: '盲判',
  blindHint: '不显示概率、得分和相似度，只看两边的记录',
  setup: {
    title: '研判人与种子',
    namesHint: '证据卡上写明由谁判定。',
    seedHint: '同样的对、同样的种子，抽出的总是同一份。判过的都留着，换回原来的种子就看得到。',
    againHint: '照着判过的改过规则或阈值之后，应换一个种子另抽一份再估计，否则结果偏好。',
  },
  list: '待判的对',
  pair: '两边的记录',
  sides: { left: '左边的记录', right: '右边的记录' },
  rules: '比对的值',
  alike: '相同',
  unlike: '不同字',
  days: { window: '时间窗', from: '起', to: '止' },
  noValue: '（空）',
  origin: (file: string, row: number) => `${file}　第 ${count(row)} 行`,
  place: (n: number, of: number) => `第 ${count(n)} / ${count(of)} 对`,
  said: (judge: string, verdict: string) => `${judge}：${verdict}`,
  score: (probability: number | null, score: number | null) =>
    [
      ...(probability === null ? [] : [`概率 ${probability.toFixed(3)}`]),
      ...(score === null ? [] : [`得分 ${score.toFixed(2)}`]),
    ].join('　'),
  nextOpen: '转到下一对未判的（Enter）',
  nothingSuch: '没有这样的对。',
  keys: [
    { key: '空格 或 s', does: '同一' },
    { key: 'd 或 x', does: '不同' },
    { key: '? 或 u', does: '存疑' },
    { key: '↑↓ k j', does: '上一对、下一对' },
    { key: '退格', does: '撤回' },
    { key: 'Esc', does: '返回' },
  ],
  done: (n: number) => `${count(n)} 对已判完`,
  doneText: '可以用 ↑ 回头改判。',
  toResult: '看结果',
  toQueue: '继续研判',
  noPairs: '没有可判的对',
  noPairsText: '这次碰撞没有碰上任何一对。请先放宽比对的条件。',
  result: {
    title: '结果',
    binding: (must: number, cannot: number) =>
      `判为同一的 ${count(must)} 对总是碰上，判为不同的 ${count(cannot)} 对总不碰上；下个月的数据导入后也如此。存疑的、不一致而未定的按规则办。`,
    rowsOnly: (pairs: number) =>
      `其中 ${count(pairs)} 对的记录同样的太多（一共超过 100 万对行），只约束判过的那两行，不推及其他行和下个月。`,
    precision: '精确率',
    recall: '召回率',
    notYet: '每个概率段都判过几对之后，这里显示估计值和 95 % 区间。',
    onlyStrata: '这样取的对不是随机取的，不能据以估计。请改用“分层抽样”。',
    noRecall: '按规则碰撞的没有阈值以下的对可判；按概率碰撞的，要每个概率段都判过几对。',
    precisionText: (pairs: number, estimate: Range) =>
      `碰上的 ${count(pairs)} 对里约 ${percent(estimate.value)} 确是同一（95 % 区间 ${percent(estimate.low)}–${percent(estimate.high)}）。`,
    recallText: (estimate: Range) =>
      `确是同一的里约 ${percent(estimate.value)} 碰上了（95 % 区间 ${percent(estimate.low)}–${percent(estimate.high)}）。以概率 0.01 以上的对为全部；更低的和没有逐对比较过的不在其内。`,
    agreement: '两人一致程度',
    agreed: (agreed: number, both: number, kappa: Range | null) =>
      `两人都判过 ${count(both)} 对，一致 ${count(agreed)} 对。${
        kappa
          ? `Cohen κ = ${signed(kappa.value)}（95 % 区间 ${signed(kappa.low)} 至 ${signed(kappa.high)}）。`
          : '两人的判断都是同一种，κ 没有意义。'
      }`,
    noAgreement: (first: string, second: string) => `${first}、${second}都判过的对，这里算一致程度（κ）。`,
    strata: '各段的对数和判断',
    stratum: '概率（得分）',
    span: (from: number, to: number) => `${from}–${to}`,
    pairs: '全部',
    count,
    settle: (n: number) => `逐对定 ${count(n)} 对`,
    method: '各段按段内全部对数加权（Horvitz–Thompson），区间为 Wilson（有效样本量），召回率的区间由两边合成（MOVER-R）。',
  },
}
