import type { CardRule, CardValue, EvidenceCard } from '../linkage/card.ts'
import { isDraftId } from '../model/titles.ts'
import type { Block, Row, TableBlock } from './blocks.ts'
import {
  compareWords,
  conclusionOf,
  decisionWords,
  figuresOf,
  pointOf,
  pointWords,
  resultOf,
  verdictWords,
} from './card-words.ts'
import { cell, label } from './cells.ts'
import type { CardSheet } from './document.ts'
import { TYPE_WIDTH } from './page.ts'

const HASH_SHOWN = 16
/** Share of the first column in the width. */
const FIRST = 0.17

/** 证据卡 on the evidence sheet: what was compared and with what result, or what the absence of a record rests on; then by which rule. */
export function cardBlocks({ against, card }: CardSheet, place: number): Block[] {
  const blocks: Block[] = [caption(`证据卡${place}　${conclusionOf(against, card)}`)]
  if (card.right) blocks.push(comparedTable([...pairLines(card).map(rowOf), ...groundsOf(card, 3)]))
  if (!card.absence) return blocks
  const { absence } = card
  const points = absence.points.map((point) => ({
    cells: [label(pointWords[point.what]), cell(pointOf(point, absence)), cell(verdictWords[point.verdict], { align: 'center' })],
  }))
  blocks.push({
    kind: 'table',
    isDense: true,
    widths: [FIRST, 0.72, 0.28 - FIRST].map((share) => share * TYPE_WIDTH),
    header: ['缺位证明', '说明', '结论'].map((text) => label(text)),
    rows: [...points, ...groundsOf(card, 2)],
  })
  if (absence.nearest) {
    const { dataset, row } = absence.nearest.record
    const rows = absence.nearest.rules.map(ruleLine).map(rowOf)
    blocks.push(caption(`最接近的记录：${dataset}第${row}行`), comparedTable(rows))
  }
  return blocks
}

function caption(text: string): Block {
  return { kind: 'caption', spans: [{ text }] }
}

function comparedTable(rows: Row[]): TableBlock {
  return {
    kind: 'table',
    isDense: true,
    widths: [FIRST, 0.29, 0.29, 0.42 - FIRST].map((share) => share * TYPE_WIDTH),
    header: ['比对项目', '本件', '对方记录', '结果'].map((text) => label(text)),
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
  if (intervals)
    lines.push(lineOf('时段', intervals.left, intervals.right, intervals.days > 0 ? `重叠${intervals.days}日` : '均未写明截止日'))
  return lines
}

/** Days from the left date to the right one. */
function daysBetween(days: number): string {
  if (days === 0) return '同日'
  return days > 0 ? `对方晚${days}日` : `对方早${-days}日`
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

/** What stands under a card's lines, over `columns` columns. */
function groundsOf(card: EvidenceCard, columns: number): Row[] {
  const { rule, right, absence, decision } = card
  const variants = absence?.variants.map(({ column, values }) => `${column}：${values.join('、') || '（无）'}`).join('\n')
  const grounds = [
    { label: '查找的写法', value: variants ?? '' },
    { label: '认定依据', value: right ? figuresOf(card) : '' },
    { label: '人工研判', value: decision ? decisionWords[decision.verdict] : '' },
    { label: '规则版本', value: versionOf(rule) },
  ]
  return grounds.flatMap(({ label: name, value }) => (value ? [{ cells: [label(name), cell(value, { columns })] }] : []))
}

/** The step by its title, where it has one, with what names it for good. */
function versionOf({ title, step, model, hash }: EvidenceCard['rule']): string {
  const version = isDraftId(model) ? `版本${hash.slice(0, HASH_SHOWN)}` : `${model}/${step}，${hash.slice(0, HASH_SHOWN)}`
  return title === step ? version : `${title}（${version}）`
}
