import type { ColumnSummary, VerificationReport } from '../ingest/verification.ts'
import { columnTypes, ticketFields } from '../table/schema.ts'

const plain = { flags: {}, damaged: 0, least: '', greatest: '', distinct: 0, top: [] }
const tickets: ColumnSummary[] = [
  { ...plain, name: '工单编号', type: 'id', field: 'ticketNo', filled: 4300, distinct: 4300 },
  {
    ...plain,
    name: '受理时间',
    type: 'date',
    field: 'receivedAt',
    filled: 4300,
    flags: { malformed: 2 },
    least: '2024-06-01 00:02:11',
    greatest: '2024-06-30 23:58:40',
    distinct: 4288,
  },
  { ...plain, name: '诉求内容', type: 'text', field: 'content', filled: 4300, distinct: 4211 },
  {
    ...plain,
    name: '诉求类型',
    type: 'category',
    field: 'kind',
    filled: 4296,
    distinct: 5,
    top: [
      ['投诉', 2210],
      ['咨询', 1408],
      ['求助', 455],
      ['举报', 180],
      ['建议', 43],
    ],
  },
  {
    ...plain,
    name: '联系电话',
    type: 'phone',
    field: 'phone',
    filled: 4188,
    flags: { malformed: 12, masked: 320, placeholder: 41 },
    distinct: 3620,
    top: [
      ['13800138000', 14],
      ['010-62345678', 9],
    ],
  },
  {
    ...plain,
    name: '身份证号',
    type: 'identityNumber',
    field: 'identityNumber',
    filled: 96,
    flags: { checkDigit: 3, damaged: 7, masked: 20 },
    damaged: 7,
    distinct: 90,
    top: [['11010519491231002X', 3]],
  },
  {
    ...plain,
    name: '涉及金额',
    type: 'number',
    field: 'amount',
    filled: 310,
    least: '-20',
    greatest: '1500000',
    distinct: 204,
    top: [['500', 12]],
  },
  {
    ...plain,
    name: '来电人',
    type: 'personName',
    field: 'caller',
    filled: 4300,
    distinct: 10_000,
    flags: { placeholder: 210 },
  },
  { ...plain, name: '=1+1<b>', type: 'text', filled: 3, distinct: 1, top: [['\u202e<script>', 3]] },
]

/** A made-up report for tests: tickets of June, with `columns` columns where more than the usual nine are wanted. */
export function exampleVerification(columns = tickets.length): VerificationReport {
  const more = Array.from({ length: Math.max(0, columns - tickets.length) }, (_, index): ColumnSummary => {
    const type = columnTypes[index % columnTypes.length]!
    return {
      ...plain,
      name: `自有列${index + 1}`,
      type,
      field: ticketFields[10 + (index % 18)],
      filled: 100 * index,
      distinct: index,
    }
  })
  return {
    dataset: '热线工单',
    kind: 'ticket',
    fileName: '2024年6月 热线工单.csv',
    size: 3_412_998,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    importedAt: '2024-07-02T01:20:30.000Z',
    format: {
      kind: 'csv',
      encoding: 'gb18030',
      evidence: 'notUtf8',
      undecodable: { offset: 104_233, byte: 0xff, line: 988 },
      delimiter: ',',
      quote: '"',
      header: 3,
      headerLines: 1,
      sheet: null,
      sheets: [],
    },
    account: { received: 4326, accepted: 4300, duplicate: 20, rejected: 6 },
    comparison: { fresh: 4188, changed: 112, vanished: 3, against: 'b1' },
    against: '2024年5月 热线工单.csv',
    rejects: [
      { code: 'ragged-row', count: 4 },
      { code: 'undecodable', count: 2 },
    ],
    readmitted: 1,
    period: { from: '2024-06-01', to: '2024-06-30' },
    columns: [...tickets, ...more].slice(0, columns),
  }
}
