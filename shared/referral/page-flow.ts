import type { FontRole, Span } from './blocks.ts'
import { type Colour, type Page, type PlacedText, TYPE_BOTTOM, TYPE_TOP } from './page.ts'

/** How a line is set. Lengths in points. */
export interface LineStyle {
  role: FontRole
  size: number
  pitch: number
  height: number
  colour?: Colour
}

/** A line with its place in the type area, before it is known on which page it comes to stand. */
export interface SetLine {
  x: number
  spans: Span[]
  stretch: number
  style: LineStyle
}

/** Fills pages from top to bottom. `y` is where the next thing goes, in points from the page's upper edge. */
export class PageFlow {
  readonly pages: Page[] = []
  y = TYPE_TOP

  /** The page being filled. */
  get page(): Page {
    return this.pages.at(-1) ?? this.turn()
  }

  /** Points that are left in the type area. */
  get room(): number {
    return TYPE_BOTTOM - this.y
  }

  /** Begins a new page. */
  turn(): Page {
    const page: Page = { number: this.pages.length + 1, items: [] }
    this.pages.push(page)
    this.y = TYPE_TOP
    return page
  }

  /** Whether something of this height fits below what is there; a twentieth of a point is forgiven. */
  fits(height: number): boolean {
    return height <= this.room + 0.05
  }

  /** Sees to it that `height` fits, on a new page if need be. */
  need(height: number): void {
    if (!this.fits(height)) this.turn()
  }

  /** Sets lines one below the other, turning pages. */
  flow(lines: readonly SetLine[]): void {
    for (const line of lines) {
      this.need(line.style.height)
      this.page.items.push(placeLine(line, this.y))
      this.y += line.style.height
    }
  }

  /** Leaves lines empty; at the head of a page nothing is left. */
  skip(height: number): void {
    if (this.y > TYPE_TOP) this.y += height
  }
}

/** A line at a height of the page. */
export function placeLine({ x, spans, stretch, style }: SetLine, y: number): PlacedText {
  const { role, size, pitch, height, colour = 'black' } = style
  return { kind: 'text', x, y, height, size, pitch, stretch, role, colour, spans }
}
