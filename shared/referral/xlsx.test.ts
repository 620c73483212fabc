import { read, utils } from '@e965/xlsx'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { examplePacket } from './example-packet.ts'
import { guardFormula, renderClueListXlsx } from './xlsx.ts'

afterEach(() => {
  vi.useRealTimers()
})

const rowsOf = (bytes: Uint8Array, sheet = '线索清单') => {
  const book = read(bytes, { type: 'array', cellFormula: true })
  return utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1 })
}

describe('XLSX of the clue list', () => {
  test('has a row for each clue, ticket numbers as text', () => {
    const content = examplePacket(5)
    const rows = rowsOf(renderClueListXlsx(content))
    expect(rows).toHaveLength(6)
    expect(rows.slice(1).map((row) => row[1])).toEqual(content.clues.map((clue) => clue.ticketNo))
  })

  test('a second sheet has every line of every evidence card with the place of the other record and the rule', () => {
    const content = examplePacket(3)
    const [header, ...lines] = rowsOf(renderClueListXlsx(content), '证据卡')
    const at = (name: string) => header!.indexOf(name)
    for (const { serial, cards } of content.clues) {
      for (const { against, card } of cards) {
        const own = lines.filter((line) => line[0] === serial && line[at('比对数据')] === against)
        const expected = card.absence
          ? card.absence.points.length + (card.absence.nearest?.rules.length ?? 0)
          : card.rules.length + (card.window ? 1 : 0) + (card.intervals ? 1 : 0)
        expect(own).toHaveLength(expected)
        for (const line of own) expect(line[at('模型哈希')]).toBe(card.rule.hash)
        if (card.right) expect(own[0]![at('SHA-256')]).toBe(card.right.sha256)
      }
    }
    const none = { ...content, clues: content.clues.map((clue) => ({ ...clue, cards: [] })) }
    expect(rowsOf(renderClueListXlsx(none))).toHaveLength(4)
    expect(rowsOf(renderClueListXlsx(none), '证据卡')).toEqual([])
  })

  test('a cell that a spreadsheet would run is guarded, others are not touched', () => {
    for (const text of ['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', ' ＝1', '＠x']) expect(guardFormula(text)).toBe(`'${text}`)
    for (const text of ['消防通道', '1-2', 'a=b', '', '（=）']) expect(guardFormula(text)).toBe(text)
    const content = examplePacket(1)
    content.clues[0]!.summary = '=HYPERLINK("x")'
    expect(rowsOf(renderClueListXlsx(content))[1]).toContain(`'=HYPERLINK("x")`)
  })

  test('the clock leaves no trace: the same packet gives the same bytes', () => {
    vi.useFakeTimers({ now: new Date('2026-07-01T08:00:00Z') })
    const first = renderClueListXlsx(examplePacket(2))
    vi.setSystemTime(new Date('2031-02-03T04:05:06Z'))
    expect(renderClueListXlsx(examplePacket(2))).toEqual(first)
  })
})
