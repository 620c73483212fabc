import { describe, expect, it } from 'vitest'
import { baselineOf, monthsEarlier, usualPeriod, withFrom, withTo } from './phrase-periods.ts'

describe('the periods that are compared at first', () => {
  it('are the last month of the rows and the months before it, across the turn of the year', () => {
    const period = usualPeriod(['2023-11', '2023-12', '2024-02'])
    expect(period).toEqual({ from: '2024-02', to: '2024-02' })
    expect(baselineOf('three', period)).toEqual({ from: '2023-11', to: '2024-01' })
    expect(baselineOf('twelve', period)).toEqual({ from: '2023-02', to: '2024-01' })
    expect(monthsEarlier('2024-01', 1)).toBe('2023-12')
  })

  it('never end before they begin', () => {
    expect(withFrom({ from: '2024-01', to: '2024-03' }, '2024-05')).toEqual({ from: '2024-05', to: '2024-05' })
    expect(withTo({ from: '2024-03', to: '2024-05' }, '2024-01')).toEqual({ from: '2024-01', to: '2024-01' })
    expect(withTo({ from: '2024-03', to: '2024-05' }, '2024-04')).toEqual({ from: '2024-03', to: '2024-04' })
  })
})
