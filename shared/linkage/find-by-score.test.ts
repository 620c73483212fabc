import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findByScore } from './find-by-score.ts'
import type { FinderContext, FinderRule } from './finder.ts'
import type { CompareKind } from './key.ts'
import { plainContext, plainSide } from './testing/plain-side.ts'

type Table = Record<string, string[]>

const gold = new URL('../../../shared/data/', import.meta.url)

function rulesOf(columns: Record<string, CompareKind>): FinderRule['on'] {
  return Object.entries(columns).map(([name, compare]) => ({ left: name, right: name, compare }))
}

function ruleOf(on: FinderRule['on'], more: Partial<FinderRule> = {}): FinderRule {
  const decide = { probability: 0.5 }
  return { on, any: false, isSelf: false, window: null, intervals: null, decide, oneToOne: false, isExistence: false, ...more }
}

async function found(left: Table, right: Table, rule: FinderRule, given: Partial<FinderContext> = {}) {
  const side = plainSide(left)
  return findByScore(side, rule.isSelf ? side : plainSide(right), rule, { ...plainContext, ...given })
}

/** A generator of numbers below 1 that gives the same ones each time. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const givens = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志春红玉兰']

/** Persons, and the same persons once more with errors, in an order of their own; `truth[i]` is the place of person i on the right. */
function planted(count: number, seed: number): { left: Table; right: Table; truth: number[] } {
  const next = chance(seed)
  const pick = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)]!
  const people = Array.from({ length: count }, () => ({
    name: pick(surnames) + pick(givens) + pick(givens),
    day: `19${50 + Math.floor(next() * 50)}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 9)}`,
    phone: `138${String(Math.floor(next() * 1e8)).padStart(8, '0')}`,
  }))
  const order = people.map((_, at) => ({ at, by: next() })).sort((a, b) => a.by - b.by)
  const copies = order.map(({ at }) => {
    const { name, day, phone } = people[at]!
    return {
      name: next() < 0.2 ? name.slice(0, 2) + pick(givens) : name,
      day: next() < 0.1 ? '' : day,
      phone: next() < 0.2 ? '' : next() < 0.1 ? `${phone.slice(0, 10)}${(Number(phone[10]) + 1) % 10}` : phone,
    }
  })
  const table = (rows: typeof people): Table => ({
    姓名: rows.map(({ name }) => name),
    生日: rows.map(({ day }) => day),
    电话: rows.map(({ phone }) => phone),
  })
  const truth: number[] = []
  order.forEach(({ at }, place) => {
    truth[at] = place
  })
  return { left: table(people), right: table(copies), truth }
}

const persons = rulesOf({ 姓名: 'name', 生日: 'date', 电话: 'phone' })

function shuffled(table: Table, seed: number): { table: Table; places: number[] } {
  const next = chance(seed)
  const count = Object.values(table)[0]!.length
  const places = Array.from({ length: count }, (_, at) => ({ at, by: next() }))
    .sort((a, b) => a.by - b.by)
    .map(({ at }) => at)
  const column = (values: string[]) => places.map((place) => values[place]!)
  return { table: Object.fromEntries(Object.entries(table).map(([name, values]) => [name, column(values)])), places }
}

