import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { questionOf, SETTLED } from '../../shared/ledger/judgement.ts'
import type { LinkVerdict } from '../../shared/ledger/link-judgement.ts'
import { type Model, modelSchema } from '../../shared/model/model.ts'
import { droppedFile, openTestEngine, startTestEngine } from './testing/engine-client.ts'
import { type ReadPair, readPairs } from './testing/review-cells.ts'

const auto = importOptionsSchema.parse({})
const question = questionOf('suspects', 'linked')

const phoneOf = (n: number) => `138${String(10_000_000 + n * 37)}`
/** The case names the caller of the ticket with the same number where that is at most 30. */
const callerOf = (n: number) => `张${String.fromCodePoint(0x4e00 + n)}`
const suspectOf = (n: number) => (n <= 30 ? callerOf(n) : `李${String.fromCodePoint(0x4f00 + n)}`)

function ticketLines(from: number, to: number, suffix = '') {
  const lines = ['工单编号,诉求人,联系电话,诉求内容']
  for (let n = from; n <= to; n++) {
    lines.push(`20260612${String(n).padStart(6, '0')}${suffix},${callerOf(n)},${phoneOf(n)},第${n}件停车被多收费${suffix}`)
  }
  return `${lines.join('\n')}\n`
}

function caseLines(from: number, to: number) {
  const lines = ['案号,当事人,电话']
  for (let n = from; n <= to; n++) lines.push(`（2026）检${1000 + n}号,${suspectOf(n)},${phoneOf(n)}`)
  return `${lines.join('\n')}\n`
}

interface Lists {
  tickets: string
  cases: string
  batches: string[]
}

async function importLists(call: Call<EngineContract>, tickets: string, cases: string, known?: Lists): Promise<Lists> {
  const into = (dataset: string | undefined, name: string, kind: 'ticket' | 'table') => (dataset ? { dataset } : { name, kind })
  const of = (name: string, content: string) => ({ source: droppedFile(name, content), options: auto })
  const first = await call('import.run', { ...of('工单.csv', tickets), target: into(known?.tickets, '工单', 'ticket') })
  const second = await call('import.run', { ...of('案件.csv', cases), target: into(known?.cases, '案件', 'table') })
  return { tickets: first.dataset, cases: second.dataset, batches: [first.batch.id, second.batch.id] }
}

const phoneRule = { left: '联系电话', right: '电话', compare: 'phone' } as const
const nameRule = { left: '诉求人', right: '当事人', compare: 'name' } as const

function modelOf(...on: object[]): Model {
  return modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'suspects',
    sources: { tickets: {}, cases: {} },
    steps: [{ id: 'linked', op: 'link', left: 'tickets', right: 'cases', on }],
  })
}

const loose = modelOf(phoneRule)
const strict = modelOf(phoneRule, nameRule)

const numberIn = (cells: readonly string[]) => Number(cells[0]!.slice(8, 14))
const judges: [string, string] = ['甲', '乙']

async function queueOf(call: Call<EngineContract>, { tickets, cases }: Lists, size: number, isBlind = false) {
  const draw = { kind: 'strata' as const, size, seed: 'a' }
  const queue = await call('review.queue', { model: loose, bindings: { tickets, cases }, step: 'linked', draw, isBlind })
  return { ...queue, pairs: await readPairs(call, queue.pairs) }
}

async function judgeAll(
  call: Call<EngineContract>,
  judge: string,
  pairs: readonly ReadPair[],
  verdictOf: (n: number) => LinkVerdict | null,
) {
  const verdicts = pairs.map(({ left, right }) => ({ left, right, verdict: verdictOf(numberIn(left.cells)) }))
  await call('review.judge', { question, judge, isBlind: false, verdicts })
}

