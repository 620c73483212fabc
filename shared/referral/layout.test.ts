import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from './blocks.ts'
import { composeDocument } from './compose.ts'
import { examplePacket } from './example-packet.ts'
import { layoutDocument } from './layout.ts'
import {
  CHARACTER_PITCH,
  LINE_PITCH,
  millimetres,
  type Page,
  type PlacedText,
  TYPE_BOTTOM,
  TYPE_LEFT,
  TYPE_RIGHT,
  TYPE_TOP,
} from './page.ts'
import { textEm } from './text-measure.ts'

const textOf = (item: PlacedText) => item.spans.map((span) => span.text).join('')
const textsOf = (page: Page) => page.items.filter((item) => item.kind === 'text')
const isNumber = (item: PlacedText) => /^— \d+ —$/.test(textOf(item))
const form = (blocks: Block[]) => layoutDocument({ title: '', date: '2026-06-05', sections: [{ kind: 'form', blocks }] })

describe('pages', () => {
  test('a page of plain text has 22 lines of 28 characters', () => {
    const pages = form([{ kind: 'receiver', spans: [{ text: '国'.repeat(28 * 22 + 1) }] }])
    const lines = textsOf(pages[0]!).filter((item) => !isNumber(item))
    expect(pages).toHaveLength(2)
    expect(lines).toHaveLength(22)
    expect(lines.map((line) => textOf(line).length)).toEqual(Array(22).fill(28))
    expect(28 * CHARACTER_PITCH).toBeCloseTo(millimetres(156), 6)
    expect(lines[21]!.y + LINE_PITCH).toBeCloseTo(TYPE_BOTTOM, 6)
  })

  test('nothing but the mark, red lines and page numbers leaves the type area', () => {
    for (const template of ['letter', 'internal-transfer'] as const) {
      const items = layoutDocument(composeDocument(examplePacket(6, template))).flatMap(textsOf)
      const outside = items.filter(
        (item) =>
          item.colour === 'black' &&
          !isNumber(item) &&
          (item.x < TYPE_LEFT - 0.1 ||
            item.x + textEm(textOf(item).trimEnd()) * item.pitch > TYPE_RIGHT + 0.1 ||
            item.y < TYPE_TOP - 0.1 ||
            item.y + item.height > TYPE_BOTTOM + 0.1),
      )
      expect(outside).toEqual([])
    }
  })

  test('lines of text do not overlap', () => {
    const overlaps: string[] = []
    for (const page of layoutDocument(composeDocument(examplePacket(6)))) {
      const lines = textsOf(page).filter((item) => item.colour === 'black')
      for (const [at, one] of lines.entries()) {
        for (const other of lines.slice(at + 1)) {
          const isApart = one.y + one.size <= other.y + 0.1 || other.y + other.size <= one.y + 0.1
          const isBeside = right(one) <= other.x + 0.1 || right(other) <= one.x + 0.1
          if (!isApart && !isBeside) overlaps.push(`${textOf(one)} | ${textOf(other)}`)
        }
      }
    }
    expect(overlaps).toEqual([])
  })

  test('the first page of a letter has no number; later ones have it outside, odd right and even left', () => {
    const pages = layoutDocument(composeDocument(examplePacket(3)))
    expect(textsOf(pages[0]!).filter(isNumber)).toEqual([])
    for (const page of pages.slice(1)) {
      const [number, ...more] = textsOf(page).filter(isNumber)
      expect(more).toEqual([])
      expect(textOf(number!)).toBe(`— ${page.number} —`)
      expect(number!.y).toBeCloseTo(TYPE_BOTTOM + millimetres(7), 6)
      if (page.number % 2 === 1) expect(right(number!)).toBeCloseTo(TYPE_RIGHT - 14, 6)
      else expect(number!.x).toBeCloseTo(TYPE_LEFT + 14, 6)
    }
  })

  test('every ticket number stands on one line of the list and of its evidence sheet', () => {
    for (const template of ['letter', 'internal-transfer'] as const) {
      const content = examplePacket(12, template)
      const lines = layoutDocument(composeDocument(content)).flatMap(textsOf).map(textOf)
      for (const { ticketNo } of content.clues) {
        expect(lines.filter((line) => line.includes(ticketNo)).length).toBeGreaterThanOrEqual(2)
      }
    }
  })

  test('each evidence sheet begins a page with its label', () => {
    const pages = layoutDocument(composeDocument(examplePacket(12)))
    const labels = pages.map((page) => textOf(textsOf(page)[0]!)).filter((text) => /^附件2-\d+$/.test(text))
    expect(labels).toEqual(Array.from({ length: 12 }, (_, at) => `附件2-${at + 1}`))
  })

  test('a long text goes on to the next page whole, with its hits', () => {
    const content = examplePacket(5)
    const { value, hits } = content.clues[4]!.text[0]!
    const spans = layoutDocument(composeDocument({ ...content, clues: [content.clues[4]!] }))
      .flatMap(textsOf)
      .flatMap((item) => item.spans)
    const all = spans
      .map((span) => span.text)
      .join('')
      .replace(/— \d+ —/g, '')
    expect(all).toContain(value)
    expect(
      spans
        .filter((span) => span.isHit)
        .map((span) => span.text)
        .join(''),
    ).toBe(hits.map(({ start, end }) => value.slice(start, end)).join(''))
  })

  test('a table repeats its header on every page that it reaches', () => {
    const pages = layoutDocument(composeDocument(examplePacket(40)))
    const list = pages.filter((page) => textsOf(page).some((item) => textOf(item) === '受理时间' && item.size === 10.5))
    expect(list.length).toBeGreaterThan(2)
    const serials = list
      .flatMap(textsOf)
      .map(textOf)
      .filter((text) => /^\d+$/.test(text) && text.length < 3)
    expect(serials).toEqual(Array.from({ length: 40 }, (_, at) => String(at + 1)))
  })

  test('a signature never stands on a page without text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (lines) => {
        const pages = form([
          ...Array.from({ length: lines }, (): Block => ({ kind: 'body', spans: [{ text: '正文' }] })),
          { kind: 'signature', office: '北京市西城区人民检察院', date: '2026年6月5日' },
        ])
        const last = textsOf(pages.at(-1)!).map(textOf)
        expect(last).toContain('2026年6月5日')
        expect(last).toContain('正文')
      }),
      { numRuns: 60 },
    )
  })

  test('the same packet gives the same pages', () => {
    const pages = () => JSON.stringify(layoutDocument(composeDocument(examplePacket(4))))
    expect(pages()).toBe(pages())
  })
})

