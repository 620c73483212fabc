import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { CardRule, NearMiss } from '../linkage/card.ts'
import type { ClueCard } from './clue-card.ts'
import { packetContentSchema } from './document.ts'
import { renderDocx } from './docx.ts'
import { examplePacket } from './example-packet.ts'
import { packetHtml } from './packet-html.ts'
import { type ClueInput, clueSecrets, leakScan, redactClue } from './redaction.ts'
import { renderClueListXlsx } from './xlsx.ts'

const phone = '13812345678'
const identityNumber = '11010519491231002X'
const text = `来电人张建国（电话１３８－１２３４－５６７８，身份证${identityNumber}）反映楼下消防通道被占用，张建国要求处理。`
const hit = { start: text.indexOf('消防通道'), end: text.indexOf('消防通道') + 4 }

const place = { dataset: '警情', file: '警情.xlsx', sheet: null, row: 7, sha256: 'cd'.repeat(32) }
const left = [{ name: '联系电话', type: 'phone', field: 'phone', isOwn: true }] as const
const right = [
  { name: '报警电话', type: 'phone', isOwn: false },
  { name: '回拨', type: 'id', isOwn: false },
] as const
const compared: CardRule = {
  compare: 'phone',
  left: { column: '联系电话', value: phone },
  right: { column: '报警电话', value: `+86 ${phone}` },
  holds: true,
  score: 1,
  key: phone,
  how: 'equal',
}
const phoneCard: ClueCard = {
  against: '警情',
  left,
  right,
  card: {
    grade: 'exact',
    score: 1,
    probability: null,
    rule: { step: 'linked', title: '比对', model: 'm', hash: 'ef'.repeat(32) },
    left: place,
    right: place,
    rules: [compared],
    decision: { verdict: 'same', judges: ['王检'] },
  },
}

const clue: ClueInput = {
  serial: 1,
  title: '消防通道被占用',
  subject: '北京某物业管理有限公司',
  place: '三里河南四巷小区',
  summary: text,
  cells: [
    { label: '工单编号', value: '20260612000412', type: 'id', field: 'ticketNo' },
    { label: '受理时间', value: '2026-06-12 08:30', type: 'date', field: 'receivedAt' },
    { label: '来电人', value: '张建国', type: 'personName', field: 'caller' },
    { label: '联系电话', value: phone, type: 'phone', field: 'phone' },
    { label: '备用电话', value: '010-68012345', type: 'phone' },
    { label: '性别', value: '男', type: 'category', field: 'sex' },
    { label: '身份证号', value: identityNumber, type: 'identityNumber', field: 'identityNumber' },
    { label: '所属街道', value: '月坛街道', type: 'category', field: 'street' },
    { label: '诉求内容', value: text, type: 'text', field: 'content' },
  ],
  hits: { 诉求内容: [hit] },
  matches: [
    {
      sourceName: '警情',
      file: '警情.xlsx',
      row: 7,
      sha256: 'cd'.repeat(32),
      cells: [
        { label: '嫌疑人', value: '龙峰庆', type: 'personName' },
        { label: '报警电话', value: `+86 ${phone}`, type: 'phone' },
        { label: '嫌疑人电话', value: '15011112222', type: 'phone' },
        { label: '简要警情', value: `张建国报警称车辆被龙峰庆砸毁，回拨68012345、${phone}`, type: 'text' },
      ],
    },
  ],
  cards: [phoneCard],
  origin: { file: '六月.csv', row: 33, sha256: 'ab'.repeat(32) },
}

