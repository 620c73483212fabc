import type { CardRule, CardValue, EvidenceCard, NearMiss } from '../linkage/card.ts'
import type { Block, Row, TableBlock } from './blocks.ts'
import { compareWords, conclusionOf, figuresOf, pointOf, pointWords, reasonOf, resultOf, verdictWords } from './card-words.ts'
import { cell, fieldTable, label } from './cells.ts'
import type { CardSheet } from './document.ts'
import { TYPE_WIDTH } from './page.ts'

const HASH_SHOWN = 16

/** 证据卡 on the evidence sheet: what was compared and with what result, or what the absence of a record rests on; then by which rule. */
export function cardBlocks({ against, card }: CardSheet, place: number): Block[] {
  const blocks: Block[] = [caption(`证据卡${place}　${conclusionOf(against, card)}`)]
  if (card.right) blocks.push(pairTable(card))
  if (card.absence) {
    const { absence } = card
    blocks.push({
      kind: 'table',
      widths: [96, 48, TYPE_WIDTH - 144],
      header: ['缺位证明', '结论', '说明'].map((text) => label(text)),
      rows: absence.points.map((point) => ({
        cells: [
          label(pointWords[point.what]),
          cell(verdictWords[point.verdict], { align: 'center' }),
          cell(pointOf(point, absence)),
        ],
      })),
    })
    if (absence.nearest) blocks.push(caption('最接近的记录'), nearTable(absence.nearest))
  }
  return [...blocks, fieldTable(groundsOf(card))]
}

function caption(text: string): Block {
  return { kind: 'caption', spans: [{ text }] }
}

function comparedTable(header: readonly string[], rows: Row[]): TableBlock {
  return {
    kind: 'table',
    widths: [0.16, 0.3, 0.3, 0.24].map((share) => share * TYPE_WIDTH),
    header: header.map((text) => label(text)),
    rows,
  }
}

/** What was compared of both records, line by line; where there is none, what the absence rests on and the nearest record. */
export function comparedLines(card: EvidenceCard): ComparedLine[] {
  const { absence } = card
  if (!absence) return pairLines(card)
  const points = absence.points.map((point) => {
    return { name: pointWords[point.what], left: pointOf(point, absence), right: '', result: verdictWords[point.verdict] }
  })
  return [...points, ...(absence.nearest?.rules ?? []).map(ruleLine)]
}

/** One comparison in words. */
interface ComparedLine {
  name: string
  left: string
  right: string
  result: string
}

function pairLines({ rules, window, intervals }: EvidenceCard): ComparedLine[] {
  const lines = rules.map(ruleLine)
  if (window) lines.push(lineOf('时间', [window.left], [window.right], daysBetween(window.days)))
  if (intervals) lines.push(lineOf('时段', intervals.left, intervals.right, `重叠${intervals.days}日`))
  return lines
}

function pairTable(card: EvidenceCard): TableBlock {
  return comparedTable(['比对项目', '本件', '对方记录', '结果'], pairLines(card).map(rowOf))
}

/** Days from the left date to the right one. */
function daysBetween(days: number): string {
  if (days === 0) return '同日'
  return days > 0 ? `对方晚${days}日` : `对方早${-days}日`
}

function nearTable({ rules, record, why }: NearMiss): TableBlock {
  const rows = rules.map(ruleLine).map(rowOf)
  rows.push({ cells: [label('不认定的理由'), cell(reasonOf({ rules, record, why }), { columns: 3 })] })
  return comparedTable(['比对项目', '本件', `第${record.row}行`, '结果'], rows)
}

function ruleLine(rule: CardRule): ComparedLine {
  return lineOf(compareWords[rule.compare], [rule.left], [rule.right], resultOf(rule))
}

function lineOf(name: string, left: readonly CardValue[], right: readonly CardValue[], result: string): ComparedLine {
  return { name, left: valuesOf(left), right: valuesOf(right), result }
}

function rowOf({ name, left, right, result }: ComparedLine): Row {
  return { cells: [label(name), cell(left), cell(right), cell(result)] }
}

function valuesOf(values: readonly CardValue[]): string {
  return values.map(({ column, value }) => `${column}：${value.trim() || '（空）'}`).join('\n')
}

function groundsOf({ rule, left, right, absence, decision, ...figures }: EvidenceCard) {
  const variants = absence?.variants.map(({ column, values }) => `${column}：${values.join('、') || '（无）'}`).join('\n')
  return [
    ...(variants ? [{ label: '查找的写法', value: variants }] : []),
    ...(right ? [{ label: '认定依据', value: figuresOf({ rule, left, right, ...figures }) }] : []),
    ...(decision ? [{ label: '人工研判', value: '认定为同一' }] : []),
    { label: '本件位置', value: placeOf(left) },
    ...(right ? [{ label: '对方位置', value: placeOf(right) }] : []),
    ...(absence?.nearest ? [{ label: '最近记录', value: placeOf(absence.nearest.record) }] : []),
    { label: '规则版本', value: `${rule.title}（${rule.model}/${rule.step}，${rule.hash.slice(0, HASH_SHOWN)}）` },
  ].filter(({ value }) => value !== '')
}

function placeOf({ file, sheet, row, sha256 }: EvidenceCard['left']): string {
  return `${file}${sheet ? `（${sheet}）` : ''}第${row}行，SHA-256 ${sha256.slice(0, HASH_SHOWN)}`
}
