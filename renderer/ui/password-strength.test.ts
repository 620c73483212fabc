import { expect, it } from 'vitest'
import { passwordStrength } from './password-strength.ts'

it.each([
  ['', 'short'],
  ['Ab3$xyq', 'short'],
  ['12345678', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijkl', 'weak'],
  ['qwertyuiop12345', 'weak'],
  ['password', 'weak'],
  ['13812345678', 'weak'],
  ['tern-ohm-9', 'fair'],
  ['tern ohm walnut 47', 'strong'],
  ['老槐树下第三块青石', 'strong'],
])('%s is %s', (password, strength) => {
  expect(passwordStrength(password)).toBe(strength)
})

it('a password grows no weaker by an unrelated word at its end', () => {
  const order = ['short', 'weak', 'fair', 'strong']
  for (const password of ['12345678', 'tern-ohm-9', 'xk4m2p9q']) {
    expect(order.indexOf(passwordStrength(`${password} walnut`))).toBeGreaterThanOrEqual(
      order.indexOf(passwordStrength(password)),
    )
  }
})
