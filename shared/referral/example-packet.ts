import type { ClueSheet, PacketContent } from './document.ts'

const streets = ['月坛街道', '德胜街道', '金融街街道']
const places = ['三里河南四巷小区', '德胜里一区', '广安门内大街甲12号院（中国铁路物资总公司家属院）']
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** A packet of realistic content for tests: `count` clues, two of three with a matched record, every fifth with a long text. */
export function examplePacket(count: number, template: PacketContent['template'] = 'letter'): PacketContent {
  return {
    template,
    title: template === 'letter' ? '北京市西城区人民检察院关于移送消防通道被占用堵塞公益诉讼案件线索的函' : '法律监督线索移送表',
    number: '京西检建移〔2026〕12号',
    receiver: '北京市西城区消防救援支队',
    date: '2026-06-05',
    opening: '',
    suggestion: '一是对清单所列小区逐一开展现场核查；\n二是对长期占用、堵塞、封闭消防车通道的单位和个人依法予以处罚。',
    legalBasis: '《中华人民共和国消防法》第二十八条、第六十条。',
    replyDeadline: '请自收到本函之日起两个月内依法履行职责，并书面回复我院。',
    contact: '李明，联系电话：010-68012345',
    office: { name: '北京市西城区人民检察院', redHead: '北京市西城区人民检察院', numberPrefix: '京西检建移' },
    sender: { department: '第五检察部', person: '李明' },
    matter: '公益诉讼',
    redaction: 'masked',
    source: {
      datasets: [{ name: '热线工单', file: '2026年6月热线工单.csv', rows: 4300, sha256: hash }],
      model: { title: '占用消防通道', id: 'fire-lane', hash },
      funnel: [
        { name: '场所', in: 4300, out: 260 },
        { name: '占用堵塞', in: 260, out: count },
      ],
      period: '2026年6月',
    },
    attachments: [],
    clues: Array.from({ length: count }, (_, at) => exampleClue(at)),
  }
}

function exampleClue(at: number): ClueSheet {
  const street = streets[at % 3]!
  const place = places[at % 3]!
  const sentence = `市民反映${place}的消防通道长期被占用，物业称“没有执法权”，来电人138****12${at % 10}4要求尽快处理。`
  const value = sentence.repeat(at % 5 === 4 ? 30 : 2)
  const hits = [...value.matchAll(/消防通道|占用/g)].map((hit) => ({ start: hit.index, end: hit.index + hit[0].length }))
  return {
    serial: at + 1,
    title: `${place}消防通道被占用`,
    ticketNo: `2026061${at % 10}000${String(412 + at)}`,
    receivedAt: '2026-06-12 08:30',
    street,
    subject: '北京某某物业管理有限公司',
    place,
    summary: '消防通道长期被私家车占用',
    fields: [
      { label: '受理时间', value: '2026-06-12 08:30' },
      { label: '所属街道', value: street },
      { label: '发生地', value: place },
      { label: '联系电话', value: `138****12${at % 10}4` },
    ],
    text: [{ label: '诉求内容', value, hits }],
    ...(at % 3 === 2 ? { matches: [], cards: [] } : comparedWith(place, at)),
    origin: { file: '2026年6月热线工单.csv', row: 1033 + at, sha256: hash },
  }
}

/** The record of a case at the same place, no suit of the subject, and the cards of both. */
function comparedWith(place: string, at: number): Pick<ClueSheet, 'matches' | 'cards'> {
  const rule = { step: 'linked', title: '同地点案件', model: 'fire-lane', hash }
  const left = { dataset: '热线工单', file: '2026年6月热线工单.csv', sheet: null, row: 1033 + at, sha256: hash }
  const right = { dataset: '本院刑事案件', file: '本院案件.xlsx', sheet: '案件', row: 17 + at, sha256: hash }
  const subject = { column: '被反映单位', value: '北京某某物业管理有限公司' }
  const compared = { left: { column: '发生地', value: place }, right: { column: '案发地', value: place }, key: '' }
  const company = { left: subject, right: { column: '被告', value: '北京某某物业服务有限公司' }, key: '' }
  const found = { grade: 'exact', score: 1, probability: null, rule, left, right } as const
  return {
    matches: [
      { sourceName: right.dataset, file: right.file, row: right.row, sha256: hash, fields: [{ label: '案发地', value: place }] },
    ],
    cards: [
      {
        against: right.dataset,
        card: {
          ...found,
          rules: [{ compare: 'place', ...compared, holds: true, score: 1, how: 'equal' }],
          window: {
            left: { column: '受理时间', value: '2026-06-12 08:30' },
            right: { column: '受案日期', value: '2026-06-15' },
            days: 3,
          },
        },
      },
      {
        against: '民事诉讼',
        card: {
          grade: 'proved',
          score: null,
          probability: null,
          rule: { ...rule, step: 'unsued', title: '应诉未诉' },
          left,
          right: null,
          rules: [],
          absence: {
            grade: 'proved',
            points: [
              {
                what: 'period',
                verdict: 'good',
                details: { from: '2026-01-01', to: '2026-06-30', askedFrom: '2026-06-12', askedTo: '2026-06-12' },
              },
              { what: 'completeness', verdict: 'good', details: { rows: 212, median: 198 } },
              { what: 'filled', verdict: 'good', details: { filled: 0.997, rows: 1204 } },
              { what: 'nearest', verdict: 'good', details: { similarity: 0.71, reason: 'rule' } },
            ],
            variants: [{ column: '被反映单位', values: ['某某物业管理'] }],
            nearest: {
              record: { dataset: '民事诉讼', file: '民事诉讼.csv', sheet: null, row: 88, sha256: hash },
              rules: [{ compare: 'company', ...company, holds: false, score: 0.71, how: 'words' }],
              why: { reason: 'rule', rule: 0 },
            },
          },
        },
      },
    ],
  }
}
