import type { Span } from './blocks.ts'
import { breakLines, type TextLine } from './line-breaking.ts'
import type { LineStyle, SetLine } from './page-flow.ts'
import { characterEm, printable, splitCharacters, textEm } from './text-measure.ts'

/** A line that is short of its measure by more than this many em stays ragged, and so does a column narrower than the other. */
const STRETCH_LIMIT_EM = 2
const STRETCHED_COLUMN_EM = 20

/**
 * Lines of one paragraph in a column of `width` points from `left`, its first line indented by `indent` em and the others by
 * `hanging`. All but the last are stretched to the column's edge where that takes little.
 */
export function setParagraph(
  spans: readonly Span[],
  style: LineStyle,
  left: number,
  width: number,
  { indent = 0, hanging = 0 } = {},
): SetLine[] {
  const clean = spans.map((span) => ({ ...span, text: printable(span.text) }))
  const text = clean.map((span) => span.text).join('')
  const measure = width / style.pitch + 1e-6
  const lines = breakLines(text, measure - hanging, measure - indent)
  return lines.map((line, at) => {
    const shift = at === 0 ? indent : hanging
    const isLast = at === lines.length - 1
    return {
      x: left + shift * style.pitch,
      spans: cutSpans(clean, line),
      stretch: isLast ? 0 : stretchOf(text.slice(line.start, line.end), line.em, measure - shift, style),
      style,
    }
  })
}

/** One line, centred between `left` and `left + width`. */
export function setCentred(text: string, style: LineStyle, left: number, width: number): SetLine {
  const clean = printable(text)
  return { x: left + (width - textEm(clean) * style.pitch) / 2, spans: [{ text: clean }], stretch: 0, style }
}

/** One line that ends at `right`. */
export function setFlushRight(text: string, style: LineStyle, right: number): SetLine {
  const clean = printable(text)
  return { x: right - textEm(clean) * style.pitch, spans: [{ text: clean }], stretch: 0, style }
}

/** The parts of spans that lie on a line. */
function cutSpans(spans: readonly Span[], line: TextLine): Span[] {
  const parts: Span[] = []
  let at = 0
  for (const span of spans) {
    const part = span.text.slice(Math.max(0, line.start - at), Math.max(0, line.end - at))
    if (part) parts.push({ ...span, text: part })
    at += span.text.length
  }
  return parts
}

/** Stretch goes between characters, never inside a run of ASCII, whose digits keep their distance. */
function stretchOf(text: string, em: number, measure: number, style: LineStyle): number {
  const short = measure - em
  if (short < 0.01 || short > STRETCH_LIMIT_EM || measure < STRETCHED_COLUMN_EM) return 0
  const units = stretchUnits(text.trimEnd())
  return units < 2 ? 0 : (short * style.pitch) / (units - 1)
}

function stretchUnits(text: string): number {
  let units = 0
  let previous = 1
  for (const character of splitCharacters(text)) {
    const em = characterEm(character)
    if (em === 1 || previous === 1) units++
    previous = em
  }
  return units
}
