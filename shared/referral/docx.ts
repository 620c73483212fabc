import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  VerticalAlignTable,
} from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Block, Cell, FontRole, PacketDocument, Row, Section, Span, TableBlock } from './blocks.ts'
import { composeDocument } from './compose.ts'
import type { PacketContent } from './document.ts'
import { fontNeeds } from './fonts.ts'
import {
  BODY_SIZE,
  CHARACTER_PITCH,
  DENSE_TABLE_SIZE,
  LINE_PITCH,
  millimetres,
  PAGE_NUMBER_SIZE,
  TABLE_SIZE,
  TITLE_SIZE,
  TYPE_WIDTH,
} from './page.ts'
import { printable, textEm } from './text-measure.ts'
import { breakTitle } from './title-breaking.ts'

const RED = 'E60012'
/** Largest size of the red mark, as in the printed letter. */
const LARGEST_MARK = 46
/** 22 lines of whole twips that do not exceed the type area. */
const line = exactly(Math.floor(LINE_PITCH * 20) / 20)
/**
 * Between body characters, in twips: 28 × (16 − 0.25) pt fit 156 mm, 28 × (16 − 0.2) pt do not. A document grid would do the same in Word
 * but spaces out text and tables in LibreOffice.
 */
const BODY_SPACING = -5
const zipDate = new Date(1980, 0, 1)

/**
 * The packet as an editable DOCX with the same content as the PDF: A4, the margins and the 22 lines of 28 characters
 * of GB/T 9704-2012, page numbers outside from the second page on. The word processor breaks lines and pages by its own rules. The same
 * content gives the same bytes: file dates are the letter's.
 */
export async function renderDocx(content: PacketContent): Promise<Uint8Array<ArrayBuffer>> {
  const composed = composeDocument(content)
  const document = new Document({
    title: printable(composed.title),
    creator: content.office.name,
    lastModifiedBy: content.office.name,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: font('fangsong'), size: halfPoints(BODY_SIZE), language: { eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: {
          titlePage: content.template === 'letter',
          page: {
            size: { width: twips(millimetres(210)), height: twips(millimetres(297)) },
            margin: {
              top: twips(millimetres(37)),
              right: twips(millimetres(26)),
              bottom: twips(millimetres(35)),
              left: twips(millimetres(28)),
              footer: twips(millimetres(24)),
            },
          },
        },
        footers: {
          default: footer(AlignmentType.RIGHT),
          even: footer(AlignmentType.LEFT),
          first: new Footer({ children: [new Paragraph({})] }),
        },
        children: composed.sections.flatMap(sectionChildren),
      },
    ],
  })
  return datedAs(composed, await Packer.pack(document, 'uint8array'))
}

