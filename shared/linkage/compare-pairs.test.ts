import { expect, it } from 'vitest'
import { columnOf } from '../table/column.ts'
import { comparedParts, type PairWork, pairThreadWork, type SharedPairs } from './compare-pairs.ts'
import { readRules } from './compared-rule.ts'
import type { FinderRule, FinderSide } from './finder.ts'
import type { LinkThreads } from './link-threads.ts'
import type { RowPairs } from './numeric-keys.ts'
import { plainContext } from './testing/plain-side.ts'

const FIRMS = ['北京市鑫源商贸有限公司', '鑫源商贸', '南京华天科技股份有限公司', '华天科技', '无', '', '北京鑫源贸易公司']
const PLACES = ['南京市鼓楼区中山北路12号', '鼓楼区中山北路十二号', '', '北京市海淀区上地三街9号', '上地三街九号院']
const PHONES = ['13800138000', '13800138001', '', '13800138000、02583112233']

const columns: Record<string, string[]> = {
  企业: Array.from({ length: 60 }, (_, row) => FIRMS[row % FIRMS.length]!),
  地址: Array.from({ length: 60 }, (_, row) => PLACES[(row * 3) % PLACES.length]!),
  电话: Array.from({ length: 60 }, (_, row) => PHONES[(row * 5) % PHONES.length]!),
}
const side: FinderSide = {
  rowCount: 60,
  type: () => undefined,
  column: async (name) => columnOf(columns[name]!),
  days: () => Promise.reject(new Error('not asked for')),
  keys: () => Promise.reject(new Error('not asked for')),
}
const on: FinderRule['on'] = [
  { left: '企业', right: '企业', compare: 'company', atLeast: 0.6 },
  { left: '地址', right: '地址', compare: 'address', atLeast: 0.5, aliases: [['上地三街9号', '上地三街九号院']] },
  { left: '电话', right: '电话', compare: 'phone' },
]

/** Every pair of rows, in parts of some left rows. */
function* allPairs(rowsAPart: number): Generator<RowPairs> {
  for (let from = 0; from < 60; from += rowsAPart) {
    const places = Array.from({ length: rowsAPart * 60 }, (_, at) => at)
    yield {
      leftRows: Uint32Array.from(places, (at) => from + Math.floor(at / 60)),
      rightRows: Uint32Array.from(places, (at) => at % 60),
    }
  }
}

/** Two threads that get copies, each its own share, and answer in turn. */
function copyingThreads(): LinkThreads & { answered: number[] } {
  const answered = [0, 0]
  return {
    answered,
    async *map<Shared, Part, Answer>(work: string, shared: Shared, parts: Iterable<Part>) {
      const threads = [0, 1].map(() => pairThreadWork(work as PairWork)(structuredClone(shared) as SharedPairs))
      let turn = 0
      for (const part of parts) {
        answered[turn]!++
        yield structuredClone((await threads[turn]!(structuredClone(part) as RowPairs)) as Answer)
        turn = 1 - turn
      }
    },
  }
}

async function answers(work: PairWork, rule: FinderRule, rowsAPart: number, expected: number, threads?: LinkThreads) {
  const rules = await readRules(side, side, rule, plainContext)
  const found = []
  for await (const [pairs, answer] of comparedParts(work, rules, rule, allPairs(rowsAPart), expected, {
    ...plainContext,
    threads,
  })) {
    found.push({ pairs, answer })
  }
  return found
}

it.each<[PairWork, Partial<FinderRule>]>([
  ['levels', {}],
  ['similarities', {}],
  ['similarities', { any: true }],
  ['similarities', { any: true, isExistence: true }],
])('%s of pairs are the same bytes in threads as here, part by part (%o)', async (work, more) => {
  const rule: FinderRule = {
    on,
    any: false,
    isSelf: false,
    window: null,
    intervals: null,
    decide: null,
    oneToOne: false,
    isExistence: false,
    ...more,
  }
  const threads = copyingThreads()
  expect(await answers(work, rule, 5, 1e6, threads)).toEqual(await answers(work, rule, 5, 1e6))
  expect(threads.answered).toEqual([6, 6])
  await answers(work, rule, 5, 1000, threads)
  expect(threads.answered, 'a few pairs are compared where they are').toEqual([6, 6])
})