describe('redaction of a clue', () => {
  test('the full profile changes no value', () => {
    const sheet = redactClue(clue, 'full')
    expect(sheet.fields).toContainEqual({ label: '联系电话', value: phone })
    expect(sheet.text[0]).toEqual({ label: '诉求内容', value: text, hits: [hit] })
  })

  test('masked and noComplainant leave no original telephone or identity number anywhere', () => {
    const secrets = clueSecrets(clue)
    expect(secrets).toEqual(expect.arrayContaining([phone, identityNumber, '01068012345', '68012345', '15011112222']))
    expect(leakScan(JSON.stringify(redactClue(clue, 'full')), secrets).length).toBeGreaterThan(3)
    for (const profile of ['masked', 'noComplainant'] as const) {
      expect(leakScan(JSON.stringify(redactClue(clue, profile)), secrets)).toEqual([])
    }
  })

  test("the record's own persons are masked in its text too", () => {
    const [match] = redactClue(clue, 'masked').matches
    expect(JSON.stringify(match)).not.toContain('峰庆')
    expect(match!.fields.find(({ label }) => label === '简要警情')!.value).toContain('龙某某')
  })

  test("the complainant's name is masked in free text on both sides of the link", () => {
    const sheet = JSON.stringify(redactClue(clue, 'masked'))
    expect(sheet).not.toContain('张建国')
    expect(sheet).toContain('张某某报警称')
  })

  test('masking keeps hits on their words', () => {
    const [shown] = redactClue(clue, 'masked').text
    expect(shown!.value.length).toBe(text.length)
    expect(shown!.hits.map(({ start, end }) => shown!.value.slice(start, end))).toEqual(['消防通道'])
  })

  test('noComplainant leaves out what names the complainant, on either side', () => {
    const sheet = redactClue(clue, 'noComplainant')
    expect(sheet.fields.map(({ label }) => label)).toEqual(['受理时间', '所属街道'])
    expect(sheet.matches[0]!.fields.map(({ label }) => label)).toEqual(['嫌疑人', '嫌疑人电话', '简要警情'])
    const [rule] = sheet.cards[0]!.card.rules
    expect([rule!.left.value, rule!.right.value]).toEqual(['（已删除）', '（已删除）'])
  })

  test('the ticket number stays, and a row without one is named by its place in the file', () => {
    expect(redactClue(clue, 'noComplainant').ticketNo).toBe('20260612000412')
    expect(redactClue({ ...clue, cells: clue.cells.slice(1) }, 'masked').ticketNo).toBe('第33条')
  })

  test('a redacted clue is a clue of a packet', () => {
    for (const profile of ['full', 'masked', 'noComplainant'] as const) {
      expect(packetContentSchema.shape.clues.safeParse([redactClue(clue, profile)]).success).toBe(true)
    }
  })
})

