import { describe, expect, it } from 'vitest'
import type { BatchSummary, DatasetSummary } from '../../../shared/contract/engine.ts'
import { batchOfRow, firstOfNextMonth, rowsOfBatch } from './row-source.ts'

const batchOf = (accepted: number) =>
  ({ account: { received: accepted + 3, accepted, duplicate: 2, rejected: 1 } }) as BatchSummary

describe('rows of the data place', () => {
  it('those of a batch follow the accepted rows of the batches before it', () => {
    const batches = [batchOf(70), batchOf(5), batchOf(20)]
    const ranges = batches.map((batch) => rowsOfBatch({ batches } as DatasetSummary, batch))
    expect(ranges).toEqual([
      { first: 0, count: 70 },
      { first: 70, count: 5 },
      { first: 75, count: 20 },
    ])
  })

  it('a row belongs to the batch in whose range it lies', () => {
    const batches = [batchOf(2), batchOf(0), batchOf(1)]
    const found = [0, 1, 2, 3].map((index) => batchOfRow({ batches } as DatasetSummary, index))
    expect(found).toEqual([batches[0], batches[0], batches[2], null])
  })

  it('a month ends where the next begins, also in December', () => {
    expect(firstOfNextMonth('2026-01')).toBe('2026-02-01')
    expect(firstOfNextMonth('2026-12')).toBe('2027-01-01')
  })
})
