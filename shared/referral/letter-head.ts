import {
  BODY_SIZE,
  millimetres,
  PAGE_HEIGHT,
  PAGE_WIDTH,
  type PlacedRule,
  type PlacedText,
  TYPE_RIGHT,
  TYPE_WIDTH,
} from './page.ts'
import { placeLine } from './page-flow.ts'
import { setCentred, setFlushRight } from './paragraph-layout.ts'
import { textEm } from './text-measure.ts'

/** The letter form of GB/T 9704-2012, chapter 10. */
const MARK_TOP = millimetres(30)
const MARK_TO_LINE = millimetres(4)
const LINE_WIDTH = millimetres(170)
const LINE_LEFT = (PAGE_WIDTH - LINE_WIDTH) / 2
const SECOND_LINE_FROM_FOOT = millimetres(20)
/** The number stands seven eighths of a 3号 character below the line. */
const LINE_TO_NUMBER = (BODY_SIZE * 7) / 8
const LARGEST_MARK = 46
const THICK = 2.25
const THIN = 0.75
const BETWEEN = 1.25

export interface LetterHead {
  items: (PlacedText | PlacedRule)[]
  /** Where the number ends, in points from the page's upper edge. */
  bottom: number
}

/** Red mark, red double line (thick over thin), number flush right, and the second double line (thin over thick) at the foot. */
export function letterHead(mark: string, number: string): LetterHead {
  const size = Math.min(LARGEST_MARK, Math.floor(TYPE_WIDTH / Math.max(1, textEm(mark))))
  const markStyle = { role: 'xiaobiaosong', size, pitch: size, height: size, colour: 'red' } as const
  const lineTop = MARK_TOP + size + MARK_TO_LINE
  const numberTop = lineTop + THICK + BETWEEN + THIN + LINE_TO_NUMBER
  const numberStyle = { role: 'fangsong', size: BODY_SIZE, pitch: BODY_SIZE, height: BODY_SIZE } as const
  const footTop = PAGE_HEIGHT - SECOND_LINE_FROM_FOOT - THICK - BETWEEN - THIN
  const items = [
    placeLine(setCentred(mark, markStyle, 0, PAGE_WIDTH), MARK_TOP),
    redLine(lineTop, THICK),
    redLine(lineTop + THICK + BETWEEN, THIN),
    placeLine(setFlushRight(number, numberStyle, TYPE_RIGHT), numberTop),
    redLine(footTop, THIN),
    redLine(footTop + THIN + BETWEEN, THICK),
  ]
  return { items, bottom: numberTop + BODY_SIZE }
}

function redLine(y: number, height: number): PlacedRule {
  return { kind: 'rule', x: LINE_LEFT, y, width: LINE_WIDTH, height, colour: 'red' }
}