describe('redaction of an evidence card', () => {
  const withCard = (card: Partial<ClueCard['card']>): ClueInput => ({
    ...clue,
    matches: [],
    cards: [{ ...phoneCard, card: { ...phoneCard.card, ...card } }],
  })
  const nearest: NearMiss = {
    record: place,
    rules: [{ ...compared, right: { column: '报警电话', value: '13812345679' } }],
    why: { reason: 'rule' },
  }
  const absent = withCard({
    right: null,
    rules: [],
    absence: { grade: 'weak', points: [], variants: [{ column: '联系电话', values: [phone, '01068012345'] }], nearest },
  })

  test('keeps the full card where nothing is hidden', () => {
    expect(redactClue(clue, 'full').cards[0]!.card).toEqual(phoneCard.card)
  })

  test('masks both sides, drops normal forms and names of judges', () => {
    const { card } = redactClue(clue, 'masked').cards[0]!
    expect(card.rules[0]).toEqual({
      ...compared,
      key: '',
      left: { column: '联系电话', value: '138****5678' },
      right: { column: '报警电话', value: '+86 138****5678' },
    })
    expect(card.decision).toEqual({ verdict: 'same', judges: [] })
  })

  test('the whole number on the other side of a masked one is masked, or removed with it', () => {
    const half = { ...compared, compare: 'masked', left: { column: '联系电话', value: '138****5678' } } as const
    const masked = withCard({ rules: [half] })
    expect(redactClue(masked, 'masked').cards[0]!.card.rules[0]!.right.value).toBe('+86 138****5678')
    expect(redactClue(masked, 'noComplainant').cards[0]!.card.rules[0]!.right.value).toBe('（已删除）')
  })

  test.each([
    ['1381234****', phone],
    [phone, '1381234****'],
    ['138****5678', '1381234****'],
    ['*******5678', '138123*****'],
  ])('%s and %s cannot be put together to the whole number', (mine, theirs) => {
    const rule = { ...compared, compare: 'masked', score: 0.6, how: 'hidden' } as const
    const values = { left: { column: '联系电话', value: mine }, right: { column: '报警电话', value: theirs } }
    const cells = [{ label: '报警电话', value: theirs, type: 'phone' as const }]
    const input = {
      ...withCard({ rules: [{ ...rule, ...values }] }),
      summary: '',
      cells: [{ label: '联系电话', value: mine, type: 'phone' as const, field: 'phone' as const }],
      matches: [{ ...clue.matches[0]!, cells }],
    }
    const sheet = redactClue(input, 'masked')
    const [shown] = sheet.cards[0]!.card.rules
    const all = [shown!.left.value, shown!.right.value, sheet.fields[0]!.value, sheet.matches[0]!.fields[0]!.value]
    for (const value of all) expect(value.slice(3, 7)).toBe('****')
    const gone = redactClue(input, 'noComplainant')
    expect(JSON.stringify(gone)).not.toMatch(/5678|138\d/)
    expect(gone.matches[0]!.fields).toEqual([])
  })

  test('what a comparison tells of the complainant is left out of the record too, also with a slip of the pen', () => {
    const slip = {
      ...compared,
      right: { column: '报警电话', value: '13812345679' },
      holds: true,
      score: 0.9,
      how: 'typing',
    } as const
    const cells = [
      { label: '报警电话', value: '13812345679', type: 'phone' as const },
      { label: '嫌疑人', value: '龙峰庆', type: 'personName' as const },
    ]
    const input = { ...withCard({ rules: [slip] }), matches: [{ ...clue.matches[0]!, cells }] }
    const fields = (profile: 'masked' | 'noComplainant') =>
      redactClue(input, profile).matches[0]!.fields.map(({ label }) => label)
    expect(fields('masked')).toEqual(['报警电话', '嫌疑人'])
    expect(fields('noComplainant')).toEqual(['嫌疑人'])
  })

  test('a name in a column of categories is masked as the name that it was compared with', () => {
    const left = [{ name: '来电人', type: 'personName', field: 'caller', isOwn: true }] as const
    const right = [{ name: '备注', type: 'category', isOwn: false }] as const
    for (const compare of ['exact', 'masked'] as const) {
      const rule = {
        ...compared,
        compare,
        left: { column: '来电人', value: '赵*红' },
        right: { column: '备注', value: '赵小红' },
      }
      const card = { ...phoneCard.card, rules: [rule] }
      const { cards } = redactClue({ ...clue, matches: [], cards: [{ ...phoneCard, left, right, card }] }, 'masked')
      expect(cards[0]!.card.rules[0]!.right.value).toBe('赵某某')
    }
  })

  test('a telephone number in a column of codes is masked as what it was compared as', () => {
    const coded = withCard({ rules: [{ ...compared, right: { column: '回拨', value: '13912345670' } }] })
    expect(redactClue(coded, 'masked').cards[0]!.card.rules[0]!.right.value).not.toContain('13912345670')
  })

  test('variants that were looked for and the nearest record leave no number', () => {
    const secrets = clueSecrets(absent)
    expect(secrets).toEqual(expect.arrayContaining([phone, '13812345679', '01068012345']))
    expect(leakScan(JSON.stringify(redactClue(absent, 'full')), secrets).length).toBeGreaterThan(3)
    for (const profile of ['masked', 'noComplainant'] as const) {
      expect(leakScan(JSON.stringify(redactClue(absent, profile)), secrets)).toEqual([])
    }
  })

  test.each(['masked', 'noComplainant'] as const)(
    'what is written in PDF, DOCX and XLSX has no number and no name: %s',
    async (profile) => {
      const half = { ...compared, compare: 'masked', left: { column: '联系电话', value: '138****5678' }, how: 'hidden' } as const
      const masked = withCard({ grade: 'masked', rules: [{ ...half, masked: { determined: 0.6, candidates: 2, chance: 0.01 } }] })
      const inputs = [clue, absent, masked]
      const secrets = inputs.flatMap(clueSecrets)
      const packetOf = (of: 'full' | typeof profile) => {
        return { ...examplePacket(0), contact: '', clues: inputs.map((input) => redactClue(input, of)) }
      }
      const written = async (packet: ReturnType<typeof packetOf>) => {
        const docx = unzipSync(await renderDocx(packet))
        const book = read(renderClueListXlsx(packet), { type: 'array' })
        const sheets = Object.values(book.Sheets).map((sheet) => utils.sheet_to_csv(sheet))
        return [packetHtml(packet), ...Object.values(docx).map((part) => strFromU8(part)), ...sheets].map((part) =>
          part.replace(/<[^>]*>/g, ''),
        )
      }
      for (const part of await written(packetOf(profile))) {
        expect(leakScan(part, secrets)).toEqual([])
        expect(part).not.toContain('张建国')
      }
      const told = (await written(packetOf('full'))).filter((part) => leakScan(part, secrets).length > 0)
      expect(told).toHaveLength(4)
      for (const part of told) expect(part).toContain('无相符记录')
    },
  )
})

describe('leak scan', () => {
  test('a number is found through line breaks, blanks, dashes and full width', () => {
    for (const written of [phone, '138-1234-5678', '138 1234\n5678', '１３８１２３４５６７８', '138\u200b12345678']) {
      expect(leakScan(`联系${written}。`, [phone])).toEqual([{ secret: phone, at: 2 }])
    }
    expect(leakScan('11010519491231002x', [identityNumber])).toHaveLength(1)
  })

  test('a masked number is no leak, and short or masked secrets are not looked for', () => {
    expect(leakScan('138****5678 12345', [phone, '12345', '138****5678'])).toEqual([])
  })

  test('wherever a number is put between other text, it is found at its place', () => {
    const filler = fc.string({ maxLength: 30 }).map((part) => part.replace(/\d/g, ''))
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        expect(leakScan(before + phone + after, [phone])).toEqual([{ secret: phone, at: before.length }])
      }),
    )
  })
})
