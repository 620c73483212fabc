import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakLines } from './line-breaking.ts'
import { printable, textEm } from './text-measure.ts'
import { breakTitle } from './title-breaking.ts'

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[一-龥]{1,6}$/) },
  { weight: 3, arbitrary: fc.constantFrom('，', '。', '；', '、', '）', '》', '」', '”', '？', '！', '：') },
  { weight: 2, arbitrary: fc.constantFrom('（', '《', '「', '“') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '20260612000412',
      '138****5678',
      '2026-06-12',
      '京A·1***5',
      'km',
      ' ',
      '——',
      '……',
      '〔2026〕',
      '9f86d081884c7d659a2feaa0c55ad015',
    ),
  },
)
/** Between two signs there is at least one ideograph, as in real text: no line can be of barred signs alone. */
const paragraph = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('中'))

const linesOf = (text: string, width: number, first?: number) =>
  breakLines(text, width, first).map(({ start, end }) => text.slice(start, end))

describe('line breaking', () => {
  test('lines joined are the paragraph, and none is wider than its measure', () => {
    fc.assert(
      fc.property(paragraph, fc.integer({ min: 6, max: 28 }), (text, width) => {
        const lines = linesOf(text, width, width - 2)
        expect(lines.join('')).toBe(text)
        lines.forEach((line, at) => {
          expect(textEm(line.trimEnd())).toBeLessThanOrEqual(at === 0 ? width - 2 : width)
        })
      }),
    )
  })

  test('no line begins with a closing sign or ends with an opening one', () => {
    fc.assert(
      fc.property(paragraph, fc.integer({ min: 6, max: 28 }), (text, width) => {
        const lines = linesOf(text, width)
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[。，、；：？！）》」』”〕]/)
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《「『“〔]$/)
      }),
    )
  })

  test('numbers stay whole, a dash of two signs too, and a hash is cut', () => {
    expect(linesOf('工单编号20260612000412的诉求', 8)).toEqual(['工单编号', '20260612000412的', '诉求'])
    expect(linesOf('一二三四五——六', 6)).toEqual(['一二三四五', '——六'])
    expect(linesOf('ab'.repeat(20), 10).map((line) => line.length)).toEqual([20, 20])
  })

  test('28 characters fill a line and a full stop takes the last one along', () => {
    const full = '国'.repeat(28)
    expect(linesOf(full, 28)).toEqual([full])
    expect(linesOf(`${full}。`, 28)).toEqual(['国'.repeat(27), '国。'])
  })

  test('a paragraph of barred signs alone is still set', () => {
    expect(linesOf('。'.repeat(7), 3)).toEqual(['。。。', '。。。', '。'])
    expect(breakLines('', 28)).toEqual([{ start: 0, end: 0, em: 0 }])
  })

  test('direction overrides, zero-width and control characters are not printed', () => {
    expect(printable('甲\u202e乙\u200b丙\u0007丁\t戊\ud800')).toBe('甲乙丙丁 戊')
  })
})

describe('titles', () => {
  test('a title that fits is one line', () => {
    expect(breakTitle('关于移送公益诉讼线索的函', 20)).toEqual(['关于移送公益诉讼线索的函'])
  })

  test('a long title keeps its text and has neither equal lines nor an hourglass', () => {
    const titles = [
      '北京市西城区人民检察院关于移送消防通道被占用堵塞公益诉讼案件线索的函',
      '北京市朝阳区人民检察院关于移送拖欠农民工工资民事支持起诉案件线索及相关证据材料并商请协助调查核实有关情况的函',
    ]
    for (const title of titles) {
      const lines = breakTitle(title, 20)
      expect(lines.join('')).toBe(title)
      const widths = lines.map(textEm)
      expect(Math.max(...widths)).toBeLessThanOrEqual(20)
      expect(new Set(widths).size).toBeGreaterThan(1)
      if (widths.length === 3) expect(widths[1]!).toBeGreaterThanOrEqual(Math.min(widths[0]!, widths[2]!))
      for (const line of lines) expect(line).not.toMatch(/^[的和与及等之]/)
    }
  })

  test('a title without a place to break is cut by width', () => {
    expect(breakTitle('9'.repeat(100), 20)).toEqual(['9'.repeat(40), '9'.repeat(40), '9'.repeat(20)])
  })
})