/** Packs the files again with the letter's date instead of the clock's. */
function datedAs({ date }: PacketDocument, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const files = unzipSync(bytes)
  const core = files['docProps/core.xml']!
  const text = new TextDecoder('utf-8').decode(core)
  files['docProps/core.xml'] = strToU8(text.replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${date.slice(0, 10)}T00:00:00Z`))
  return zipSync(files, { mtime: zipDate }).slice()
}

function sectionChildren(section: Section, at: number): FileChild[] {
  const children = section.blocks.flatMap(blockChildren)
  if (section.kind === 'letter') return [...letterHead(section.mark, section.number), ...children]
  const breaks = at > 0
  if (section.kind === 'form') return [...(breaks ? [pageBreak()] : []), ...children]
  const label = new Paragraph({ pageBreakBefore: breaks, spacing: line, children: [run(section.label, 'heiti')] })
  return [label, empty(), ...titleParagraphs(section.title), ...children]
}

function letterHead(mark: string, number: string): Paragraph[] {
  const size = Math.min(LARGEST_MARK, Math.floor(TYPE_WIDTH / Math.max(1, textEm(mark))))
  const border = { style: BorderStyle.THICK_THIN_SMALL_GAP, color: RED, size: 24, space: 8 }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: border },
      children: [new TextRun({ text: printable(mark), font: font('xiaobiaosong'), size: halfPoints(size), color: RED })],
    }),
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: line, children: [run(number, 'fangsong')] }),
    empty(),
    empty(),
  ]
}

function blockChildren(block: Block): FileChild[] {
  switch (block.kind) {
    case 'title':
      return titleParagraphs(block.text)
    case 'number':
      return [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: line, children: [run(block.text, 'fangsong')] })]
    case 'receiver':
      return [new Paragraph({ spacing: line, children: runs(block.spans, 'fangsong') })]
    case 'body':
      return [indented(block.spans, 'fangsong')]
    case 'heading':
      return [indented(block.spans, 'heiti')]
    case 'subheading':
      return [indented(block.spans, 'kaiti')]
    case 'caption':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 120, after: 60, ...exactly(22) },
          children: runs(block.spans, 'heiti', 14),
        }),
      ]
    case 'note':
      return [
        new Paragraph({
          spacing: exactly(20),
          indent: { firstLine: twips(2 * TABLE_SIZE) },
          children: runs(block.spans, 'fangsong', TABLE_SIZE),
        }),
      ]
    case 'gap':
      return Array.from({ length: block.lines }, empty)
    case 'enclosures':
      return [empty(), ...enclosures(block.names)]
    case 'signature':
      return signature(block.office, block.date)
    case 'divider':
      return [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(block.text, 'fangsong', 14)] })]
    case 'table':
      return [table(block)]
  }
}

function titleParagraphs(text: string): Paragraph[] {
  return breakTitle(printable(text), TYPE_WIDTH / TITLE_SIZE).map(
    (part) =>
      new Paragraph({ alignment: AlignmentType.CENTER, spacing: line, children: [run(part, 'xiaobiaosong', TITLE_SIZE)] }),
  )
}

function enclosures(names: readonly string[]): Paragraph[] {
  return names.map((name, at) => {
    const number = names.length > 1 ? `${at + 1}. ` : ''
    const lead = at === 0 ? '附件：' : ''
    const hanging = textEm(lead + number)
    const left = 5 + textEm(number)
    return new Paragraph({
      spacing: line,
      indent: { left: twips(left * CHARACTER_PITCH), hanging: twips(hanging * CHARACTER_PITCH) },
      children: [run(lead + number + name, 'fangsong')],
    })
  })
}

function signature(office: string, date: string): Paragraph[] {
  const fromRight = Math.max(0, 4 + (textEm(date) - textEm(office)) / 2)
  const flushRight = (text: string, em: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepLines: true,
      spacing: line,
      indent: { right: twips(em * CHARACTER_PITCH) },
      children: [run(text, 'fangsong')],
    })
  return [empty(), empty(), flushRight(office, fromRight), flushRight(date, 4)]
}

function table({ widths, header, rows, isDense }: TableBlock): Table {
  const size = isDense ? DENSE_TABLE_SIZE : TABLE_SIZE
  const all: { row: Row; isHeader: boolean }[] = [
    ...(header ? [{ row: { cells: header }, isHeader: true }] : []),
    ...rows.map((row) => ({ row, isHeader: false })),
  ]
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(TYPE_WIDTH), type: 'dxa' },
    columnWidths: widths.map(twips),
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    rows: all.map(
      ({ row, isHeader }) =>
        new TableRow({
          tableHeader: isHeader,
          cantSplit: isDense === true,
          ...(row.minimumLines ? { height: { value: twips(row.minimumLines * 18), rule: HeightRule.ATLEAST } } : {}),
          children: row.cells.map((cell) => tableCell(cell, size)),
        }),
    ),
  })
}

function tableCell(cell: Cell, size: number): TableCell {
  return new TableCell({
    columnSpan: cell.columns ?? 1,
    verticalAlign: VerticalAlignTable.CENTER,
    children: cell.paragraphs.map(
      (spans) =>
        new Paragraph({
          spacing: exactly(size * 1.5),
          alignment: cell.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: runs(spans, cell.isLabel ? 'heiti' : 'fangsong', size),
        }),
    ),
  })
}

/** — 2 — in 4号宋体, one character from the outer edge. */
function footer(alignment: 'left' | 'right'): Footer {
  const indent = alignment === 'left' ? { left: twips(PAGE_NUMBER_SIZE) } : { right: twips(PAGE_NUMBER_SIZE) }
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: font('songti'),
    size: halfPoints(PAGE_NUMBER_SIZE),
  })
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [number] })] })
}

function indented(spans: readonly Span[], role: FontRole): Paragraph {
  return new Paragraph({ spacing: line, indent: { firstLine: twips(2 * CHARACTER_PITCH) }, children: runs(spans, role) })
}

function runs(spans: readonly Span[], role: FontRole, size = BODY_SIZE): TextRun[] {
  return spans.map((span) => run(span.text, role, size, span.isHit))
}

function run(text: string, role: FontRole, size = BODY_SIZE, isHit = false): TextRun {
  const hit = isHit
    ? { bold: true, underline: { type: UnderlineType.SINGLE }, shading: { type: 'clear' as const, fill: 'D9D9D9' } }
    : {}
  const spacing = size === BODY_SIZE ? { characterSpacing: BODY_SPACING } : {}
  return new TextRun({ text: printable(text), font: font(role), size: halfPoints(size), ...spacing, ...hit })
}

function font(role: FontRole): { ascii: string; hAnsi: string; eastAsia: string } {
  const family = fontNeeds.find((need) => need.role === role)!.families[0]!
  return { ascii: family, hAnsi: family, eastAsia: family }
}

function empty(): Paragraph {
  return new Paragraph({ spacing: line })
}

function pageBreak(): Paragraph {
  return new Paragraph({ pageBreakBefore: true, spacing: exactly(1) })
}

function exactly(points: number): { line: number; lineRule: 'exact' } {
  return { line: twips(points), lineRule: LineRuleType.EXACT }
}

function twips(points: number): number {
  return Math.round(points * 20)
}

function halfPoints(points: number): number {
  return Math.round(points * 2)
}
