import { expect, test } from 'vitest'
import type { Packet } from '../../../shared/ledger/packet.ts'
import type { PacketContent } from '../../../shared/referral/document.ts'
import { packets as messages } from '../../messages/packets.zh-CN.ts'
import { packetChecks } from './checks.ts'

const packet: Packet = {
  id: 'p',
  letter: {
    template: 'letter',
    title: '函',
    number: '京检〔2026〕1号',
    receiver: '某局',
    date: '2026-06-30',
    opening: '',
    suggestion: '请处理。',
    legalBasis: '',
    replyDeadline: '两个月内回复。',
    contact: '李明',
  },
  clues: ['c1'],
  redaction: 'masked',
  issuedAt: null,
  updatedAt: '',
}
const content = { office: { name: '某区人民检察院', redHead: '某区人民检察院', numberPrefix: '' } } as PacketContent
const levels = (checked: Parameters<typeof packetChecks>[0]) =>
  Object.fromEntries(packetChecks(checked, messages).map(({ id, level }) => [id, level]))

test('a packet that is in order passes every check', () => {
  expect(levels({ packet, content, leaks: [], fonts: [] })).toEqual({ clues: 'ok', fields: 'ok', leaks: 'ok', fonts: 'ok' })
})

test('missing fields, no clues and leaks are to be corrected; no number and no fonts are to be known', () => {
  const bad = { ...packet, clues: [], letter: { ...packet.letter, number: '', title: '' } }
  const fonts = [{ role: 'fangsong' as const, name: '仿宋', families: [] }]
  expect(levels({ packet: bad, content, leaks: ['138****5678'], fonts })).toEqual({
    clues: 'stop',
    fields: 'stop',
    number: 'warn',
    leaks: 'stop',
    fonts: 'warn',
  })
})

test('a packet in full is not searched for leaks but says what it holds', () => {
  const [leaks] = packetChecks({ packet: { ...packet, redaction: 'full' }, content, leaks: null, fonts: [] }, messages).filter(
    (check) => check.id === 'leaks',
  )
  expect(leaks).toMatchObject({ level: 'warn', text: messages.checks.leakFull })
})
