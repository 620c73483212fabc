/** 小标宋, 仿宋, 楷体, 黑体, 宋体: the faces of GB/T 9704-2012. */
export type FontRole = 'xiaobiaosong' | 'fangsong' | 'kaiti' | 'heiti' | 'songti'

/** A stretch of text in one manner; `isHit` is highlighted. */
export interface Span {
  text: string
  isHit?: boolean
}

/**
 * A cell: one entry a paragraph. `columns` is how many columns it spans (1 where not given), `isLabel` sets it in 黑体,
 * `align` is left where not given.
 */
export interface Cell {
  paragraphs: Span[][]
  columns?: number
  isLabel?: boolean
  align?: 'left' | 'center'
}

/** `minimumLines` leaves room for handwriting. */
export interface Row {
  cells: Cell[]
  minimumLines?: number
}

/** Column widths are in points and add up to the type area's width. The header is repeated on each page. `isDense`: 五号 type. */
export interface TableBlock {
  kind: 'table'
  isDense?: boolean
  widths: number[]
  header: Cell[] | null
  rows: Row[]
}

/**
 * What a document is made of, before it has pages. `receiver` is flush left, `body` is indented by two characters,
 * `heading` and `subheading` are the levels 一、 and （一）, `gap` is empty lines, `note` is small text under a table.
 */
export type Block =
  | { kind: 'title'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'receiver' | 'body' | 'heading' | 'subheading' | 'caption' | 'note'; spans: Span[] }
  | { kind: 'gap'; lines: number }
  | { kind: 'enclosures'; names: string[] }
  | { kind: 'signature'; office: string; date: string }
  | { kind: 'divider'; text: string }
  | TableBlock

/** What begins on a new page: the letter or form, its receipt, and each annex (附件) with its label and title. */
export type Section =
  | { kind: 'letter'; mark: string; number: string; blocks: Block[] }
  | { kind: 'form'; blocks: Block[] }
  | { kind: 'annex'; label: string; title: string; blocks: Block[] }

/** The one composition that PDF, HTML and DOCX are made from. */
export interface PacketDocument {
  title: string
  date: string
  sections: Section[]
}
