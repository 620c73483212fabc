import type { Block, PacketDocument, Section } from './blocks.ts'
import { letterHead } from './letter-head.ts'
import {
  BODY_SIZE,
  CHARACTER_PITCH,
  LINE_PITCH,
  millimetres,
  PAGE_NUMBER_SIZE,
  type Page,
  type PlacedText,
  TABLE_SIZE,
  TITLE_SIZE,
  TYPE_BOTTOM,
  TYPE_LEFT,
  TYPE_RIGHT,
  TYPE_TOP,
  TYPE_WIDTH,
} from './page.ts'
import { type LineStyle, PageFlow, placeLine, type SetLine } from './page-flow.ts'
import { setCentred, setFlushRight, setParagraph } from './paragraph-layout.ts'
import { flowTable, leastTableHeight } from './table-layout.ts'
import { textEm } from './text-measure.ts'
import { breakTitle } from './title-breaking.ts'

const body: LineStyle = { role: 'fangsong', size: BODY_SIZE, pitch: CHARACTER_PITCH, height: LINE_PITCH }
const heading: LineStyle = { ...body, role: 'heiti' }
const subheading: LineStyle = { ...body, role: 'kaiti' }
const title: LineStyle = { role: 'xiaobiaosong', size: TITLE_SIZE, pitch: TITLE_SIZE, height: LINE_PITCH }
const caption: LineStyle = { role: 'heiti', size: 14, pitch: 14, height: 26 }
const note: LineStyle = { role: 'fangsong', size: TABLE_SIZE, pitch: TABLE_SIZE, height: 20 }
const divider: LineStyle = { role: 'fangsong', size: 14, pitch: 14, height: LINE_PITCH }
const pageNumber: LineStyle = { role: 'songti', size: PAGE_NUMBER_SIZE, pitch: PAGE_NUMBER_SIZE, height: PAGE_NUMBER_SIZE }

/** Room for a seal between text and signature: its upper edge lies within one line of the text (GB/T 9704-2012, 7.3.5.1). */
const SEAL_LINES = 2
/** The date ends four characters from the right edge under a seal. */
const DATE_FROM_RIGHT = 4

/**
 * Pages of a document: every line, rule and number at its place, from the text alone. The same document gives the same pages
 * on every machine, whatever fonts it has. A letter's first page carries no number; annexes are numbered on.
 */
export function layoutDocument(document: PacketDocument): Page[] {
  const flow = new PageFlow()
  for (const section of document.sections) {
    flow.turn()
    openSection(flow, section)
    section.blocks.forEach((block, at) => {
      flowBlock(flow, block, section.blocks[at + 1])
    })
  }
  const isLetter = document.sections[0]?.kind === 'letter'
  for (const page of flow.pages) if (page.number > 1 || !isLetter) page.items.push(placePageNumber(page.number))
  return flow.pages
}

function openSection(flow: PageFlow, section: Section): void {
  if (section.kind === 'letter') {
    const head = letterHead(section.mark, section.number)
    flow.page.items.push(...head.items)
    flow.y = TYPE_TOP + (Math.round((head.bottom - TYPE_TOP) / LINE_PITCH) + 2) * LINE_PITCH
  }
  if (section.kind === 'annex') {
    flow.flow(setParagraph([{ text: section.label }], heading, TYPE_LEFT, TYPE_WIDTH))
    flow.y += LINE_PITCH
    flowTitle(flow, section.title)
    flow.skip(LINE_PITCH / 2)
  }
}

