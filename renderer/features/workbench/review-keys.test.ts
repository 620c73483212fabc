import { describe, expect, it } from 'vitest'
import { reviewAct } from './review-keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  reviewAct({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

describe('a key while pairs are judged', () => {
  it('gives a verdict: Space or s same, d or x different, ? or u unsure', () => {
    expect([' ', 's'].map((key) => press(key))).toEqual([{ verdict: 'same' }, { verdict: 'same' }])
    expect(['d', 'x'].map((key) => press(key))).toEqual([{ verdict: 'different' }, { verdict: 'different' }])
    expect(['?', '？', 'u'].map((key) => press(key))).toEqual(Array(3).fill({ verdict: 'unsure' }))
  })

  it('moves, goes on, takes back and leaves', () => {
    expect(['ArrowDown', 'k', 'PageDown'].map((key) => press(key))).toEqual([{ move: 1 }, { move: -1 }, { move: 10 }])
    expect(['Enter', 'Backspace', 'Escape'].map((key) => press(key))).toEqual(['on', 'undo', 'leave'])
    expect(press('z', { ctrlKey: true })).toBe('undo')
  })

  it('means nothing with Alt, which shows masked values, nor with Ctrl', () => {
    expect([press('s', { altKey: true }), press('s', { ctrlKey: true }), press('y')]).toEqual([undefined, undefined, undefined])
  })
})
