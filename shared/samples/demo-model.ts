import type { Model } from '../model/model.ts'

/** The words of the demo's screen, also for tests that look for them one by one. */
export const fireLaneWords = {
  lanes: ['消防通道', '消防车道', '生命通道', '救援通道'],
  blocked: ['占用', '堵', '停车', '停放', '锁'],
  within: 20,
  takenBack: ['已解决', '撤诉', '表扬'],
} as const

const either = (words: readonly string[]) => `(${words.join(' OR ')})`

/** 占用消防通道: three layers, then a collision with the own criminal cases by phone. Its result on a sample is `sampleTruth().fireLane`. */
export const demoModel: Model = {
  format: 'guoshai.model/1',
  id: 'fire-lane',
  title: '占用消防通道',
  function: 'publicInterest',
  sources: {
    tickets: { kind: 'ticket' },
    cases: { kind: 'table', columns: { 联系电话: 'phone', 身份证号: 'identityNumber', 案发日期: 'date' } },
  },
  steps: [
    {
      id: 'hits',
      title: '筛查占用消防通道的投诉',
      op: 'screen',
      from: 'tickets',
      layers: [
        { name: '占用', where: `${either(fireLaneWords.lanes)} NEAR/${fireLaneWords.within} ${either(fireLaneWords.blocked)}` },
        { name: '去咨询', where: 'NOT 诉求类型:咨询' },
        { name: '去已解决', where: `NOT ${either(fireLaneWords.takenBack)}` },
      ],
    },
    {
      id: 'linked',
      title: '与本院刑事案件碰撞',
      op: 'link',
      left: 'hits',
      right: 'cases',
      keep: 'matched',
      on: [{ left: '联系电话', right: '联系电话', compare: 'phone' }],
      any: false,
      oneToOne: false,
    },
  ],
  clues: 'linked',
}

/** Ten groups of five words. The first seven are sought, the eighth and ninth narrow, the tenth is taken out. */
export const benchGroups: readonly (readonly string[])[] = [
  ['消防通道', '消防车道', '生命通道', '救援通道', '疏散指示'],
  ['拖欠工资', '不发工资', '劳务费', '血汗钱', '工钱'],
  ['假冒', '高仿', '三无产品', '假烟', '山寨'],
  ['井盖', '窨井', '塌陷', '坑洼', '减速带'],
  ['养老院', '护理院', '喷淋', '消火栓', '防火门'],
  ['电话卡', '手机卡', '银行卡', '流量卡', '192号段'],
  ['噪音', '噪声', '扰民', '音响', '电钻'],
  ['要求', '希望', '请尽快', '查处', '核实'],
  ['物业', '社区', '街道', '老人', '孩子'],
  ['撤诉', '已解决', '表扬', '想咨询', '咨询'],
]

/** The bench's job: a screen of ten groups of five words, a link of what it keeps, and `linked`: all tickets against all cases. */
export const benchModel: Model = {
  format: 'guoshai.model/1',
  id: 'bench-10x5',
  title: '十组五词与碰撞',
  function: 'any',
  sources: { tickets: { kind: 'ticket' }, cases: { kind: 'table', columns: { 联系电话: 'phone' } } },
  steps: [
    { id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '十组五词', where: benchQuery() }] },
    phoneLink('linkedHits', 'hits'),
    phoneLink('linked', 'tickets'),
  ],
  clues: 'linkedHits',
}

function benchQuery(): string {
  const groups = benchGroups.map(either)
  return `(${groups.slice(0, 7).join(' OR ')}) AND ${groups[7]} AND ${groups[8]} AND NOT ${groups[9]}`
}

function phoneLink(id: string, left: string): Model['steps'][number] {
  return {
    id,
    op: 'link',
    left,
    right: 'cases',
    keep: 'matched',
    on: [{ left: '联系电话', right: '联系电话', compare: 'phone' }],
    any: false,
    oneToOne: false,
  }
}
