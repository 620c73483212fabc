import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { AppError } from '../../../shared/errors.ts'

/** Cost of getting from a password to a key, by RFC 7914. */
export interface DerivationCost {
  N: number
  r: number
  p: number
}

/** 128 MB of memory and a good second: OWASP's first choice for scrypt. */
export const derivationCost: DerivationCost = { N: 2 ** 17, r: 8, p: 1 }

/** A keyring says more than this by damage or by malice; deriving from it would take the machine's memory. */
const mostMemory = 1024 ** 3

/** What leads from the password to the data key; JSON, it stands as it is in the database and at the head of a backup. */
export interface Keyring {
  id: 'keyring'
  derivation: DerivationCost & { salt: string }
  /** The data key under the key derived from the password, sealed; hex. */
  wrapped: string
  /** Wrong passwords since the workspace was opened last; written into the audit log at the next opening. */
  refused: number
}

/**
 * The data key in the two forms in which it is used. The raw bytes live only while the keyring is made or opened: both forms are derived from them at
 * once. `cells` seals and opens, cannot be read out, and can be posted to a worker; `names` makes record keys that nobody else can compute.
 */
export interface DataKey {
  cells: CryptoKey
  names: Uint8Array<ArrayBuffer>
}

const KEY_BYTES = 32
const SALT_BYTES = 16
const IV_BYTES = 12
/** Record keys are the first 128 bits of their HMAC: enough that two never meet. */
const NAME_BYTES = 16
const WRAP_PLACE = 'keyring'

/** Makes a data key that no password leads to. */
export function temporaryKey(): Promise<DataKey> {
  return usableKey(randomBytes(KEY_BYTES))
}

/** Makes a data key and wraps it for `password`. There is no way back from a forgotten password. */
export async function createKeyring(password: string, cost = derivationCost): Promise<{ keyring: Keyring; key: DataKey }> {
  const raw = randomBytes(KEY_BYTES)
  const keyring = await wrap(raw, password, cost)
  return { keyring, key: await usableKey(raw) }
}

/** Fails with `vault.wrongPassword`; also for a keyring that is damaged, which cannot be told apart. Takes about a second. */
export async function openKeyring(keyring: Keyring, password: string): Promise<DataKey> {
  return usableKey(await unwrap(keyring, password))
}

/** Wraps the same data key for another password. */
export async function rewrapKeyring(keyring: Keyring, old: string, password: string, cost = derivationCost): Promise<Keyring> {
  const raw = await unwrap(keyring, old)
  const wrapped = await wrap(raw, password, cost)
  raw.fill(0)
  return wrapped
}

/** AES-256-GCM: random IV of 96 bits, ciphertext, tag. `place` is authenticated, so that what is sealed for one place opens in no other. */
export async function seal(key: CryptoKey, place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const iv = randomBytes(IV_BYTES)
  const content = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8ToBytes(place) }, key, bytes)
  const sealed = new Uint8Array(IV_BYTES + content.byteLength)
  sealed.set(iv)
  sealed.set(new Uint8Array(content), IV_BYTES)
  return sealed
}

/** Opens what {@link seal} sealed for the same place; rejects for everything else. */
export async function open(key: CryptoKey, place: string, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const iv = sealed.subarray(0, IV_BYTES)
  const additionalData = utf8ToBytes(place)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed.subarray(IV_BYTES)))
}

/** The opaque key under which a record or a group of records is stored; hex. */
export function opaqueName(names: DataKey['names'], ...words: string[]): string {
  return bytesToHex(hmac(sha256, names, utf8ToBytes(JSON.stringify(words))).subarray(0, NAME_BYTES))
}

async function usableKey(raw: Uint8Array<ArrayBuffer>): Promise<DataKey> {
  const names = new Uint8Array(hkdf(sha256, raw, undefined, utf8ToBytes('guoshai record names'), KEY_BYTES))
  const cells = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  return { cells, names }
}

async function wrap(raw: Uint8Array<ArrayBuffer>, password: string, { N, r, p }: DerivationCost): Promise<Keyring> {
  const derivation = { N, r, p, salt: bytesToHex(randomBytes(SALT_BYTES)) }
  const wrapped = await seal(await passwordKey(password, derivation), WRAP_PLACE, raw)
  return { id: 'keyring', derivation, wrapped: bytesToHex(wrapped), refused: 0 }
}

async function unwrap({ derivation, wrapped }: Keyring, password: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await open(await passwordKey(password, derivation), WRAP_PLACE, new Uint8Array(hexToBytes(wrapped)))
  } catch (cause) {
    throw new AppError('vault.wrongPassword', {}, { cause })
  }
}

/** A password typed with a Chinese input method in full width is the same password: NFKC. */
async function passwordKey(password: string, { salt, N, r, p }: Keyring['derivation']): Promise<CryptoKey> {
  const options = { N, r, p, dkLen: KEY_BYTES, maxmem: mostMemory, asyncTick: 50 }
  const derived = await scryptAsync(utf8ToBytes(password.normalize('NFKC')), hexToBytes(salt), options)
  return crypto.subtle.importKey('raw', new Uint8Array(derived), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length))
}
