import { describe, expect, it } from 'vitest'
import type { RunSummary } from '../../../shared/contract/engine.ts'
import type { Clue } from '../../../shared/ledger/clue.ts'
import { usersOf } from './row-users.ts'

const run = { bindings: { tickets: 'd1', cases: 'd2' }, batches: { tickets: ['b1'], cases: ['b3'] } } as unknown as RunSummary
const linked = { left: { dataset: 'd1', batch: 'b1', row: 1 }, right: { dataset: 'd2', batch: 'b3', row: 7 } } as Clue
const alone = { left: { dataset: 'd1', batch: 'b1', row: 2 }, right: null } as Clue

describe('who refers to rows', () => {
  it('a run and a clue refer to the datasets of both sides', () => {
    expect(usersOf([run], [linked, alone], { dataset: 'd1', batch: null })).toEqual({ runs: 1, clues: 2 })
    expect(usersOf([run], [linked, alone], { dataset: 'd2', batch: null })).toEqual({ runs: 1, clues: 1 })
  })

  it('a batch that was imported after the run is referred to by nobody', () => {
    expect(usersOf([run], [linked, alone], { dataset: 'd1', batch: 'b2' })).toEqual({ runs: 0, clues: 0 })
    expect(usersOf([run], [linked, alone], { dataset: 'd1', batch: 'b1' })).toEqual({ runs: 1, clues: 2 })
  })
})
