import { describe, expect, test } from 'vitest'
import type { Clue, Disposition } from '../../../shared/ledger/clue.ts'
import type { Packet, PacketLetter } from '../../../shared/ledger/packet.ts'
import { cluesToRefer, dispositionsAfterRevoke, fileNameOf, isIsoDate, missingFields, moved } from './packet-draft.ts'

const letter: PacketLetter = {
  template: 'letter',
  title: '关于移送占用消防通道线索的函',
  number: '',
  receiver: '某街道办事处',
  date: '2026-06-30',
  opening: '',
  suggestion: '请依法处理。',
  legalBasis: '',
  replyDeadline: '请于两个月内回复。',
  contact: '李明，010-68012345',
}
const packet = (id: string, clues: string[], issuedAt: string | null): Packet => ({
  id,
  letter,
  clues,
  redaction: 'masked',
  issuedAt,
  updatedAt: '',
})
const clue = (id: string, disposition: Disposition) => ({ id, disposition }) as Clue

describe('order', () => {
  test('a clue moves to its place and the others keep their order', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
    expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c'])
  })

  test('at the ends of the list it stays where it is', () => {
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b'])
  })
})

describe('required fields', () => {
  test('a letter that says everything lacks nothing, one of blanks lacks what it must say', () => {
    expect(missingFields(letter)).toEqual([])
    expect(missingFields({ ...letter, title: ' ', receiver: '', date: '六月', replyDeadline: '' })).toEqual([
      'title',
      'receiver',
      'date',
      'replyDeadline',
    ])
  })

  test('an internal transfer needs no deadline', () => {
    expect(missingFields({ ...letter, template: 'internal-transfer', replyDeadline: '' })).toEqual([])
  })
})

test('a file name holds nothing that a file system refuses', () => {
  expect(fileNameOf({ ...letter, number: '京检〔2026〕1号', title: 'A/B: "C"?' }, 'pdf', '移送')).toBe(
    '京检〔2026〕1号 A B C.pdf',
  )
  expect(fileNameOf({ ...letter, title: '///' }, 'pdf', '移送')).toBe('移送.pdf')
})

test('a date is a day that exists', () => {
  expect(['2026-02-28', '2024-02-29'].filter(isIsoDate)).toHaveLength(2)
  expect(['2026-02-30', '2026-2-3', '六月', ''].filter(isIsoDate)).toEqual([])
})

describe('registering', () => {
  test('clues of the packet become referred, those that are so already and those of others do not change', () => {
    const clues = [clue('a', 'open'), clue('b', 'referred'), clue('c', 'open')]
    expect(cluesToRefer(packet('p', ['a', 'b'], null), clues).map((each) => each.id)).toEqual(['a'])
  })

  test('revoking gives back what the clues were, but not where another issued packet holds them', () => {
    const mine = packet('p', ['a', 'b', 'c', 'd'], '2026-07-01')
    const others = [mine, packet('q', ['b'], '2026-07-01'), packet('r', ['c'], null)]
    const clues = [clue('a', 'referred'), clue('b', 'referred'), clue('c', 'referred'), clue('d', 'irrelevant')]
    expect(dispositionsAfterRevoke(mine, others, clues, new Map([['a', 'irrelevant' as const]]))).toEqual([
      { clue: 'a', disposition: 'irrelevant' },
      { clue: 'c', disposition: 'open' },
    ])
  })
})