function flowBlock(flow: PageFlow, block: Block, next: Block | undefined): void {
  switch (block.kind) {
    case 'title':
      flowTitle(flow, block.text)
      break
    case 'number':
      flow.flow([setFlushRight(block.text, body, TYPE_RIGHT)])
      break
    case 'receiver':
      flow.flow(setParagraph(block.spans, body, TYPE_LEFT, TYPE_WIDTH))
      break
    case 'body':
      flow.flow(setParagraph(block.spans, body, TYPE_LEFT, TYPE_WIDTH, { indent: 2 }))
      break
    case 'heading':
    case 'subheading':
      flow.need(2 * LINE_PITCH)
      flow.flow(setParagraph(block.spans, block.kind === 'heading' ? heading : subheading, TYPE_LEFT, TYPE_WIDTH, { indent: 2 }))
      break
    case 'caption':
      flow.skip(10)
      flow.need(caption.height + (next?.kind === 'table' ? leastTableHeight(next) : note.height))
      flow.flow(setParagraph(block.spans, caption, TYPE_LEFT, TYPE_WIDTH))
      break
    case 'note':
      flow.flow(setParagraph(block.spans, note, TYPE_LEFT, TYPE_WIDTH, { indent: 2 }))
      break
    case 'gap':
      flow.skip(block.lines * LINE_PITCH)
      break
    case 'enclosures':
      flowEnclosures(flow, block.names)
      break
    case 'signature':
      flowSignature(flow, block.office, block.date)
      break
    case 'divider':
      flow.flow([setCentred(block.text, divider, TYPE_LEFT, TYPE_WIDTH)])
      break
    case 'table':
      flowTable(flow, block)
      break
  }
}

function flowTitle(flow: PageFlow, text: string): void {
  const lines = breakTitle(text, TYPE_WIDTH / TITLE_SIZE)
  flow.flow(lines.map((line) => setCentred(line, title, TYPE_LEFT, TYPE_WIDTH)))
}

/** 附件说明: one line below the text, indented by two, names hanging under the first one's beginning. */
function flowEnclosures(flow: PageFlow, names: readonly string[]): void {
  flow.skip(LINE_PITCH)
  names.forEach((name, at) => {
    const number = names.length > 1 ? `${at + 1}. ` : ''
    const lead = at === 0 ? '附件：' : ''
    const indent = at === 0 ? 2 : 5
    const hanging = 5 + textEm(number)
    flow.flow(setParagraph([{ text: lead + number + name }], body, TYPE_LEFT, TYPE_WIDTH, { indent, hanging }))
  })
}

/**
 * Office centred over the date, the date four characters from the right edge, nothing where the seal goes. A signature that
 * does not fit takes the last two lines of text along: it never stands on a page without text.
 */
function flowSignature(flow: PageFlow, office: string, date: string): void {
  const height = (SEAL_LINES + 2) * LINE_PITCH
  if (!flow.fits(height)) {
    const carried = takeLastLines(flow.page, 2)
    flow.turn()
    flow.flow(carried)
  }
  flow.y += SEAL_LINES * LINE_PITCH
  const dateLine = setFlushRight(date, body, TYPE_RIGHT - DATE_FROM_RIGHT * CHARACTER_PITCH)
  const middle = dateLine.x + (textEm(date) * CHARACTER_PITCH) / 2
  const officeWidth = textEm(office) * CHARACTER_PITCH
  const officeX = Math.min(middle - officeWidth / 2, TYPE_RIGHT - officeWidth)
  flow.flow([{ ...setCentred(office, body, TYPE_LEFT, TYPE_WIDTH), x: Math.max(TYPE_LEFT, officeX) }, dateLine])
}

/** Takes the lowest lines of text off a page. */
function takeLastLines(page: Page, count: number): SetLine[] {
  const isInFlow = (item: Page['items'][number]) => item.kind === 'text' && item.colour === 'black'
  const taken = page.items.filter(isInFlow).slice(-count) as PlacedText[]
  page.items = page.items.filter((item) => !taken.includes(item as PlacedText))
  return taken.map(({ x, spans, stretch, ...style }) => ({ x, spans, stretch, style }))
}

/** — 2 — in 4号宋体, 7 mm below the type area, odd pages right, even ones left, one character from the edge. */
function placePageNumber(number: number): PlacedText {
  const text = `— ${number} —`
  const isOdd = number % 2 === 1
  const line = isOdd
    ? setFlushRight(text, pageNumber, TYPE_RIGHT - PAGE_NUMBER_SIZE)
    : { ...setFlushRight(text, pageNumber, TYPE_RIGHT), x: TYPE_LEFT + PAGE_NUMBER_SIZE }
  return placeLine(line, TYPE_BOTTOM + millimetres(7))
}