describe('findByScore', () => {
  test.each([false, true])('planted persons are found again without being told how (oneToOne: %s)', async (oneToOne) => {
    const { left, right, truth } = planted(400, 7)
    const { leftRows, rightRows } = await found(left, right, ruleOf(persons, { oneToOne }))
    const correct = leftRows.filter((row, at) => truth[row] === rightRows[at]).length
    expect(correct / leftRows.length).toBeGreaterThan(0.98)
    expect(correct / truth.length).toBeGreaterThan(0.93)
  })

  test.each([false, true])('the result does not depend on the order of rows (oneToOne: %s)', async (oneToOne) => {
    const { left, right } = planted(150, 11)
    const rule = ruleOf(persons, { oneToOne, decide: { probability: 0.01 } })
    const plain = await found(left, right, rule)
    const [ours, theirs] = [shuffled(left, 3), shuffled(right, 5)]
    const mixed = await found(ours.table, theirs.table, rule)
    const told = (rows: typeof plain, one: (row: number) => number, other: (row: number) => number) =>
      Array.from(rows.leftRows, (row, at) => {
        const { probability, score } = rows.figures!
        return [one(row), other(rows.rightRows[at]!), probability![at], score![at], rows.rules[at]].join()
      }).sort()
    expect(
      told(
        mixed,
        (row) => ours.places[row]!,
        (row) => theirs.places[row]!,
      ),
    ).toEqual(
      told(
        plain,
        (row) => row,
        (row) => row,
      ),
    )
    expect(mixed.figures!.model).toEqual(plain.figures!.model)
  })

  test('the bits of all comparisons and of the prior add up to the score, and the score to the probability', async () => {
    const { left, right } = planted(200, 13)
    const { leftRows, figures } = await found(left, right, ruleOf(persons))
    const { parts, score, probability, model, width } = figures!
    const prior = Math.log2(model!.prior / (1 - model!.prior))
    expect(leftRows.length).toBeGreaterThan(100)
    leftRows.forEach((_, at) => {
      let bits = prior
      for (let part = 0; part < width; part++) if (!Number.isNaN(parts![at * width + part]!)) bits += parts![at * width + part]!
      expect(score![at]).toBeCloseTo(bits, 3)
      expect(probability![at]).toBeCloseTo(1 / (1 + 2 ** -bits), 4)
    })
  })

  test('an equal rare name tells more than an equal common one, a missing value nothing', async () => {
    const { left, right } = planted(200, 17)
    for (let row = 0; row < 40; row++) {
      left.姓名![row] = '王伟'
      right.姓名![row] = '王伟'
    }
    left.姓名![40] = '欧阳娜娜'
    right.姓名![40] = '欧阳娜娜'
    right.生日![40] = ''
    right.电话![40] = left.电话![40] = '13800001111'
    const { leftRows, rightRows, figures } = await found(left, right, ruleOf(persons, { decide: { probability: 0 } }))
    const at = (one: number, other: number) => leftRows.findIndex((row, place) => row === one && rightRows[place] === other)
    const bits = (place: number) => Array.from(figures!.parts!.subarray(place * 3, place * 3 + 3))
    const rare = bits(at(40, 40))
    const common = bits(leftRows.findIndex((row, place) => row < 40 && rightRows[place]! < 40))
    expect(rare[0]).toBeGreaterThan(common[0]! + 3)
    expect(rare[1]).toBeNaN()
  })

  test('exchanged columns of two names are taken for what they are', async () => {
    const { left } = planted(200, 19)
    const names = left.姓名!.map((name) => name.slice(0, 2))
    const others = left.生日!.map((_, at) => `${surnames[at % 20]}${givens[(at * 7) % 30]}${givens[at % 30]}`)
    const one = { 原告: names.map((name, at) => name + givens[at % 30]), 被告: others }
    const two = { 原告: others, 被告: one.原告 }
    const { leftRows, rightRows } = await found(one, two, ruleOf(rulesOf({ 原告: 'name', 被告: 'name' })))
    expect(leftRows.filter((row, at) => rightRows[at] === row).length).toBeGreaterThan(190)
  })

  test('of two lists without duplicates an equal number outweighs that a name and a day differ, which it does not where numbers recur', async () => {
    const { left, right, truth } = planted(400, 37)
    const numbers = left.姓名!.map((_, at) => `A${1000 + 7 * at}`)
    const isChanged = (person: number) => person % 20 === 0
    const persons = { ...left, 编号: numbers }
    const others: typeof right = { ...right, 编号: right.姓名!.map((_, place) => numbers[truth.indexOf(place)]!) }
    for (let person = 0; person < 400; person += 20) {
      others.姓名![truth[person]!] = '慕容复'
      others.生日![truth[person]!] = '2011-12-31'
    }
    const on = rulesOf({ 姓名: 'name', 生日: 'date', 编号: 'id' })
    const { leftRows, rightRows } = await found(persons, others, ruleOf(on, { oneToOne: true }))
    const foundAgain = (person: number) => leftRows.some((row, at) => row === person && rightRows[at] === truth[person])
    expect(numbers.filter((_, person) => isChanged(person) && foundAgain(person)).length).toBeGreaterThan(18)
    const recurring = (table: Table): Table => ({
      ...table,
      编号: table.编号!.map((number) => `B${Number(number.slice(1)) % 20}`),
    })
    const less = await found(recurring(persons), recurring(others), ruleOf(on, { oneToOne: true }))
    expect(Array.from(less.leftRows).filter(isChanged)).toHaveLength(0)
  })

  test('shares that the analyst gave are kept', async () => {
    const { left, right } = planted(100, 23)
    const m = [0.01, 0.02, 0.02, 0.05, 0.9]
    const u = [0.9, 0.05, 0.02, 0.02, 0.01]
    const { figures } = await found(
      left,
      right,
      ruleOf(persons, { decide: { probability: 0.5, expected: 90, weights: [{ rule: 0, m, u }] } }),
    )
    expect(figures!.model!.comparisons[0]).toMatchObject({ m, u })
    expect(figures!.model!.prior).toBeCloseTo(90 / 10_000, 9)
  })

  test('a side without rows gives none, sides without anything in common cannot be estimated', async () => {
    const { left } = planted(10, 29)
    expect((await found(left, { 姓名: [], 生日: [], 电话: [] }, ruleOf(persons))).leftRows).toHaveLength(0)
    const other = { 姓名: ['慕容复'], 生日: ['2011-12-31'], 电话: ['15900000001'] }
    await expect(found(left, other, ruleOf(persons))).rejects.toMatchObject({ code: 'link.notEnoughPairs' })
  })

  test('what would compare more pairs than allowed has to be run', async () => {
    const { left, right } = planted(300, 31)
    await expect(found(left, right, ruleOf(persons), { mostCompared: 50 })).rejects.toMatchObject({ code: 'link.needsRun' })
  })

  test.skipIf(!existsSync(gold))('febrl dataset 1 is linked without an error', async () => {
    const table = readGold('febrl/dataset1.csv')
    const on = rulesOf({
      given_name: 'name',
      surname: 'name',
      address_1: 'text',
      suburb: 'text',
      postcode: 'id',
      soc_sec_id: 'id',
      date_of_birth: 'date',
    })
    const entities = table.rec_id!.map((id) => id.split('-')[1]!)
    expect(await quality(table, on, entities)).toBeGreaterThan(0.98)
  })

  test.skipIf(!existsSync(gold))('splink fake 1000 is linked better than asked', async () => {
    const table = readGold('splink_fake1000/fake_1000.csv')
    const on = rulesOf({ first_name: 'name', surname: 'name', dob: 'date', city: 'text', email: 'text' })
    expect(await quality(table, on, table.cluster!)).toBeGreaterThan(0.95)
  })
})

function readGold(path: string): Table {
  const [head, ...lines] = readFileSync(new URL(path, gold), 'utf8').trim().split(/\r?\n/)
  const names = head!.split(',').map((name) => name.trim())
  const rows = lines.map((line) => line.split(',').map((cell) => cell.trim()))
  return Object.fromEntries(names.map((name, at) => [name, rows.map((row) => row[at] ?? '')]))
}

/** F1 of the pairs within one table against those that have an entity in common. */
async function quality(table: Table, on: FinderRule['on'], entities: readonly string[]): Promise<number> {
  const { leftRows, rightRows } = await found(table, table, ruleOf(on, { isSelf: true }))
  const correct = leftRows.filter((row, at) => entities[row] === entities[rightRows[at]!]).length
  let truth = 0
  entities.forEach((entity, row) => {
    for (let other = row + 1; other < entities.length; other++) if (entities[other] === entity) truth++
  })
  return (2 * correct) / (leftRows.length + truth)
}
