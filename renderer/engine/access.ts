import type { VaultState } from '../../shared/contract/vault.ts'
import { AppError } from '../../shared/errors.ts'
import { Database } from './store/database.ts'
import { isPlain, removePlain, sealPlain, settlePlain } from './store/migrations/0002-seal-plain.ts'
import { ownWorkspace } from './store/ownership.ts'
import { type Change, Store } from './store/store.ts'
import {
  createKeyring,
  type DataKey,
  type DerivationCost,
  derivationCost,
  type Keyring,
  openKeyring,
  rewrapKeyring,
  temporaryKey,
} from './store/vault.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

/** How long a lock waits for the calls that it has cancelled; what they leave half done is erased at the next opening. */
const LOCK_PATIENCE_MILLISECONDS = 2000

/** An open workspace; `ended` is aborted when it is locked. */
export interface Session {
  readonly workspace: Workspace
  readonly ended: AbortSignal
}

interface Opened extends Session {
  readonly controller: AbortController
  readonly calls: Set<Promise<unknown>>
}

/** The door of one workspace: what the vault's methods do. Its methods run one after another. */
export class Access {
  #opened: Opened | undefined
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly name: string,
    private readonly database: Database,
    private readonly disown: () => void,
    private readonly cost: DerivationCost,
  ) {}

  /** `cost` is for tests: deriving a key is meant to be slow. */
  static async of(name: string, cost = derivationCost): Promise<Access> {
    const disown = await ownWorkspace(name)
    const database = new Database(`${name}.sealed`)
    await database.open()
    const access = new Access(name, database, disown, cost)
    if (await access.keyring()) await removePlain(name)
    return access
  }

  /** Fails with `vault.locked` where the workspace is not open. */
  get session(): Session {
    if (!this.#opened) throw new AppError('vault.locked')
    return this.#opened
  }

  /** Runs a call on the open workspace; locking cancels it, and it then fails with `vault.locked`. */
  async during<T>(call: (session: Session) => Promise<T> | T): Promise<T> {
    const opened = this.session as Opened
    const running = (async () => call(opened))()
    opened.calls.add(running)
    try {
      return await running
    } catch (error) {
      throw opened.ended.aborted ? new AppError('vault.locked', {}, { cause: error }) : error
    } finally {
      opened.calls.delete(running)
    }
  }

  async state(): Promise<VaultState> {
    if (this.#opened) return 'open'
    if (await this.keyring()) return 'locked'
    return (await isPlain(this.name)) ? 'plain' : 'new'
  }

  /**
   * Sets the first password; what a workspace of version 1 holds is sealed before. The keyring is written last and makes the sealed workspace the
   * valid one: until then the plain one is whole, from then on it is only waiting to be deleted, at the latest by the next start.
   */
  create(password: string, progress: (share: number) => void = () => {}): Promise<void> {
    return this.#inTurn(async () => {
      await this.#refuseExisting()
      const wasPlain = await isPlain(this.name)
      if (wasPlain) await settlePlain(this.name)
      const { keyring, key } = await createKeyring(password, this.cost)
      if (wasPlain) await sealPlain(this.name, new Store(this.database, key), progress)
      await this.#open(key, [{ keyring }, { audit: 'vault.create', subject: '' }])
      if (wasPlain) await removePlain(this.name)
    })
  }

  unlock(password: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#opened) return
      const keyring = await this.keyring()
      if (!keyring) throw new AppError('vault.locked')
      const key = await this.#keyOf(keyring, password)
      const { refused } = keyring
      const refusals: Change[] = refused > 0 ? [{ audit: 'vault.refused', subject: '', details: { times: refused } }] : []
      await this.#open(key, [{ keyring: { ...keyring, refused: 0 } }, ...refusals, { audit: 'vault.unlock', subject: '' }])
    })
  }

  lock(): Promise<void> {
    return this.#inTurn(async () => {
      const opened = this.#opened
      if (!opened) return
      this.#opened = undefined
      opened.controller.abort()
      await Promise.race([Promise.allSettled(opened.calls), after(LOCK_PATIENCE_MILLISECONDS)])
      const { store, screens, links } = opened.workspace
      await Promise.race([Promise.all([screens.end(), links?.end()]), after(LOCK_PATIENCE_MILLISECONDS)])
      try {
        if (await this.keyring()) await store.write([{ audit: 'vault.lock', subject: '' }])
      } finally {
        await store.forget()
      }
    })
  }

  changePassword(old: string, password: string): Promise<void> {
    return this.#inTurn(async () => {
      const { store } = this.session.workspace
      const keyring = await this.keyring()
      if (!keyring) throw new AppError('vault.locked')
      try {
        const rewrapped = await rewrapKeyring(keyring, old, password, this.cost)
        await store.write([{ keyring: rewrapped }, { audit: 'vault.changePassword', subject: '' }])
      } catch (error) {
        if (isWrongPassword(error)) await store.write([{ audit: 'vault.refused', subject: '', details: { times: 1 } }])
        throw error
      }
    })
  }

  openTemporary(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#refuseExisting()
      if (await isPlain(this.name)) throw new AppError('vault.exists')
      await this.#open(await temporaryKey(), [])
    })
  }

  /** Undoes {@link create} for a workspace that could not be filled: it is new again. */
  async abandon(): Promise<void> {
    await this.lock()
    await Promise.all([this.database.keyring.clear(), this.database.records.clear(), this.database.cells.clear()])
  }

  /** Locks, and gives the workspace to whoever wants to open it. */
  async close(): Promise<void> {
    await this.lock()
    this.database.close()
    this.disown()
  }

  /** What leads from the password to the data key; undefined for a workspace that no password opens. */
  keyring(): Promise<Keyring | undefined> {
    return this.database.keyring.get('keyring')
  }

  async #refuseExisting(): Promise<void> {
    if (this.#opened || (await this.keyring())) throw new AppError('vault.exists')
    await Promise.all([this.database.records.clear(), this.database.cells.clear()])
  }

  async #keyOf(keyring: Keyring, password: string): Promise<DataKey> {
    try {
      return await openKeyring(keyring, password)
    } catch (error) {
      if (isWrongPassword(error)) await this.database.keyring.update('keyring', { refused: keyring.refused + 1 })
      throw error
    }
  }

  async #open(key: DataKey, changes: readonly Change[]): Promise<void> {
    const store = new Store(this.database, key)
    await store.write(changes)
    const controller = new AbortController()
    const workspace = await openWorkspace(store)
    this.#opened = { workspace, controller, ended: controller.signal, calls: new Set() }
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(act)
    this.#turn = turn.catch(() => {})
    return turn
  }
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof AppError && error.code === 'vault.wrongPassword'
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
