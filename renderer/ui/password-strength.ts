import { shortestPassword } from '../../shared/contract/vault.ts'

export type PasswordStrength = 'short' | 'weak' | 'fair' | 'strong'

const FAIR_BITS = 45
const STRONG_BITS = 65

/** Letters that stand beside each other on the keyboard or in the alphabet, and words that everybody tries first. */
const wellKnown = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '01234567890',
  'password',
  'guoshai',
  'admin',
  'woaini',
  'jiancha',
  '12345',
]

/**
 * A rough guess of how long a password would hold, for a hint beside the field: bits of its characters by their kinds, where a character that repeats the
 * one before or goes on with a well-known run of three counts nothing.
 */
export function passwordStrength(password: string): PasswordStrength {
  if (password.length < shortestPassword) return 'short'
  const bits = countingCharacters(password) * Math.log2(alphabetOf(password))
  if (bits >= STRONG_BITS) return 'strong'
  return bits >= FAIR_BITS ? 'fair' : 'weak'
}

function countingCharacters(password: string): number {
  const characters = [...password.toLowerCase()]
  return characters.filter((character, at) => {
    if (character === characters[at - 1]) return false
    const run = characters.slice(Math.max(0, at - 2), at + 1).join('')
    const backwards = [...run].reverse().join('')
    return run.length < 3 || !wellKnown.some((known) => known.includes(run) || known.includes(backwards))
  }).length
}

function alphabetOf(password: string): number {
  const kinds: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[\x20-\x2f:-@[-`{-~]/, 33],
    [/[^\x20-\x7e]/, 2000],
  ]
  return kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 1)
}
