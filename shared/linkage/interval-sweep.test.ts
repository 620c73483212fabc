import { expect, test } from 'vitest'
import type { AppError } from '../errors.ts'
import { overlappingPairs, type SweepOptions } from './interval-sweep.ts'
import type { Intervals } from './intervals.ts'

const options: SweepOptions = {
  isSelf: false,
  leastDays: 1,
  mostPairs: 1e6,
  columns: { left: '起', right: '入住' },
  pause: async () => {},
}

const many = (count: number, from: number, to: number): Intervals => ({
  from: new Int32Array(count).fill(from),
  to: new Int32Array(count).fill(to),
})
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: AppError) => ({ code: error.code, ...error.details }),
  )

test('a flood is known before the first pair: a million open stays against a million name one of them at once', async () => {
  const [left, right] = [many(1_000_000, 0, 100), many(1_000_000, 50, 150)]
  const started = performance.now()
  const fault = await faultOf(overlappingPairs(left, right, { ...options, mostPairs: 20_000_000 }))
  expect(fault).toMatchObject({
    code: 'model.tooManyPairs',
    leftCount: 1,
    rightCount: 1_000_000,
    value: '1970-01-01 – 1970-04-11',
  })
  expect(performance.now() - started).toBeLessThan(5000)
})

test('a table with itself counts each pair once', async () => {
  const stays = many(1000, 0, 5)
  const half = (1000 * 999) / 2
  const { leftRows } = await overlappingPairs(stays, stays, { ...options, isSelf: true, mostPairs: half })
  expect(leftRows).toHaveLength(half)
  expect(await faultOf(overlappingPairs(stays, stays, { ...options, isSelf: true, mostPairs: half - 1 }))).toMatchObject({
    rightCount: 999,
  })
})

test('stays that meet for too few days cost nothing', async () => {
  const [left, right] = [many(200_000, 0, 20), many(200_000, 20, 40)]
  const started = performance.now()
  expect((await overlappingPairs(left, right, { ...options, leastDays: 2 })).leftRows).toHaveLength(0)
  expect(performance.now() - started).toBeLessThan(5000)
})

test('more pairs than may be made while somebody edits are told to need a run', async () => {
  const [left, right] = [many(100, 0, 9), many(50, 5, 9)]
  expect(await faultOf(overlappingPairs(left, right, { ...options, mostCompared: 4999 }))).toEqual({
    code: 'link.needsRun',
    compared: 5000,
  })
  expect((await overlappingPairs(left, right, { ...options, mostCompared: 5000 })).leftRows).toHaveLength(5000)
})

test('a cancel is heard between two rows', async () => {
  const stays = many(6000, 0, 9)
  const pause = () => Promise.reject(new Error('cancelled'))
  await expect(overlappingPairs(stays, stays, { ...options, isSelf: true, mostPairs: 2e7, pause })).rejects.toThrow('cancelled')
})
