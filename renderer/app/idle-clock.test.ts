import { expect, it } from 'vitest'
import { IdleClock } from './idle-clock.ts'

const minute = 60_000

it('warns half a minute before the lock and is over after the minutes', () => {
  const clock = new IdleClock(10, 0)
  expect(clock.read(9.4 * minute, false)).toEqual({ state: 'active' })
  expect(clock.read(9.5 * minute, false)).toEqual({ state: 'warning', secondsLeft: 30 })
  expect(clock.read(10 * minute - 400, false)).toEqual({ state: 'warning', secondsLeft: 1 })
  expect(clock.read(10 * minute, false)).toEqual({ state: 'over' })
})

it('begins anew with every touch', () => {
  const clock = new IdleClock(1, 0)
  clock.touch(59_000)
  expect(clock.read(1.4 * minute, false)).toEqual({ state: 'active' })
  expect(clock.read(59_000 + minute, false)).toEqual({ state: 'over' })
})

it('waits for what runs, then announces the lock before it comes', () => {
  const clock = new IdleClock(1, 0)
  expect(clock.read(30 * minute, true)).toEqual({ state: 'active' })
  expect(clock.read(30 * minute + 1000, false)).toEqual({ state: 'warning', secondsLeft: 29 })
  expect(clock.read(30.5 * minute, false)).toEqual({ state: 'over' })
})

it('does not shorten the time of somebody who works beside a running import', () => {
  const clock = new IdleClock(10, 0)
  clock.touch(5 * minute)
  clock.read(6 * minute, true)
  expect(clock.read(14.4 * minute, false)).toEqual({ state: 'active' })
})

it('never locks with 0 minutes', () => {
  expect(new IdleClock(0, 0).read(1e12, false)).toEqual({ state: 'active' })
})
