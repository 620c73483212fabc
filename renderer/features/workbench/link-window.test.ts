import { describe, expect, it } from 'vitest'
import { type LinkWindowRule, shapeOf, windowShapes, withShape } from './link-window.ts'

const year: LinkWindowRule = { left: '受理时间', right: '立案日期', days: [-365, 365] }

describe('the window of a link', () => {
  it('every shape that is chosen is the one that is shown', () => {
    for (const before of windowShapes) {
      for (const shape of windowShapes) expect(shapeOf(withShape(withShape(year, before), shape))).toBe(shape)
    }
  })

  it('another shape keeps the dates and how many days it reaches', () => {
    expect(withShape(year, 'first')).toEqual({ ...year, days: [0, 365], take: 'first' })
    expect(withShape({ ...year, days: [-30, 10] }, 'before')).toEqual({ ...year, days: [-30, 0] })
    expect(withShape(withShape(year, 'repeated'), 'after')).toEqual({ ...year, days: [0, 365] })
  })

  it('a repeated one asks for two at least', () => {
    expect(withShape(year, 'repeated')).toEqual({ ...year, days: [0, 365], times: 2 })
  })
})
