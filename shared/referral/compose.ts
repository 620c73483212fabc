import type { Block, PacketDocument, Section } from './blocks.ts'
import { composeClueList, composeEvidence, composeOrigin } from './compose-annexes.ts'
import { composeTransfer } from './compose-transfer.ts'
import type { PacketContent } from './document.ts'
import { chineseSerial, draftDocumentNumber, officialDate } from './numbering.ts'

/**
 * The document of a packet: letter (函) or internal transfer form (移送表) with its receipt, then the annexes: clue list, one evidence
 * sheet a clue, and where it all comes from. PDF, HTML and DOCX are made from it.
 */
export function composeDocument(content: PacketContent): PacketDocument {
  const number = content.number || draftDocumentNumber(content.office.numberPrefix, content.date)
  const first = content.template === 'letter' ? [composeLetter(content, number)] : composeTransfer(content, number)
  return {
    title: content.title,
    date: content.date,
    sections: [...first, composeClueList(content), ...composeEvidence(content), composeOrigin(content)],
  }
}

/** Names of the annexes in their order; the evidence sheets together are the second one. */
export function enclosureNames({ clues, attachments }: PacketContent): string[] {
  return [`线索清单（${clues.length}件）`, `线索证据页（${clues.length}件）`, '数据来源与筛查过程', ...attachments]
}

function composeLetter(content: PacketContent, number: string): Section {
  const { office, title, receiver, suggestion, legalBasis, replyDeadline, contact, date } = content
  const parts: [string, string[]][] = [
    ['线索来源', paragraphsOf(content.opening || openingOf(content))],
    ['线索概况', overviewOf(content)],
    ['处理建议', [...paragraphsOf(suggestion), ...(legalBasis ? paragraphsOf(`法律依据：${legalBasis}`) : [])]],
    ['回复期限和方式', paragraphsOf(replyDeadline)],
  ]
  const blocks: Block[] = [
    { kind: 'title', text: title },
    { kind: 'gap', lines: 1 },
  ]
  if (receiver) blocks.push({ kind: 'receiver', spans: [{ text: `${receiver.replace(/[：:]$/, '')}：` }] })
  let level = 0
  for (const [heading, paragraphs] of parts) {
    if (paragraphs.length === 0) continue
    level++
    blocks.push({ kind: 'heading', spans: [{ text: `${chineseSerial(level)}、${heading}` }] }, ...paragraphs.map(bodyOf))
  }
  blocks.push(bodyOf('特此函告。'), { kind: 'enclosures', names: enclosureNames(content) })
  blocks.push({ kind: 'signature', office: office.name, date: officialDate(date) })
  if (contact) blocks.push(bodyOf(`（联系人：${contact}）`))
  return { kind: 'letter', mark: office.redHead, number, blocks }
}

function openingOf({ source, clues }: PacketContent): string {
  const rowsOf = new Map<string, number>()
  for (const { name, rows } of source.datasets) rowsOf.set(name, (rowsOf.get(name) ?? 0) + rows)
  const files = [...rowsOf].map(([name, rows]) => `${name}${rows}条`).join('、')
  const period = source.period ? `（${source.period}）` : ''
  const compared = clues.some(({ matches, cards }) => matches.length + cards.length > 0) ? '筛查比对' : '筛查'
  return (
    `我院在履行法律监督职责中，运用“${source.model.title}”法律监督模型，对${files}${period}进行${compared}，` +
    `发现线索${clues.length}件，现依法移送。`
  )
}

function overviewOf({ clues, source }: PacketContent): string[] {
  const streets = new Map<string, number>()
  for (const { street } of clues) if (street) streets.set(street, (streets.get(street) ?? 0) + 1)
  const ranked = [...streets].sort((left, right) => right[1] - left[1]).slice(0, 6)
  const spread = ranked.map(([street, count]) => `${street}${count}件`).join('、')
  const steps = source.funnel.map((step) => `“${step.name}”由${step.in}条筛至${step.out}条`).join('，')
  return [
    ...(spread ? [`上述线索涉及${spread}${streets.size > ranked.length ? '等' : ''}。`] : []),
    ...(steps ? [`筛查过程：${steps}。`] : []),
    '逐件情况见附件1，工单原文、命中内容和比对记录见附件2，数据来源见附件3。',
  ]
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function bodyOf(text: string): Block {
  return { kind: 'body', spans: [{ text }] }
}
