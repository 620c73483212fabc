import type { Cell, Row, Section, TableBlock } from './blocks.ts'
import { cell, label } from './cells.ts'
import type { PacketContent } from './document.ts'
import { officialDate } from './numbering.ts'
import { TYPE_WIDTH } from './page.ts'

const LABEL_WIDTH = 96
const widths = [LABEL_WIDTH, TYPE_WIDTH / 2 - LABEL_WIDTH, LABEL_WIDTH, TYPE_WIDTH / 2 - LABEL_WIDTH]
/** Facts are told in 200 characters (practice of 法律监督线索移送表). */
const FACTS_LENGTH = 200
const NAMED = 5

/** 法律监督线索移送表, and on a page of its own the receipt and feedback slips that the receiver sends back. */
export function composeTransfer(content: PacketContent, number: string): Section[] {
  return [
    {
      kind: 'form',
      blocks: [
        { kind: 'title', text: content.title || '法律监督线索移送表' },
        { kind: 'number', text: number },
        transferTable(content),
      ],
    },
    {
      kind: 'form',
      blocks: [
        { kind: 'title', text: '法律监督线索移送回执' },
        { kind: 'number', text: number },
        receiptTable(content),
        { kind: 'gap', lines: 1 },
        { kind: 'divider', text: '…………………………………………………………' },
        { kind: 'title', text: '法律监督线索办理情况反馈表' },
        { kind: 'number', text: number },
        feedbackTable(),
      ],
    },
  ]
}

function transferTable(content: PacketContent): TableBlock {
  const { source, clues, sender } = content
  const origin = [
    `${source.datasets.map(({ name, rows }) => `${name}${rows}条`).join('、')}${source.period ? `（${source.period}）` : ''}`,
    `模型：${source.model.title}（${source.model.id && `${source.model.id}，`}版本${source.model.hash.slice(0, 16)}）`,
  ]
  const rows: Row[] = [
    { cells: [label('移送部门'), cell(sender.department), label('移送人'), cell(sender.person)] },
    { cells: [label('接收部门'), cell(content.receiver), label('移送日期'), cell(officialDate(content.date))] },
    { cells: [label('事项类型'), cell(content.matter), label('线索数量'), cell(`${clues.length}件`)] },
    wide('线索来源', origin.join('\n')),
    wide(
      '监督对象',
      listed(
        clues.map((clue) => clue.subject),
        '个',
      ),
    ),
    wide(
      '发生地点',
      listed(
        clues.map((clue) => clue.place),
        '处',
      ),
    ),
    wide('基本事实', shortened(content.opening || [...new Set(clues.map((clue) => clue.summary))].join('；'))),
    wide('工单编号', clues.map((clue) => clue.ticketNo).join(' ')),
    wide(
      '证据清单',
      [
        '1. 线索清单（附件1）',
        `2. 工单原文及比对记录${clues.length}份（附件2）`,
        '3. 数据来源与筛查过程（附件3）',
        ...content.attachments.map((name, at) => `${at + 4}. ${name}`),
      ].join('\n'),
    ),
    wide('法律依据', content.legalBasis),
    wide('处理建议', content.suggestion),
    wide('办理期限\n及依据', content.replyDeadline),
    ...(content.contact ? [wide('联系人', content.contact)] : []),
    { ...wide('部门负责人\n意见', ''), minimumLines: 3 },
    { ...wide('案件管理部门\n登记', ''), minimumLines: 3 },
  ]
  return { kind: 'table', widths, header: null, rows }
}

function receiptTable({ receiver }: PacketContent): TableBlock {
  const choice = '□ 受理　　□ 不予受理　　□ 转送其他部门'
  const rows: Row[] = [
    { cells: [label('接收部门'), cell(receiver), label('收到日期'), cell('　　年　　月　　日')] },
    { cells: [label('收到人'), cell(''), label('联系电话'), cell('')], minimumLines: 2 },
    wide('是否受理', choice),
    { ...wide('理由', ''), minimumLines: 4 },
    { ...wide('签章', ''), minimumLines: 3 },
  ]
  return { kind: 'table', widths, header: null, rows }
}

function feedbackTable(): TableBlock {
  const rows: Row[] = [
    { ...wide('办理结果', ''), minimumLines: 5 },
    { cells: [label('承办人'), cell(''), label('反馈日期'), cell('　　年　　月　　日')], minimumLines: 2 },
  ]
  return { kind: 'table', widths, header: null, rows }
}

function wide(name: string, text: string): Row {
  const value: Cell = cell(text, { columns: 3 })
  return { cells: [label(name), value] }
}

/** The first distinct values, and how many there are in all when some are left out. */
function listed(values: readonly string[], unit: string): string {
  const distinct = [...new Set(values.filter((value) => value.trim()))]
  const named = distinct.slice(0, NAMED).join('、')
  return distinct.length > NAMED ? `${named}等${distinct.length}${unit}，详见附件1` : named
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= FACTS_LENGTH ? text : `${characters.slice(0, FACTS_LENGTH - 6).join('')}……详见附件1`
}
