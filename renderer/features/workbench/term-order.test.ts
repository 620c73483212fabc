import { describe, expect, it } from 'vitest'
import { precisionOf, type TermLine } from '../../../shared/screening/term-report.ts'
import { inTermOrder, nextOrder, type TermOrder } from './term-order.ts'

const line = (term: string, hits: number, relevant = 0, irrelevant = 0): TermLine => ({
  term,
  hits,
  inInput: hits,
  unique: 0,
  marginal: 0,
  share: null,
  removedByExclusion: 0,
  removedLater: 0,
  precision: precisionOf({ relevant, irrelevant, unsure: 0 }),
  samples: [],
})
const terms = [line('占用', 5, 1, 1), line('堵', 9), line('停车', 5, 3, 0)]
const sorted = (column: TermOrder['column'], isDescending: boolean) =>
  inTermOrder(terms, { column, isDescending }).map(({ term }) => term)

describe('the order of terms', () => {
  it('is that of the layer until a column is chosen; equal numbers stay in it', () => {
    expect(inTermOrder(terms, null)).toBe(terms)
    expect(sorted('hits', true)).toEqual(['堵', '占用', '停车'])
    expect(sorted('hits', false)).toEqual(['占用', '停车', '堵'])
    expect(sorted('term', false)).toEqual(['堵', '停车', '占用'])
  })

  it('puts terms without a known precision last, whichever way', () => {
    expect(sorted('precision', true)).toEqual(['停车', '占用', '堵'])
    expect(sorted('precision', false)).toEqual(['占用', '停车', '堵'])
  })

  it('goes from the largest number to the smallest and back to that of the layer; words begin at the beginning', () => {
    const down = nextOrder(null, 'hits')
    expect(down).toEqual({ column: 'hits', isDescending: true })
    expect(nextOrder(down, 'hits')).toEqual({ column: 'hits', isDescending: false })
    expect(nextOrder(nextOrder(down, 'hits'), 'hits')).toBeNull()
    expect(nextOrder(down, 'term')).toEqual({ column: 'term', isDescending: false })
  })
})