/** For each link the ticket's and the case's number, with the batch that each came with. */
async function linksOf(call: Call<EngineContract>, model: Model, { tickets, cases }: Lists): Promise<string[]> {
  const of = { model, bindings: { tickets, cases }, step: 'linked' }
  const { rows, columns } = await call('rows.page', { of, offset: 0, limit: 500 })
  const number = columns.findIndex(({ name }) => name === '案号')
  return rows
    .map(({ cells }) => `${Number(cells[0]!.slice(8, 14))}${cells[0]!.slice(14)}-${Number(cells[number]!.slice(7, 11)) - 1000}`)
    .sort()
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe('a review of links', () => {
  it('of 50 links made in one month excludes and includes the same pairs when the next month is imported, and when the first is removed', async () => {
    const call = await openTestEngine()
    const march = await importLists(call, ticketLines(1, 60), caseLines(1, 60))
    const { pairs, columns, threshold } = await queueOf(call, march, 50)
    expect([pairs.length, columns.left[0]!.name, threshold]).toEqual([50, '工单编号', null])
    await judgeAll(call, '甲', pairs, (n) => (n % 2 === 1 ? 'same' : 'different'))
    const judged = new Set(pairs.map(({ left }) => numberIn(left.cells)))
    expect(judged.size).toBe(50)
    const isLink = (n: number) => (judged.has(n) ? n % 2 === 1 : n <= 30)
    const inMarch = numbers(1, 60).filter(isLink)
    expect(await linksOf(call, strict, march)).toEqual(inMarch.map((n) => `${n}-${n}`).sort())
    expect(inMarch.some((n) => n > 30)).toBe(true)

    await importLists(call, ticketLines(25, 90, 'HBD1'), caseLines(25, 90), march)
    const inApril = numbers(1, 90).filter((n) => isLink(n) && (n <= 60 || !judged.has(n)))
    const expected = inApril.flatMap((n) => {
      const old = n <= 60 ? [`${n}-${n}`] : []
      return n < 25 ? old : [...old, ...(n <= 60 ? [`${n}-${n}`, `${n}HBD1-${n}`] : []), `${n}HBD1-${n}`]
    })
    expect(await linksOf(call, strict, march)).toEqual(expected.sort())

    for (const batch of march.batches) await call('batch.remove', { batch })
    const left = inApril.filter((n) => n >= 25).map((n) => `${n}HBD1-${n}`)
    expect(await linksOf(call, strict, march)).toEqual(left.sort())
  })

  it('a verdict that is taken back binds no more, a dispute binds nobody until it is settled', async () => {
    const call = await openTestEngine()
    const lists = await importLists(call, ticketLines(1, 4), caseLines(1, 4))
    const { pairs } = await queueOf(call, lists, 10)
    await judgeAll(call, '甲', pairs, () => 'different')
    expect(await linksOf(call, loose, lists)).toEqual([])
    await judgeAll(call, '甲', pairs, (n) => (n === 1 ? null : 'different'))
    expect(await linksOf(call, loose, lists)).toEqual(['1-1'])
    await judgeAll(call, '乙', pairs, (n) => (n === 2 ? 'same' : n === 3 ? 'unsure' : null))
    expect(await linksOf(call, loose, lists)).toEqual(['1-1', '2-2', '3-3'])
    await judgeAll(call, SETTLED, pairs, (n) => (n === 2 ? 'different' : null))
    expect(await linksOf(call, loose, lists)).toEqual(['1-1', '3-3'])
  })

  it('judged rows outrank a pair of the same content with another verdict', async () => {
    const call = await openTestEngine()
    const lists = await importLists(call, ticketLines(1, 3), caseLines(1, 3))
    await judgeAll(call, '甲', (await queueOf(call, lists, 10)).pairs, () => 'different')
    await importLists(call, ticketLines(1, 3, 'HBD1'), '案号,当事人,电话\n（2026）检9000号,王一,13900000000\n', lists)
    const { pairs } = await queueOf(call, lists, 10)
    const again = pairs.filter(({ left }) => left.cells[0]!.endsWith('HBD1') && numberIn(left.cells) === 2)
    expect([pairs.length, again.length]).toEqual([6, 1])
    await judgeAll(call, '甲', again, () => 'same')
    expect(await linksOf(call, loose, lists)).toEqual(['2HBD1-2'])
  })

  it('keeps the rows without a partner apart: a judged pair is one, and a pair judged to be none leaves its row alone', async () => {
    const call = await openTestEngine()
    const lists = await importLists(call, ticketLines(1, 6), caseLines(3, 8))
    const of = { model: loose, bindings: { tickets: lists.tickets, cases: lists.cases }, step: 'linked' }
    const alone = modelSchema.parse({ ...loose, steps: [{ ...loose.steps[0], keep: 'unmatched' }] })
    const countAlone = async () =>
      (await call('rows.page', { of: { ...of, model: alone }, offset: 0, limit: 9 })).rows.map(({ cells }) => numberIn(cells))
    expect(await countAlone()).toEqual([1, 2])
    const { pairs } = await queueOf(call, lists, 10)
    await judgeAll(call, '甲', pairs, (n) => (n === 4 ? 'different' : null))
    expect(await countAlone()).toEqual([1, 2, 4])
  })
})

describe('the queue of a review', () => {
  it('shows both records and each comparison; blind it tells no likeness, and the judged pairs stay in it', async () => {
    const call = await openTestEngine()
    const lists = await importLists(call, ticketLines(1, 8), caseLines(1, 8))
    const open = await queueOf(call, lists, 5)
    const blind = await queueOf(call, lists, 5, true)
    expect(blind.pairs.map(({ left }) => left)).toEqual(open.pairs.map(({ left }) => left))
    const [pair] = open.pairs
    const n = numberIn(pair!.left.cells)
    expect(pair!.right.cells).toEqual([`（2026）检${1000 + n}号`, suspectOf(n), phoneOf(n)])
    expect(pair!.rules).toEqual([
      {
        compare: 'phone',
        left: { column: '联系电话', value: phoneOf(n) },
        right: { column: '电话', value: phoneOf(n) },
        likeness: { similarity: 1, how: 'equal' },
      },
    ])
    expect(blind.pairs.flatMap(({ rules }) => rules.map(({ likeness }) => likeness))).toEqual([null, null, null, null, null])
    await judgeAll(call, '甲', open.pairs, () => 'different')
    expect(await queueOf(call, lists, 5)).toEqual(open)
  })

  it('of a step that is no link is refused by name', async () => {
    const call = await openTestEngine()
    const lists = await importLists(call, ticketLines(1, 2), caseLines(1, 2))
    const draw = { kind: 'threshold' as const, size: 5, seed: 'a' }
    const of = { model: loose, bindings: { tickets: lists.tickets, cases: lists.cases }, step: 'tickets' }
    await expect(call('review.queue', { ...of, draw, isBlind: true })).rejects.toMatchObject({ code: 'link.missing' })
  })
})

describe('the summary of a review', () => {
  it('counts verdicts, measures two judges and the precision, and is noted in the audit log', async () => {
    const call = await openTestEngine()
    const lists = await importLists(call, ticketLines(1, 40), caseLines(1, 40))
    const { pairs } = await queueOf(call, lists, 20)
    const sampled = pairs.map(({ left }) => numberIn(left.cells)).sort((a, b) => a - b)
    const wrong = new Set(sampled.slice(0, 5))
    const disputed = new Set(sampled.slice(5, 7))
    await judgeAll(call, '甲', pairs, (n) => (wrong.has(n) ? 'different' : 'same'))
    await judgeAll(call, '乙', pairs, (n) => (wrong.has(n) || disputed.has(n) ? 'different' : 'same'))
    const draw = { kind: 'strata' as const, size: 20, seed: 'a' }
    const of = { model: loose, bindings: { tickets: lists.tickets, cases: lists.cases }, step: 'linked', draw, judges }
    const summary = await call('review.summary', of)
    expect(summary.strata.at(-1)).toEqual({ from: 0.99, to: 1, pairs: 40, same: 13, different: 5, unsure: 0, disputed: 2 })
    expect(summary.agreement).toMatchObject({ both: 20, agreed: 18 })
    expect(summary).toMatchObject({ disputed: 2, mustLinks: 13, cannotLinks: 5, recall: null })
    expect(summary.precision!.value).toBeCloseTo(13 / 18, 9)
    expect(summary.precision!.low).toBeLessThan(0.65)
    expect(summary.precision!.high).toBeGreaterThan(0.78)
    const nearest = await call('review.summary', { ...of, draw: { ...draw, kind: 'threshold' } })
    expect([nearest.precision, nearest.mustLinks]).toEqual([null, 13])
    const { entries } = await call('audit.page', { offset: 0, limit: 2 })
    expect(entries.map(({ action, subject, details }) => [action, subject, details])).toEqual([
      ['review.judge', question, { judge: '乙', same: 13, different: 7 }],
      ['review.judge', question, { judge: '甲', same: 15, different: 5 }],
    ])
  })

  it('what was judged, and how, survives a restart', async () => {
    const name = `reviews-${Math.random()}`
    const password = 'correct horse'
    const first = await startTestEngine(name)
    await first.call('vault.create', { password })
    const lists = await importLists(first.call, ticketLines(1, 3), caseLines(1, 3))
    const review = { question, judges, current: 0 as const, isBlind: true, kind: 'threshold' as const, size: 30, seed: 'a' }
    await first.call('review.set', review)
    await judgeAll(first.call, '甲', (await queueOf(first.call, lists, 9)).pairs, (n) => (n === 2 ? 'different' : 'same'))
    await first.close()
    const second = await startTestEngine(name)
    await second.call('vault.unlock', { password })
    expect(await second.call('review.get', { question })).toEqual(review)
    expect(await second.call('review.get', { question: 'other/step' })).toBeNull()
    expect((await second.call('review.list', { question })).map(({ verdict }) => verdict).sort()).toEqual([
      'different',
      'same',
      'same',
    ])
    expect(await linksOf(second.call, loose, lists)).toEqual(['1-1', '3-3'])
  })
})
