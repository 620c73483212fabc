import { describe, expect, it } from 'vitest'
import { judgingAct } from './judging-keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  judgingAct({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

describe('the keys of judging', () => {
  it('give the three verdicts', () => {
    expect([' ', 'x', '?', 'u', '？'].map((key) => press(key))).toEqual(
      ['relevant', 'irrelevant', 'unsure', 'unsure', 'unsure'].map((verdict) => ({ verdict })),
    )
  })

  it('move by one or ten, among hits, on and back', () => {
    expect(['j', 'ArrowUp', 'PageDown'].map((key) => press(key))).toEqual([{ move: 1 }, { move: -1 }, { move: 10 }])
    expect(['n', 'p'].map((key) => press(key))).toEqual([{ hit: 1 }, { hit: -1 }])
    expect(['Enter', 'Backspace', 'Escape'].map((key) => press(key))).toEqual(['on', 'undo', 'leave'])
    expect([press('z', { ctrlKey: true }), press('Z', { metaKey: true })]).toEqual(['undo', 'undo'])
  })

  it('leave the rest of the window its shortcuts, and Alt its own meaning', () => {
    expect([press('k', { ctrlKey: true }), press('x', { ctrlKey: true }), press(' ', { altKey: true }), press('q')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
