import { expect, test } from 'vitest'
import { companyName } from '../samples/organizations.ts'
import { Random } from '../samples/random.ts'
import { comparerOf } from './comparers.ts'
import type { CompareKind } from './key.ts'

const random = new Random('粗键')
const signs = [...'恒瑞鼎泽弘晟昱锦盛祥号楼区路王李张']

function mistyped(text: string, at: number): string {
  const own = random.at(at)
  const place = own.below(text.length)
  const sign = signs[own.below(signs.length)]!
  const kind = own.below(3)
  if (kind === 0) return text.slice(0, place) + sign + text.slice(place + 1)
  if (kind === 1) return text.slice(0, place) + text.slice(place + 1)
  return text.slice(0, place) + sign + text.slice(place)
}

const makers: [CompareKind, number, (at: number) => string][] = [
  ['company', 0.8, (at) => companyName(at * 7)],
  ['address', 0.8, (at) => `三里河${(at % 9) + 1}区${(at % 37) + 1}号楼${(at % 5) + 1}单元${100 + (at % 900)}室`],
  ['text', 0.8, (at) => `${companyName(at)}占用消防通道${at}次`],
  ['name', 0.6, (at) => companyName(at * 3).slice(2, 5)],
]

test.each(makers)('%s: mistyped values that are alike by %d share a coarse key, 995 of 1 000', (kind, least, make) => {
  const comparer = comparerOf(kind)
  let alike = 0
  let shared = 0
  for (let at = 0; at < 1500; at++) {
    const text = make(at)
    const [left, right] = [comparer.normal(text), comparer.normal(mistyped(text, at))]
    if (left === null || right === null || comparer.compare(left, right).similarity < least) continue
    alike++
    const blocks = new Set(comparer.blocks(left, least))
    if (comparer.blocks(right, least).some((block) => blocks.has(block))) shared++
  }
  expect(alike).toBeGreaterThan(100)
  expect(shared / alike).toBeGreaterThanOrEqual(0.995)
})

test('names that are alike beyond any slip of the pen always share a coarse key: characters, sound or shape', () => {
  const comparer = comparerOf('name')
  const characters = [...'张章长王玉汪李季里伟炜韦卫丽莉利昊吴末未朱子梓紫涵含敏每']
  const ways = new Set<string>()
  for (let at = 0; at < 60_000; at++) {
    const own = random.at(at)
    const name = (length: number) => Array.from({ length }, () => characters[own.below(characters.length)]!).join('')
    const one = name(2 + own.below(2))
    const other = own.below(2) === 0 ? [...one].reverse().join('') : one.slice(0, -1) + name(1)
    const [left, right] = [comparer.normal(one), comparer.normal(other)]
    if (left === null || right === null) continue
    const { similarity, how } = comparer.compare(left, right)
    if (similarity < 0.86) continue
    ways.add(how)
    const blocks = new Set(comparer.blocks(left, 0.86))
    expect([one, other, comparer.blocks(right, 0.86).some((block) => blocks.has(block))]).toEqual([one, other, true])
  }
  expect([...ways].sort()).toEqual(['equal', 'order', 'shape', 'sound'])
})
