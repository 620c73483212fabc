import { normalizeDate } from '../values/value.ts'
import type { Block, Cell, Section, TableBlock } from './blocks.ts'
import { cell, fieldTable, label, paragraphs } from './cells.ts'
import { cardBlocks } from './compose-card.ts'
import type { ClueSheet, PacketContent } from './document.ts'
import { DENSE_TABLE_SIZE, TYPE_WIDTH } from './page.ts'
import { textEm } from './text-measure.ts'

/** Blanks to the left and right of a cell's text. */
const PADDING = 9
const redactionNotes = {
  full: '本件含个人信息，未作脱敏处理，请妥善保管，仅用于办理本次移送事项。',
  masked: '本件个人信息已作脱敏处理。',
  noComplainant: '本件已删除诉求人信息，其余个人信息已作脱敏处理。',
}
/** 附件1, the clue list; its ticket numbers stand on one line where a third of the width is enough. */
export function composeClueList({ clues, redaction }: PacketContent): Section {
  const numberEm = Math.max(4, ...clues.map((clue) => textEm(clue.ticketNo)))
  const ticketWidth = Math.min(TYPE_WIDTH / 3, numberEm * DENSE_TABLE_SIZE + PADDING)
  const dateWidth = 5 * DENSE_TABLE_SIZE + PADDING
  const serialWidth = 2 * DENSE_TABLE_SIZE + PADDING
  const rest = TYPE_WIDTH - serialWidth - ticketWidth - dateWidth
  const table: TableBlock = {
    kind: 'table',
    isDense: true,
    widths: [serialWidth, ticketWidth, dateWidth, rest * 0.29, rest * 0.37, rest * 0.34],
    header: ['序号', '工单编号', '受理时间', '街道、地点', '事项摘要', '比对来源'].map((text) => label(text)),
    rows: clues.map((clue) => ({
      cells: [
        cell(String(clue.serial), { align: 'center' }),
        cell(clue.ticketNo, { align: 'center' }),
        cell(normalizeDate(clue.receivedAt) ?? clue.receivedAt.slice(0, 10), { align: 'center' }),
        cell([clue.street, clue.place].filter(Boolean).join('\n')),
        cell(clue.summary),
        comparedCell(clue),
      ],
    })),
  }
  const note: Block = { kind: 'note', spans: [{ text: `共${clues.length}件。${redactionNotes[redaction]}` }] }
  return { kind: 'annex', label: '附件1', title: '线索清单', blocks: [note, table] }
}

/** The records that a clue collided with, and the lists that have none. */
function comparedCell(clue: ClueSheet): Cell {
  const found = clue.matches.map(({ sourceName, row }) => `${sourceName}第${row}条`)
  const absent = clue.cards.flatMap(({ against, card }) => (card.right ? [] : [`${against}无记录`]))
  const texts = [...found, ...absent]
  return texts.length > 0 ? cell(texts.join('\n')) : cell('—', { align: 'center' })
}

/** 附件2, one sheet a clue on pages of its own. */
export function composeEvidence({ clues }: PacketContent): Section[] {
  return clues.map((clue, at) => ({
    kind: 'annex',
    label: `附件2-${at + 1}`,
    title: `线索${clue.serial}证据页`,
    blocks: evidenceBlocks(clue),
  }))
}

function evidenceBlocks(clue: ClueSheet): Block[] {
  const fields = [
    { label: '工单编号', value: clue.ticketNo },
    { label: '线索名称', value: clue.title },
    { label: '涉及单位', value: clue.subject },
    ...clue.fields,
  ].filter((field, at, all) => field.value && all.findIndex((other) => other.label === field.label) === at)
  const blocks: Block[] = [caption('工单信息'), fieldTable(fields)]
  for (const { label: name, value, hits } of clue.text) {
    if (!value.trim()) continue
    const rows = [{ cells: [{ paragraphs: paragraphs(value, hits) }] }]
    blocks.push(caption(hits.length > 0 ? `${name}（加粗、划线并加底纹处为命中内容）` : name), {
      kind: 'table',
      widths: [TYPE_WIDTH],
      header: null,
      rows,
    })
  }
  for (const { sourceName, fields: others } of clue.matches) blocks.push(caption(`比对记录：${sourceName}`), fieldTable(others))
  for (const [at, card] of clue.cards.entries()) blocks.push(...cardBlocks(card, at + 1))
  return [...blocks, caption('数据出处'), originTable(clue)]
}

/** Where the ticket, the records that it was compared with and the nearest ones of absences stand. */
function originTable({ origin, matches, cards }: ClueSheet): TableBlock {
  const nearest = cards.flatMap(({ card }) => card.absence?.nearest?.record ?? [])
  const records = cards.flatMap(({ card }) => [card.left, ...(card.right ? [card.right] : []), ...nearest])
  const sheetOf = ({ file, row }: { file: string; row: number }) => {
    return records.find((record) => record.file === file && record.row === row)?.sheet
  }
  const rows = [
    { ...origin, name: '工单' },
    ...matches.map((match) => ({ ...match, name: '比对记录' })),
    ...nearest.map((record) => ({ ...record, name: '最近记录' })),
  ].map((place) => ({ ...place, sheet: sheetOf(place) }))
  return {
    kind: 'table',
    isDense: true,
    widths: [64, TYPE_WIDTH - 64 - 52 - 128, 52, 128],
    header: ['', '文件', '数据行', 'SHA-256（前16位）'].map((text) => label(text)),
    rows: rows.map(({ name, file, sheet, row, sha256 }) => ({
      cells: [
        label(name),
        cell(sheet ? `${file}（工作表：${sheet}）` : file),
        cell(String(row), { align: 'center' }),
        cell(sha256.slice(0, 16), { align: 'center' }),
      ],
    })),
  }
}

/** 附件3: files with their full SHA-256, the model with its identity, and how many rows each step kept. */
export function composeOrigin({ source }: PacketContent): Section {
  const files: TableBlock = {
    kind: 'table',
    widths: [96, 150, 54, TYPE_WIDTH - 300],
    header: ['数据集', '文件', '行数', 'SHA-256'].map((text) => label(text)),
    rows: source.datasets.map(({ name, file, rows, sha256 }) => ({
      cells: [cell(name), cell(file), cell(String(rows), { align: 'center' }), cell(sha256)],
    })),
  }
  const model = fieldTable([
    { label: '模型名称', value: source.model.title },
    ...(source.model.id ? [{ label: '模型标识', value: source.model.id }] : []),
    { label: '模型哈希', value: source.model.hash },
    { label: '数据期间', value: source.period },
  ])
  const funnel: TableBlock = {
    kind: 'table',
    widths: [48, TYPE_WIDTH - 48 - 180, 90, 90],
    header: ['序号', '步骤', '进入条数', '保留条数'].map((text) => label(text)),
    rows: source.funnel.map((step, at) => ({
      cells: [
        cell(String(at + 1), { align: 'center' }),
        cell(step.name),
        cell(String(step.in), { align: 'center' }),
        cell(String(step.out), { align: 'center' }),
      ],
    })),
  }
  const note: Block = {
    kind: 'note',
    spans: [{ text: '注：数据行从1起计，不含表头。对文件重新计算SHA-256，与上表一致的，即为本次筛查所用文件。' }],
  }
  const blocks = [caption('数据文件'), files, caption('筛查模型'), model, caption('筛查过程'), funnel, note]
  return { kind: 'annex', label: '附件3', title: '数据来源与筛查过程', blocks }
}

function caption(text: string): Block {
  return { kind: 'caption', spans: [{ text }] }
}
