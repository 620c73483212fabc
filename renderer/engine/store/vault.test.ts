import { describe, expect, it } from 'vitest'
import { cheapDerivation } from '../testing/engine-client.ts'
import { createKeyring, type DataKey, derivationCost, opaqueName, open, openKeyring, rewrapKeyring, seal } from './vault.ts'

const bytes = new TextEncoder().encode('消防通道被占用')

async function sealedBy({ cells }: DataKey) {
  return seal(cells, 'cells/a/0/c0', bytes)
}

describe('the keyring', () => {
  it('leads from the password to the same keys, in whatever width it is typed, and from no other password', async () => {
    const { keyring, key } = await createKeyring('Mima１２３４５６', cheapDerivation)
    const sealed = await sealedBy(key)
    const again = await openKeyring(JSON.parse(JSON.stringify(keyring)), 'Mima123456')
    expect(await open(again.cells, 'cells/a/0/c0', sealed)).toEqual(bytes)
    expect(again.names).toEqual(key.names)
    for (const wrong of ['mima123456', 'Mima12345', 'Mima1234567', ' Mima123456']) {
      await expect(openKeyring(keyring, wrong)).rejects.toMatchObject({ code: 'vault.wrongPassword' })
    }
  })

  it('a changed password opens what was sealed before; the old one opens nothing', async () => {
    const { keyring, key } = await createKeyring('第一个密码八字', cheapDerivation)
    const sealed = await sealedBy(key)
    const changed = await rewrapKeyring(keyring, '第一个密码八字', '第二个密码八字', cheapDerivation)
    expect(await open((await openKeyring(changed, '第二个密码八字')).cells, 'cells/a/0/c0', sealed)).toEqual(bytes)
    await expect(openKeyring(changed, '第一个密码八字')).rejects.toMatchObject({ code: 'vault.wrongPassword' })
    await expect(rewrapKeyring(changed, '第一个密码八字', 'x', cheapDerivation)).rejects.toMatchObject({
      code: 'vault.wrongPassword',
    })
  })

  it('keeps the cost it was made with: another default later opens it still', async () => {
    const made = await createKeyring('密码12345678', { N: 16, r: 2, p: 1 })
    expect(made.keyring.derivation).toMatchObject({ N: 16, r: 2, p: 1 })
    const changed = await rewrapKeyring(made.keyring, '密码12345678', '密码12345678', cheapDerivation)
    expect(changed.derivation).toMatchObject(cheapDerivation)
    expect(changed.derivation.salt).not.toBe(made.keyring.derivation.salt)
    expect((await openKeyring(changed, '密码12345678')).names).toEqual(made.key.names)
    expect(derivationCost).toEqual({ N: 131_072, r: 8, p: 1 })
  })

  it('one that is damaged, or asks for more memory than there is, is refused', async () => {
    const { keyring } = await createKeyring('密码12345678', cheapDerivation)
    const broken = [
      { ...keyring, wrapped: keyring.wrapped.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
      { ...keyring, wrapped: keyring.wrapped.slice(0, 20) },
      { ...keyring, derivation: { ...keyring.derivation, salt: '0'.repeat(32) } },

      { ...keyring, derivation: { ...keyring.derivation, N: 2 ** 30 } },
      { ...keyring, derivation: { ...keyring.derivation, N: 3 } },
    ]
    for (const one of broken) {
      await expect(openKeyring(one, '密码12345678')).rejects.toMatchObject({ code: 'vault.wrongPassword' })
    }
  })
})

describe('what is sealed', () => {
  it('opens in its own place only, and not after any bit was changed', async () => {
    const { key } = await createKeyring('密码12345678', cheapDerivation)
    const sealed = await sealedBy(key)
    await expect(open(key.cells, 'cells/a/0/c1', sealed)).rejects.toThrow()
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice()
      changed[at]! ^= 1
      await expect(open(key.cells, 'cells/a/0/c0', changed)).rejects.toThrow()
    }
  })

  it('never looks the same twice', async () => {
    const { key } = await createKeyring('密码12345678', cheapDerivation)
    expect(await sealedBy(key)).not.toEqual(await sealedBy(key))
  })

  it('a key cannot be read out, also where a worker has it', async () => {
    const { key } = await createKeyring('密码12345678', cheapDerivation)
    await expect(crypto.subtle.exportKey('raw', structuredClone(key.cells))).rejects.toThrow()
  })
})

it('names of records are the same every time, differ by every word, and by workspace', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => createKeyring('密码12345678', cheapDerivation)))
  const { names } = one!.key
  expect(opaqueName(names, 'id', 'clue', 'a')).toBe(opaqueName(names, 'id', 'clue', 'a'))
  const all = [
    opaqueName(names, 'id', 'clue', 'a'),
    opaqueName(names, 'id', 'clue', 'b'),
    opaqueName(names, 'id', 'run', 'a'),
    opaqueName(names, 'group', 'clue', 'a'),
    opaqueName(names, 'id', 'cluea', ''),
    opaqueName(other!.key.names, 'id', 'clue', 'a'),
  ]
  expect(new Set(all).size).toBe(all.length)
})
