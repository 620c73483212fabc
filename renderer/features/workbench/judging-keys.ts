import { useEffect, useRef } from 'react'
import type { Verdict } from '../../../shared/screening/judgement.ts'
import { isComposingKey } from '../../ui/use-composition.ts'

/** What a key asks for: a verdict, a step, a step among the hits of the ticket, to go on, to take back, to leave. */
export type JudgingAct = { verdict: Verdict } | { move: number } | { hit: 1 | -1 } | 'on' | 'undo' | 'leave'

const verdictKeys: Readonly<Record<string, Verdict>> = {
  ' ': 'relevant',
  x: 'irrelevant',
  '?': 'unsure',
  '？': 'unsure',
  u: 'unsure',
}

/** The verdict that a key gives. */
export function verdictOfKey(key: string): Verdict | undefined {
  return verdictKeys[key]
}

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 }

/** What a key press means while one judges; undefined for keys that mean nothing here. */
export function judgingAct({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): JudgingAct | undefined {
  if (altKey) return undefined
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? 'undo' : undefined
  const verdict = verdictOfKey(key)
  if (verdict) return { verdict }
  const move = moves[key]
  if (move) return { move }
  if (key === 'n' || key === 'p') return { hit: key === 'n' ? 1 : -1 }
  if (key === 'Enter') return 'on'
  if (key === 'Backspace') return 'undo'
  return key === 'Escape' ? 'leave' : undefined
}

/** Hears the keys of judging. */
export function useJudgingKeys(onAct: (act: JudgingAct) => void): void {
  useActKeys(judgingAct, onAct)
}

/**
 * Hears keys before anything else of the window does and tells what they ask for; fields, open lists and dialogs keep theirs, and so do Space and Enter on a button. A key held
 * down acts once, unless it moves.
 */
export function useActKeys<Act extends string | object>(
  actOf: (event: KeyboardEvent) => Act | undefined,
  onAct: (act: Act) => void,
): void {
  const act = useRef(onAct)
  act.current = onAct
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (
        isComposingKey(event) ||
        target?.closest('textarea, [role="dialog"], [role="tooltip"], [role="combobox"], input:not([type="radio"])')
      )
        return
      if ((event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, input:not([type="radio"])')) return
      const asked = actOf(event)
      if (!asked) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const isHeldDown = event.repeat && (typeof asked !== 'object' || 'verdict' in asked)
      if (!isHeldDown) act.current(asked)
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [actOf])
}
