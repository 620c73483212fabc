import { expect, test } from 'vitest'
import type { Clue } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { localDay } from '../../ui/local-time.ts'
import { newPacket, withClues } from './new-packet.ts'

const clue = (serial: number, modelTitle = '占用消防通道') => ({ id: `c${serial}`, serial, modelTitle }) as Clue
const settings = { receivers: [{ name: '公益诉讼检察部门', redaction: 'noComplainant' as const }], contact: '李明，010-68012345' }
const texts = { packetTitle: (model: string | null) => model ?? '多个模型', packetSuggestion: '请处理' }

test('a new packet has the clues in the order of their serials and the first receiver with its redaction', () => {
  const packet = newPacket('p1', [clue(3), clue(1), clue(2)], settings, '2026-06-30', texts)
  expect(packet.clues).toEqual(['c1', 'c2', 'c3'])
  expect(packet.redaction).toBe('noComplainant')
  expect(packet.letter).toMatchObject({ receiver: '公益诉讼检察部门', title: '占用消防通道', contact: '李明，010-68012345' })
})

test('a packet of several models is not named after one of them, and without receivers it is masked', () => {
  const packet = newPacket('p1', [clue(1), clue(2, '拖欠工资')], { receivers: [], contact: '' }, '2026-06-30', texts)
  expect(packet.letter).toMatchObject({ title: '多个模型', receiver: '' })
  expect(packet.redaction).toBe('masked')
})

test('clues that are already in a packet keep their place and are not added twice', () => {
  const packet = { id: 'p1', clues: ['c9', 'c2'], updatedAt: '' } as unknown as Packet
  expect(withClues(packet, [clue(3), clue(2), clue(1)]).clues).toEqual(['c9', 'c2', 'c1', 'c3'])
})

test('today is the day of the local clock', () => {
  expect(localDay(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05')
})
