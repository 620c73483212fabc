import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edited, historyOf, redone, undone } from './history.ts'

describe('history of a draft', () => {
  it('typing in one control within a second is undone as one edit', () => {
    let history = historyOf('')
    history = edited(history, '消', 'where', 100)
    history = edited(history, '消防', 'where', 900)
    history = edited(history, '消防通道', 'where', 1800)
    expect(undone(history).present).toBe('')
  })

  it('a pause, or another control, begins an edit of its own', () => {
    let history = edited(historyOf(''), '消防', 'where', 100)
    history = edited(history, '消防通道', 'where', 1101)
    history = edited(history, '消防通道x', 'name', 1102)
    expect(undone(history).present).toBe('消防通道')
    expect(undone(undone(history)).present).toBe('消防')
  })

  it('an edit after an undo forgets what was undone', () => {
    const history = edited(undone(edited(historyOf(1), 2, null, 0)), 3, null, 0)
    expect(redone(history).present).toBe(3)
    expect(undone(history).present).toBe(1)
  })

  it('undoing everything and redoing everything gives back the last state, for any edits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.nat(), tag: fc.constantFrom('a', 'b', null), pause: fc.nat(1500) })),
        (edits) => {
          let history = historyOf(-1)
          let now = 0
          for (const edit of edits) {
            now += edit.pause
            history = edited(history, edit.value, edit.tag, now)
          }
          const last = history.present
          while (history.past.length > 0) history = undone(history)
          expect(history.present).toBe(-1)
          while (history.future.length > 0) history = redone(history)
          expect(history.present).toBe(last)
        },
      ),
    )
  })
})
