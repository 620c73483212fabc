import type { LinkVerdict } from '../../../shared/ledger/link-judgement.ts'

/** What a key asks for while pairs are judged: a verdict, a step, to go on, to take back, to leave. */
export type ReviewAct = { verdict: LinkVerdict } | { move: number } | 'on' | 'undo' | 'leave'

const verdictKeys: Readonly<Record<string, LinkVerdict>> = {
  ' ': 'same',
  s: 'same',
  d: 'different',
  x: 'different',
  '?': 'unsure',
  '？': 'unsure',
  u: 'unsure',
}

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 }

/** What a key press means while one judges pairs; undefined for keys that mean nothing here. */
export function reviewAct({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): ReviewAct | undefined {
  if (altKey) return undefined
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? 'undo' : undefined
  const verdict = verdictKeys[key]
  if (verdict) return { verdict }
  const move = moves[key]
  if (move) return { move }
  if (key === 'Enter') return 'on'
  if (key === 'Backspace') return 'undo'
  return key === 'Escape' ? 'leave' : undefined
}
