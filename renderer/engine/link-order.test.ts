import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { type Model, modelSchema } from '../../shared/model/model.ts'
import { daysBetween, parseDate } from '../../shared/values/date.ts'
import { phonesIn } from '../../shared/values/phone.ts'
import { openTestEngine } from './testing/engine-client.ts'

type Row = [name: string, phone: string, date: string, until: string, masked: string]

/** Numbers that look drawn and are the same every time. */
function rowsOf(prefix: string, count: number, step: number): Row[] {
  return Array.from({ length: count }, (_, index) => {
    const drawn = (index * step) % 97
    const number = `1380013${String(8000 + (drawn % 23))}`
    const phones = ['无', `${number}、010-6234${String(5600 + drawn)}`, number.replace(/(...)(....)(....)/, '$1 $2 $3')]
    const dayOf = (day: number) => `2024-06-${String(day).padStart(2, '0')}`
    const from = (drawn % 28) + 1
    return [
      `${prefix}${index}`,
      phones[index % 3] ?? number,
      index % 11 === 0 ? '' : dayOf(from),
      index % 7 === 0 ? '' : dayOf(Math.min(30, from + (drawn % 5))),
      prefix === '甲' && index % 2 === 0 ? `138****${number.slice(7)}` : number,
    ]
  })
}

const left = rowsOf('甲', 120, 31)
const right = rowsOf('乙', 90, 47)

function holds([, phone, from]: Row, [, otherPhone, to]: Row, days?: [number, number]): boolean {
  const numbers = phonesIn(otherPhone)
  if (!phonesIn(phone).some((number) => numbers.includes(number))) return false
  if (!days) return true
  const [start, end] = [parseDate(from), parseDate(to)]
  return start !== null && end !== null && daysBetween(start, end) >= days[0] && daysBetween(start, end) <= days[1]
}

/** Both stay on so many days at least; an end that is empty is still open. */
function overlaps([, , from, until]: Row, [, , otherFrom, otherUntil]: Row, days: number): boolean {
  if (from === '' || otherFrom === '') return false
  const last = [until, otherUntil].filter((end) => end !== '').sort()[0]
  if (last === undefined) return true
  return daysBetween(parseDate([from, otherFrom].sort()[1]!)!, parseDate(last)!) + 1 >= days
}

function fits([, , , , masked]: Row, [, , , , other]: Row): boolean {
  return (
    masked.slice(0, 3) === other.slice(0, 3) && masked.slice(7) === other.slice(7) && (masked.includes('*') || masked === other)
  )
}

/** The names in each row of a link step, over batches as they are given. */
async function linked(left: Row[][], right: Row[][], model: Model): Promise<string[]> {
  const engine = await openTestEngine()
  const bindings: Record<string, string> = {}
  for (const [source, batches] of Object.entries({ left, right })) {
    for (const [index, rows] of batches.entries()) {
      const text = [['名称', '电话', '日期', '止', '遮盖'], ...rows].map((row) => row.join(',')).join('\n')
      const { dataset } = await engine('import.run', {
        source: { name: `${source}-${index}.csv`, blob: new Blob([`${text}\n`]) },
        options: importOptionsSchema.parse({}),
        target: bindings[source] ? { dataset: bindings[source] } : { name: source, kind: 'table' },
      })
      bindings[source] = dataset
    }
  }
  const found: string[] = []
  for (let offset = 0, total = 1; offset < total; offset += 500) {
    const page = await engine('rows.page', { of: { model, bindings, step: 'linked' }, offset, limit: 500 })
    const names = page.columns.flatMap(({ header }, at) => (header === '名称' ? [at] : []))
    found.push(...page.rows.map(({ cells }) => names.map((at) => cells[at] ?? '').join(' ')))
    total = page.total
  }
  return found.sort()
}

function modelOf(members: object): Model {
  const step = { id: 'linked', op: 'link', left: 'left', right: 'right', on: [byPhone], ...members }
  return modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'order',
    title: '次序',
    sources: { left: {}, right: {} },
    steps: [step],
  })
}

const byPhone = { left: '电话', right: '电话', compare: 'phone' }
const stay = { from: '日期', to: '止' }
const days: [number, number] = [0, 9]
const window = { left: '日期', right: '日期', days }

describe('a link does not depend on the order of rows or on how they are cut into batches', () => {
  it.each([
    ['pairs', {}, () => left.flatMap((l) => right.flatMap((r) => (holds(l, r) ? [`${l[0]} ${r[0]}`] : [])))],
    [
      'pairs within days',
      { window },
      () => left.flatMap((l) => right.flatMap((r) => (holds(l, r, days) ? [`${l[0]} ${r[0]}`] : []))),
    ],
    [
      'rows that have no partner within days',
      { keep: 'unmatched', window },
      () => left.flatMap((l) => (right.some((r) => holds(l, r, days)) ? [] : [`${l[0]} `])),
    ],
    [
      'any of two rules',
      { on: [byPhone, { left: '日期', right: '止', compare: 'exact' }], any: true },
      () => left.flatMap((l) => right.flatMap((r) => (holds(l, r) || (l[2] !== '' && l[2] === r[3]) ? [`${l[0]} ${r[0]}`] : []))),
    ],
    [
      'masked numbers',
      { on: [{ left: '遮盖', right: '遮盖', compare: 'masked' }] },
      () => left.flatMap((l) => right.flatMap((r) => (fits(l, r) ? [`${l[0]} ${r[0]}`] : []))),
    ],
    [
      'common days',
      { op: 'overlap', on: undefined, intervals: { left: stay, right: stay }, atLeastDays: 3 },
      () => left.flatMap((l) => right.flatMap((r) => (overlaps(l, r, 3) ? [`${l[0]} ${r[0]}`] : []))),
    ],
    [
      'rows without common days, of the same number',
      { op: 'overlap', intervals: { left: stay, right: stay }, keep: 'unmatched' },
      () => left.flatMap((l) => (right.some((r) => holds(l, r) && overlaps(l, r, 1)) ? [] : [`${l[0]} `])),
    ],
    [
      'rows without a partner',
      { keep: 'unmatched' },
      () => left.flatMap((l) => (right.some((r) => holds(l, r)) ? [] : [`${l[0]} `])),
    ],
  ])('%s', async (_, members, expected) => {
    const model = modelOf(members)
    const nestedLoop = expected().sort()
    expect(nestedLoop.length).toBeGreaterThan(10)
    expect(await linked([left], [right], model)).toEqual(nestedLoop)
    const cut = (rows: Row[]) => [rows.slice(0, 7), rows.slice(7, 50), rows.slice(50)]
    expect(await linked(cut(left.toReversed()), cut(right), model)).toEqual(nestedLoop)
  })
})
