import { mayBreakBefore } from './line-breaking.ts'
import { textEm } from './text-measure.ts'

/** A line does not begin with these (词意完整, GB/T 9704-2012, 7.3.1); words are kept whole besides. */
const clinging = new Set('的和与及等之')
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/**
 * Lines of a centred title of at most `width` em: as few as possible, whole words, in the shape of a trapezoid or a diamond
 * (梯形或菱形), never a rectangle or an hourglass. Titles of more than six lines and single words wider than a line are cut by width.
 */
export function breakTitle(title: string, width: number): string[] {
  if (textEm(title) <= width) return [title]
  const breaks = breakOffsets(title)
  for (let lines = Math.ceil(textEm(title) / width); lines <= 6; lines++) {
    const best = bestShape(title, breaks, width, lines)
    if (best) return best
  }
  return cutByWidth(title, width)
}

function breakOffsets(title: string): number[] {
  const offsets = Array.from(segmenter.segment(title), ({ index }) => index)
  return offsets.filter((offset) => offset > 0 && !clinging.has(title[offset]!) && mayBreakBefore(title, offset))
}

function bestShape(title: string, breaks: readonly number[], width: number, lines: number): string[] | null {
  let best: string[] | null = null
  let least = Number.POSITIVE_INFINITY
  const extend = (from: number, taken: string[]) => {
    if (taken.length === lines - 1) {
      const candidate = [...taken, title.slice(from).trim()]
      const widths = candidate.map(textEm)
      const cost = Math.max(...widths) <= width ? shapeCost(widths) : Number.POSITIVE_INFINITY
      if (cost < least) {
        least = cost
        best = candidate
      }
      return
    }
    for (const at of breaks) {
      if (at <= from) continue
      const line = title.slice(from, at).trim()
      if (textEm(line) > width) break
      if (textEm(title.slice(at)) > width * (lines - taken.length - 1)) continue
      extend(at, [...taken, line])
    }
  }
  extend(0, [])
  return best
}

/** Neighbouring lines should differ by two to four em; a middle line narrower than both neighbours is an hourglass. */
function shapeCost(widths: readonly number[]): number {
  let cost = 0
  for (let at = 1; at < widths.length; at++) {
    const step = Math.abs(widths[at]! - widths[at - 1]!)
    cost += step < 2 ? (2 - step) * 3 : Math.max(0, step - 4)
    if (at + 1 < widths.length && widths[at]! < widths[at - 1]! && widths[at]! < widths[at + 1]!) cost += 20
  }
  return cost
}

function cutByWidth(title: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of title) {
    if (line && textEm(line + character) > width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return [...lines, line]
}
