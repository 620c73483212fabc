import { expect, test } from 'vitest'
import { columnOf } from '../table/column.ts'
import { findByScore } from './find-by-score.ts'
import type { FinderRule, FinderSide } from './finder.ts'
import type { CompareKind } from './key.ts'
import { numericKeys } from './read-keys.ts'
import { plainContext } from './testing/plain-side.ts'

interface Person {
  family: number
  name: string
  day: string
  phone: string
  address: string
}

const kinds: Record<keyof Omit<Person, 'family'>, CompareKind> = { name: 'name', day: 'date', phone: 'phone', address: 'address' }
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const givens = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志春红玉兰']
const estates = [...'甲乙丙丁戊己庚辛壬癸'].map((each) => `${each}子里`)

/** Homes of one telephone and one address; on the left one of each home, on the right the same one or, in each third home, another one of it. */
function homes(count: number): { left: Person[]; right: Person[] } {
  let state = 7
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const person = (family: number): Person => ({
    family,
    name: surnames[next(20)]! + givens[next(givens.length)]! + givens[next(givens.length)]!,
    day: `19${50 + next(50)}-0${1 + next(9)}-${10 + next(18)}`,
    phone: `138${String(10_000_000 + family * 37)}`,
    address: `${estates[family % 10]}${1 + (family % 37)}号楼${1 + (family % 6)}单元${101 + family}`,
  })
  const left = Array.from({ length: count }, (_, family) => person(family))
  return { left, right: left.map((one) => (one.family % 3 === 0 ? person(one.family) : { ...one })) }
}

function sideOf(people: readonly Person[]): FinderSide {
  const column = (name: string) => columnOf(people.map((one) => String(one[name as keyof Person])))
  return {
    rowCount: people.length,
    type: () => undefined,
    column: async (name) => column(name),
    keys: async (name, kind, type) => numericKeys(kind, column(name), type),
    days: async () => new Int32Array(people.length),
  }
}

function link(left: readonly Person[], right: readonly Person[], columns: readonly (keyof typeof kinds)[]) {
  const on = columns.map((name) => ({ left: name, right: name, compare: kinds[name] }))
  const rule = { on, any: false, isSelf: false, window: null, intervals: null, oneToOne: false, isExistence: false }
  return findByScore(sideOf(left), sideOf(right), { ...rule, decide: { probability: 0.5 } } satisfies FinderRule, plainContext)
}

test('who has telephone and address in common but another name and birthday is of the family, not the same person', async () => {
  const { left, right } = homes(900)
  const { leftRows, rightRows } = await link(left, right, ['name', 'day', 'phone', 'address'])
  const same = Array.from(leftRows, (one, at) => left[one]!.name === right[rightRows[at]!]!.name)
  expect(same.filter((each) => each)).toHaveLength(600)
  expect(same.filter((each) => !each).length).toBeLessThan(30)
})

test('where nothing but what is shared is compared, it decides alone', async () => {
  const { left, right } = homes(300)
  const { leftRows, rightRows, figures } = await link(left, right, ['phone', 'address'])
  expect(figures?.model?.mostShared).toBeNull()
  expect(leftRows).toHaveLength(300)
  expect([...leftRows]).toEqual([...rightRows])
})

test('the parts of a pair are cut to what its shared evidence may tell, and add up to its score', async () => {
  const { left, right } = homes(900)
  const { figures } = await link(left, right, ['name', 'day', 'phone', 'address'])
  const { model, parts, score, width } = figures!
  const most = model!.mostShared! / Math.LN2
  const prior = Math.log2(model!.prior / (1 - model!.prior))
  let cut = 0
  score!.forEach((sum, at) => {
    const [name, day, phone, address] = [...parts!.subarray(width * at, width * (at + 1))] as [number, number, number, number]
    expect(phone + address).toBeLessThanOrEqual(most + 1e-4)
    if (phone + address > most - 1e-4) cut++
    expect(prior + name + day + phone + address).toBeCloseTo(sum, 3)
  })
  expect(cut).toBeGreaterThan(0)
})
