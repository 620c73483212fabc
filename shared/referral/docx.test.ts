import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { renderDocx } from './docx.ts'
import { examplePacket } from './example-packet.ts'

afterEach(() => {
  vi.useRealTimers()
})

const documentXml = async (...packet: Parameters<typeof examplePacket>) =>
  strFromU8(unzipSync(await renderDocx(examplePacket(...packet)))['word/document.xml']!)

describe('DOCX of a packet', () => {
  test('letter, list and evidence sheets hold every ticket number', async () => {
    const xml = await documentXml(4)
    for (const { ticketNo } of examplePacket(4).clues) expect(xml.split(ticketNo).length - 1).toBeGreaterThanOrEqual(2)
    for (const text of ['京西检建移〔2026〕12号', '北京市西城区消防救援支队：', '2026年6月5日', '附件2-4'])
      expect(xml).toContain(text)
  })

  test('the internal transfer has its receipt', async () => {
    const xml = await documentXml(1, 'internal-transfer')
    expect(xml).toContain('法律监督线索移送回执')
    expect(xml).toContain('是否受理')
  })

  test('margins are those of the standard, and 22 exact lines fit the type area', async () => {
    const xml = await documentXml(1)
    const [, top, right, bottom, left] = /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/
      .exec(xml)!
      .map(Number)
    expect([top, right, bottom, left].map((twips) => Math.round((twips! / 1440) * 25.4))).toEqual([37, 26, 35, 28])
    const pitch = Number(/w:line="(\d+)"/.exec(xml)![1])
    expect(22 * pitch).toBeLessThanOrEqual(16838 - top! - bottom!)
    expect(22 * pitch).toBeGreaterThan(16838 - top! - bottom! - 44)
  })

  test('the clock leaves no trace: the same packet gives the same bytes', async () => {
    vi.useFakeTimers({ now: new Date('2026-07-01T08:00:00Z'), toFake: ['Date'] })
    const first = await renderDocx(examplePacket(2))
    vi.setSystemTime(new Date('2031-02-03T04:05:06Z'))
    expect(await renderDocx(examplePacket(2))).toEqual(first)
  })
})