describe('the letter form', () => {
  const [page] = layoutDocument(composeDocument(examplePacket(3)))
  const rules = page!.items.filter((item) => item.kind === 'rule')

  test('the mark begins 30 mm from the paper edge, the first double line 4 mm below it', () => {
    const mark = textsOf(page!).find((item) => item.colour === 'red')!
    expect(mark.y).toBeCloseTo(millimetres(30), 6)
    expect(rules[0]!.y).toBeCloseTo(mark.y + mark.size + millimetres(4), 6)
  })

  test('the double lines are 170 mm wide, thick over thin above and thin over thick 20 mm from the foot', () => {
    expect(rules.map((rule) => rule.width)).toEqual(Array(4).fill(millimetres(170)))
    expect(rules[0]!.height).toBeGreaterThan(rules[1]!.height)
    expect(rules[2]!.height).toBeLessThan(rules[3]!.height)
    expect(rules[3]!.y + rules[3]!.height).toBeCloseTo(millimetres(277), 6)
  })

  test('the number ends at the right edge, the receiver begins at the left one and ends with a colon', () => {
    const number = textsOf(page!).find((item) => textOf(item) === '京西检建移〔2026〕12号')!
    expect(right(number)).toBeCloseTo(TYPE_RIGHT, 6)
    const receiver = textsOf(page!).find((item) => textOf(item) === '北京市西城区消防救援支队：')!
    expect(receiver.x).toBe(TYPE_LEFT)
  })

  test('a draft leaves room for its number', () => {
    const draft = layoutDocument(composeDocument({ ...examplePacket(1), number: '' }))
    expect(textsOf(draft[0]!).map(textOf)).toContain('京西检建移〔2026〕　　号')
  })
})

function right(item: PlacedText): number {
  return item.x + textEm(textOf(item)) * item.pitch
}
