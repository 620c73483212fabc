import type { FontRole, Span } from './blocks.ts'

const MM = 72 / 25.4

/** Millimetres to points. */
export function millimetres(mm: number): number {
  return mm * MM
}

/** A4 and the type area of GB/T 9704-2012, 5.2: 156 × 225 mm, 37 mm from the head, 28 mm from the binding edge. Points. */
export const PAGE_WIDTH = millimetres(210)
export const PAGE_HEIGHT = millimetres(297)
export const TYPE_LEFT = millimetres(28)
export const TYPE_TOP = millimetres(37)
export const TYPE_WIDTH = millimetres(156)
export const TYPE_HEIGHT = millimetres(225)
export const TYPE_RIGHT = TYPE_LEFT + TYPE_WIDTH
export const TYPE_BOTTOM = TYPE_TOP + TYPE_HEIGHT

/** 22 lines of 28 characters: plain 16 pt text would give 27 (28 × 16 pt = 158 mm), so a character advances by 15.79 pt. */
export const LINES_PER_PAGE = 22
export const CHARACTERS_PER_LINE = 28
export const LINE_PITCH = TYPE_HEIGHT / LINES_PER_PAGE
export const CHARACTER_PITCH = TYPE_WIDTH / CHARACTERS_PER_LINE

/** 3号, 2号, 4号, 小四, 五号 in points. */
export const BODY_SIZE = 16
export const TITLE_SIZE = 22
export const PAGE_NUMBER_SIZE = 14
export const TABLE_SIZE = 12
export const DENSE_TABLE_SIZE = 10.5

export type Colour = 'black' | 'red'

/**
 * One line of text at its place: `x`, `y` is the upper left corner of its line box in points from the page's; `pitch` is the
 * advance of one em, `stretch` is added after every character but the last, so that full lines end at the type area's edge.
 */
export interface PlacedText {
  kind: 'text'
  x: number
  y: number
  height: number
  size: number
  pitch: number
  stretch: number
  role: FontRole
  colour: Colour
  spans: Span[]
}

/** A filled rectangle: a rule of a table, a red line. */
export interface PlacedRule {
  kind: 'rule'
  x: number
  y: number
  width: number
  height: number
  colour: Colour
}

/** `number` counts from 1 through letter and annexes. */
export interface Page {
  number: number
  items: (PlacedText | PlacedRule)[]
}
