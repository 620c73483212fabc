import { describe, expect, test } from 'vitest'
import { type Clue, dispositions } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { accountOf, cluesOfView, dispositionChange, removalOf } from './ledger.ts'

const clue = (serial: number, more: Partial<Clue> = {}): Clue => ({
  id: `c${serial}`,
  serial,
  run: 'r1',
  model: 'fire-lane',
  modelTitle: '占用消防通道',
  step: 'hits',
  left: { dataset: 'd1', batch: 'b1', row: serial },
  right: null,
  ticketNo: `2026061200${serial}`,
  summary: '楼下消防通道长期被私家车占用',
  place: '月坛北街',
  disposition: dispositions[serial % 3]!,
  note: '',
  takenAt: '2026-06-30T08:00:00.000Z',
  ...more,
})
const clues = Array.from({ length: 10 }, (_, index) => clue(index + 1))

describe('ledger', () => {
  test('all clues are the sum of open, referred and irrelevant', () => {
    const account = accountOf(clues)
    expect(account).toEqual({ all: 10, open: 3, referred: 4, irrelevant: 3 })
    expect(account.open + account.referred + account.irrelevant).toBe(account.all)
  })

  test('the tabs together show every clue exactly once', () => {
    const shown = dispositions.flatMap((view) => cluesOfView(clues, view, ''))
    expect(shown.map((each) => each.id).sort()).toEqual(clues.map((each) => each.id).sort())
  })

  test('a filter finds every word, whatever the width and case', () => {
    const noted = [...clues, clue(11, { note: 'ＡＢＣ公司，已电话联系' })]
    expect(cluesOfView(noted, 'all', 'abc 月坛').map((each) => each.serial)).toEqual([11])
    expect(cluesOfView(noted, 'all', 'abc 德胜')).toEqual([])
  })

  test('a change remembers what each clue was and leaves out those that are so already', () => {
    const change = dispositionChange(clues.slice(0, 3), 'referred')
    expect(change).toEqual({
      before: [
        { clue: 'c2', disposition: 'irrelevant' },
        { clue: 'c3', disposition: 'open' },
      ],
      to: 'referred',
    })
    expect(dispositionChange([clue(1)], 'referred')).toBeNull()
  })

  test('a removal names notes and drafts, and leaves the clues of an issued packet', () => {
    const draft = { clues: ['c1', 'c2', 'c9'], issuedAt: null } as Packet
    const issued = { clues: ['c1'], issuedAt: '2026-07-01T00:00:00.000Z' } as Packet
    const two = clue(2, { note: '已联系' })
    expect(removalOf([clue(1), two, clue(3)], [draft, issued])).toEqual({
      clues: [two, clue(3)],
      noted: 1,
      inDrafts: 1,
      issued: 1,
    })
  })
})
