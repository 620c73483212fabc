import type { Verdict } from '../../shared/screening/judgement.ts'

const count = (n: number) => Math.round(n).toLocaleString('en-US')
const signed = (n: number) => n.toFixed(2).replace('-', '−')
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const span = ({ low, high }: { low: number; high: number }) => `${(100 * low).toFixed(1)}–${percent(high)}`
const rows = (n: number) => `${count(n)} 件`
const rowSpan = ({ low, high }: { low: number; high: number }) => `${count(low)}–${rows(high)}`

/** An estimate with its interval, as the sentences take it. */
export interface Range {
  value: number
  low: number
  high: number
}

export const judging = {
  open: '抽样研判',
  openHint: '抽一份样本逐件判断相关与否，得出精确率和召回率',
  label: '抽样研判',
  title: (step: string, layer: string) => `抽样研判 · ${step}${layer ? ` · ${layer}` : ''}`,
  close: '返回工作台（Esc）',
  percent,
  verdicts: { relevant: '相关', irrelevant: '无关', unsure: '存疑' } satisfies Record<Verdict, string>,
  unjudged: '未判',
  views: { hits: '命中', others: '未命中', disputed: '不一致', result: '结果' },
  viewLabel: '研判哪一边',
  viewOf: (name: string, n: number) => `${name} ${count(n)}`,
  judge: '研判人',
  judges: ['甲', '乙'] as readonly [string, string],
  settled: '定',
  setup: '样本与研判人',
  size: '每边件数',
  seed: '种子',
  again: '另抽一份',
  againHint: '照着这份样本改过筛查式之后，应换一个种子另抽一份再估计，否则结果偏好。',
  seedHint: '同样的行、同样的种子，抽出的总是同一份；加大件数时已判的仍在其中。',
  plan: (n: number, reach: number, most: number) =>
    `每边 ${count(n)} 件：精确率的 95 % 区间约为 ±${(100 * reach).toFixed(0)} 个百分点；未命中里若一件相关也没有，漏掉的至多占 ${percent(most)}。`,
  firstJudge: '第一研判人',
  secondJudge: '第二研判人',
  nameTaken: '两人的名字要不同，不能含“/”。',
  blind: '两人各判各的：都判完之前，看不到对方的判断。',
  names: '换名字就是换人：已判的仍在原来的名字下，换回来就看得到。',
  drawnFrom: (n: number) => `抽自 ${rows(n)}`,
  list: '样本',
  item: (n: number, number: string, verdict: string) => `第 ${n} 件 ${number} ${verdict}`,
  ticket: '工单全文',
  ticketPlace: (n: number, of: number) => `第 ${count(n)} / ${count(of)} 件`,
  sourceRow: (source: string, row: number) => `${source}　第 ${count(row)} 行`,
  said: (judge: string, verdict: string) => `${judge}：${verdict}`,
  masked: '个人信息已遮盖，按住 Alt 显示。',
  progress: (judged: number, of: number) => `已判 ${count(judged)}/${count(of)}`,
  nextOpen: '转到下一件未判的（Enter）',
  filter: (verdict: string, n: number) => `${verdict} ${count(n)}`,
  filterHint: (verdict: string) => `只看${verdict}的`,
  showAll: '看全部',
  nothingSuch: '没有这样的工单。',
  precisionNow: (estimate: Range) => `精确率 ${percent(estimate.value)}（${span(estimate)}）`,
  prevalenceNow: (estimate: Range, missed: Range | null) =>
    `未命中里相关 ${percent(estimate.value)}，至多 ${percent(estimate.high)}${missed ? `，即漏掉至多 ${rows(missed.high)}` : ''}`,
  notYet: '判过几件之后，这里显示估计值和 95 % 区间。',
  plot: (name: string, estimate: Range) => `${name}：${percent(estimate.value)}，95 % 区间 ${span(estimate)}`,
  keys: [
    { key: '空格', does: '相关' },
    { key: 'x', does: '无关' },
    { key: '? 或 u', does: '存疑' },
    { key: '↑↓ k j', does: '上一件、下一件' },
    { key: 'n p', does: '命中处' },
    { key: '退格', does: '撤回' },
  ],
  gridKeys: '空格 相关　x 无关　? 存疑　退格 撤回　Ctrl+空格 勾选',
  noHits: '这一层没有命中',
  noHitsText: '没有命中就没有可判的。先放宽这一层的筛查式；也可以只判未命中的，看看漏掉了什么样的工单。',
  noOthers: '没有未命中的行',
  noOthersText: '这个筛查留下了数据集的全部行，没有漏掉的可言。',
  toOthers: '判未命中的',
  toHits: '判命中的',
  toResult: '看结果',
  sideDone: (name: string, n: number) => `${name}的 ${rows(n)}已判完`,
  sideDoneText: '可以用 ↑ 回头改判。',
  nextJudge: (judge: string) => `换${judge}研判`,
  settle: (n: number) => `逐件定 ${rows(n)}`,
  settleHint: (first: string, second: string) => `${first}、${second}判得不一样的，商量后定：空格、x、?`,
  noDispute: '两人没有不一致的',
  noDisputeText: '没有要定的，估计值以两人一致的判断为准。',
  result: {
    title: '结果',
    from: (judge: string) => `按${judge}的判断`,
    fromBoth: (first: string, second: string) => `按${first}、${second}一致的判断和已定的`,
    precision: '精确率',
    recall: '召回率',
    prevalence: '未命中里相关的占比',
    precisionText: (hits: number, judged: number, estimate: Range, found: Range) =>
      `命中的 ${rows(hits)}里判了 ${rows(judged)}：精确率 ${percent(estimate.value)}（95 % 区间 ${span(estimate)}）。也就是说，命中里约有 ${rows(found.value)}（${rowSpan(found)}）确属所问，其余是误中。`,
    precisionNone: '还没有判过命中的行，精确率无从估计。',
    missedText: (others: number, judged: number, relevant: number, estimate: Range, missed: Range) =>
      relevant === 0
        ? `未命中的 ${rows(others)}里判了 ${rows(judged)}，一件相关也没有：漏掉的至多占 ${percent(estimate.high)}，即至多 ${rows(missed.high)}。`
        : `未命中的 ${rows(others)}里判了 ${rows(judged)}，有 ${rows(relevant)}相关：漏掉的约占 ${percent(estimate.value)}（95 % 区间 ${span(estimate)}），即约 ${rows(missed.value)}（${rowSpan(missed)}）。`,
    missedNone: '还没有判过未命中的行，不知道漏掉了多少，召回率无从估计。',
    recallText: (estimate: Range) =>
      `召回率 ${percent(estimate.value)}（95 % 区间 ${span(estimate)}）：确属所问的工单里，这个筛查找到了这么多。`,
    recallNone: '两边都没有判出相关的行，召回率无从估计。',
    recallWide:
      '区间太宽，说不准。未命中的行远多于样本，要说得准，请加大每边件数；或者先用很宽的词另建一个筛查，在它留下的行里研判。',
    unsure: (n: number, low: number, high: number) =>
      `存疑的 ${rows(n)}没有计入。若它们全算无关，精确率是 ${percent(low)}；全算相关，是 ${percent(high)}。`,
    disputed: (n: number) => `不一致而未定的 ${rows(n)}没有计入。`,
    besides: (n: number) => `在表中随手判过、不在样本里的 ${rows(n)}没有计入：它们不是随机抽出的。`,
    partial: (judged: number, of: number) =>
      `样本按随机次序排列，判到一半（${count(judged)}/${count(of)}）的结果同样成立，只是区间宽些。`,
    method: (size: number, seed: string) =>
      `样本：每边 ${rows(size)}，种子 ${seed}。占比用 Wilson 区间（有限总体校正），召回率由两边的区间合成（MOVER-R）。`,
  },
  agreement: {
    title: '两人一致程度',
    waiting: (first: string, done: number, second: string, otherDone: number, of: number) =>
      `${first} 已判 ${count(done)}/${count(of)}，${second} 已判 ${count(otherDone)}/${count(of)}。两人把同一边都判完后，这里显示一致程度；在此之前各判各的。`,
    kappa: (kappa: Range, word: string) =>
      `Cohen κ = ${signed(kappa.value)}（95 % 区间 ${signed(kappa.low)} 至 ${signed(kappa.high)}），${word}。`,
    noKappa: '两人对全部工单的判断都是同一种，κ 没有意义。',
    same: (agreed: number, both: number) =>
      `两人都判过 ${rows(both)}，一致 ${rows(agreed)}（${percent(both === 0 ? 0 : agreed / both)}）。`,
    words: ['没有超出偶然的一致', '很低', '一般', '中等', '较高', '几乎完全一致'] as readonly string[],
    table: (first: string, second: string) => `行：${first}；列：${second}`,
    settled: (n: number, of: number) => `不一致 ${rows(of)}，已定 ${rows(n)}。`,
  },
}
export type JudgingMessages = typeof judging
