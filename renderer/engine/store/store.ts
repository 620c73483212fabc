import { Dexie } from 'dexie'
import { AppError } from '../../../shared/errors.ts'
import { type AuditAct, type AuditHead, emptyAudit, nextEntry } from '../../../shared/ledger/audit.ts'
import { CellStore } from './cells.ts'
import { decodeRecord, encodeRecord } from './codec.ts'
import { type Database, type SealedRecord, storageError } from './database.ts'
import type { Kind, Kinds } from './records.ts'
import { type DataKey, type Keyring, opaqueName, open, seal } from './vault.ts'

type Put = { [K in Kind]: { put: K; id: string; group?: string; value: Kinds[K] } }[Kind]

/** One change of {@link Store.write}; within one call all removals happen before the first `put`. */
export type Change =
  | Put
  | { remove: Kind; id: string }
  | { removeGroup: Kind; group: string }
  /** Takes out all of a kind, also what is damaged: nothing of it is opened. */
  | { clear: Kind }
  /** An entry of the audit log, numbered and chained in the same write. `subject` is in words, without a ticket's content. */
  | { audit: AuditAct['action']; subject: string; details?: AuditAct['details'] }
  | { keyring: Keyring }

/** A record as it was stored. */
export type StoredRecord = { [K in Kind]: { kind: K; id: string; group?: string; value: Kinds[K] } }[Kind]

interface Held {
  id: string
  group: string | undefined
  value: unknown
}

/** Not held in memory: large, ever growing, or such that one damaged record must not keep others of its kind from being written. */
const unheld: ReadonlySet<Kind> = new Set(['rejects', 'result', 'comparison', 'lexiconWords', 'audit', 'auditHead', 'pending'])
/** Id of the one record of kind `auditHead`. */
const HEAD = 'head'

/**
 * The workspace's records and cells. Records of a held kind are decoded once, when the kind is first asked for, and given out frozen: this store is the
 * only owner of its database. Writes happen one after another, each whole or not at all, and memory changes only when the disk has.
 */
export class Store extends CellStore {
  #names: Uint8Array<ArrayBuffer> | undefined
  readonly #held = new Map<Kind, Promise<Map<string, Held>>>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(database: Database, key: DataKey) {
    super(database, key.cells)
    this.#names = key.names
  }

  /** Undefined where there is none. A record that does not open as what was written there is `storage.damaged`. */
  async get<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | undefined> {
    return (await this.#find(kind, id))?.value as Kinds[K] | undefined
  }

  /** All of a kind, or those of one group, in no order that may be relied on. */
  async list<K extends Kind>(kind: K, group?: string): Promise<Kinds[K][]> {
    const held = unheld.has(kind) ? await this.#read(kind, group) : [...(await this.#all(kind)).values()]
    return held.filter((one) => group === undefined || one.group === group).map(({ value }) => value as Kinds[K])
  }

  /** All or nothing; memory follows the disk. */
  write(changes: readonly Change[]): Promise<void> {
    return this.change(async () => changes)
  }

  /** Reads, decides and writes with no other write in between; what `decide` throws leaves everything as it was. It must not write itself. */
  change(decide: () => Promise<readonly Change[]>): Promise<void> {
    const turn = this.#turn.then(async () => this.#commit(await decide()))
    this.#turn = turn.catch(() => {})
    return turn
  }

  /** Replaces a record by what `next` makes of it; nothing is written for undefined. Its group stays. */
  update<K extends Kind>(kind: K, id: string, next: (old: Kinds[K] | undefined) => Kinds[K] | undefined): Promise<void> {
    return this.change(async () => {
      const old = await this.#find(kind, id)
      const value = next(old?.value as Kinds[K] | undefined)
      const group = old?.group
      return value === undefined ? [] : [{ put: kind, id, ...(group !== undefined && { group }), value } as Put]
    })
  }

  /** The end of the audit log; where it was lost or damaged, that of the entries that are there, so that the log can go on. */
  async auditHead(): Promise<AuditHead> {
    try {
      const head = await this.get('auditHead', HEAD)
      if (head) return head
    } catch (error) {
      if (!isDamage(error)) throw error
    }
    let last = emptyAudit
    for (const record of await this.#ofKind('audit').toArray()) {
      const entry = await openRecord(this.cellKey, record).catch(() => undefined)
      const { number, hash } = (entry?.value ?? emptyAudit) as AuditHead
      if (number > last.number) last = { number, hash }
    }
    return last
  }

  /** Every record of the workspace, one after another; those written meanwhile may be missing. */
  async *records(): AsyncGenerator<StoredRecord> {
    for (const key of await this.database.records.toCollection().primaryKeys()) {
      const record = await this.database.records.get(key)
      if (!record) continue
      const { id, group, value } = await openRecord(this.cellKey, record)
      yield { kind: record.kind, id, ...(group !== undefined && { group }), value } as StoredRecord
    }
  }

  /** Waits for the write under way, then drops the keys and everything decoded. */
  override async forget(): Promise<void> {
    await this.#turn
    await super.forget()
    this.#names = undefined
    this.#held.clear()
  }

  async #commit(changes: readonly Change[]): Promise<void> {
    const puts = await this.#withAudit(changes)
    const written = await Promise.all(puts.map((put) => this.#seal(put)))
    const touched = new Set(changes.flatMap((change) => ('remove' in change ? [change.remove] : [])))
    for (const change of changes) if ('removeGroup' in change) touched.add(change.removeGroup)
    for (const { put } of puts) touched.add(put)
    const cleared = new Set(changes.flatMap((change) => ('clear' in change ? [change.clear] : [])))
    const maps = new Map<Kind, Map<string, Held>>([...cleared].map((kind) => [kind, new Map()]))
    for (const kind of touched) if (!unheld.has(kind) && !cleared.has(kind)) maps.set(kind, await this.#all(kind))
    const { keyring, records } = this.database
    try {
      await this.database.transaction('rw', keyring, records, async () => {
        for (const change of changes) {
          if ('remove' in change) await records.delete([change.remove, this.#keyOf(change.remove, change.id)])
          if ('clear' in change) await this.#ofKind(change.clear).delete()
          if ('removeGroup' in change) await this.#ofGroup(change.removeGroup, change.group).delete()
          if ('keyring' in change) await keyring.put(change.keyring)
        }
        await records.bulkPut(written.map(({ record }) => record))
      })
    } catch (error) {
      throw storageError(error)
    }
    for (const change of changes) {
      if ('remove' in change) maps.get(change.remove)?.delete(change.id)
      if ('removeGroup' in change) removeGroup(maps.get(change.removeGroup), change.group)
    }
    for (const { kind, held } of written) maps.get(kind)?.set(held.id, held)
    for (const kind of cleared) if (!unheld.has(kind)) this.#held.set(kind, Promise.resolve(maps.get(kind)!))
  }

  /** The changes that write a record; acts become entries of the log behind its end. */
  async #withAudit(changes: readonly Change[]): Promise<Put[]> {
    const puts: Put[] = []
    let head: AuditHead | undefined
    for (const change of changes) {
      if ('put' in change) puts.push(change)
      if (!('audit' in change)) continue
      head ??= await this.auditHead()
      const { audit: action, subject, details = {} } = change
      const entry = nextEntry(head, { action, subject, details }, new Date().toISOString())
      puts.push({ put: 'audit', id: String(entry.number), value: entry })
      head = { number: entry.number, hash: entry.hash }
    }
    if (head) puts.push({ put: 'auditHead', id: HEAD, value: head })
    return puts
  }

  async #find(kind: Kind, id: string): Promise<Held | undefined> {
    if (!unheld.has(kind)) return (await this.#all(kind)).get(id)
    const record = await this.database.records.get([kind, this.#keyOf(kind, id)])
    return record && openRecord(this.cellKey, record)
  }

  #all(kind: Kind): Promise<Map<string, Held>> {
    const known = this.#held.get(kind)
    if (known) return known
    const loading = this.#read(kind).then((all) => new Map(all.map((one) => [one.id, one])))
    this.#held.set(kind, loading)
    loading.catch(() => this.#held.delete(kind))
    return loading
  }

  async #read(kind: Kind, group?: string): Promise<Held[]> {
    const key = this.cellKey
    const wanted = group === undefined ? this.#ofKind(kind) : this.#ofGroup(kind, group)
    return Promise.all((await wanted.toArray()).map((record) => openRecord(key, record)))
  }

  #ofKind(kind: Kind) {
    return this.database.records.where('[kind+key]').between([kind, Dexie.minKey], [kind, Dexie.maxKey])
  }

  #ofGroup(kind: Kind, group: string) {
    return this.database.records.where('[kind+group]').equals([kind, this.#groupOf(kind, group)])
  }

  async #seal({ put: kind, id, group, value }: Put): Promise<{ kind: Kind; record: SealedRecord; held: Held }> {
    const place = { kind, key: this.#keyOf(kind, id), ...(group !== undefined && { group: this.#groupOf(kind, group) }) }
    const bytes = encodeRecord([id, group ?? null, value])
    const sealed = await seal(this.cellKey, placeOf(place), bytes)
    return { kind, record: { ...place, sealed }, held: unheld.has(kind) ? { id, group, value: undefined } : heldOf(bytes) }
  }

  #keyOf(kind: Kind, id: string): string {
    return this.#nameOf('id', kind, id)
  }

  #groupOf(kind: Kind, group: string): string {
    return this.#nameOf('group', kind, group)
  }

  #nameOf(...words: string[]): string {
    if (!this.#names) throw new AppError('vault.locked')
    return opaqueName(this.#names, ...words)
  }
}

async function openRecord(key: CryptoKey, record: SealedRecord): Promise<Held> {
  try {
    return heldOf(await open(key, placeOf(record), record.sealed))
  } catch (cause) {
    throw new AppError('storage.damaged', { kind: record.kind }, { cause })
  }
}

/** Whether something that was stored does not open. */
export function isDamage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'storage.damaged'
}

function heldOf(bytes: Uint8Array<ArrayBuffer>): Held {
  const [id, group, value] = decodeRecord(bytes) as [string, string | null, unknown]
  return { id, group: group ?? undefined, value: frozen(value) }
}

function placeOf({ kind, key, group }: Omit<SealedRecord, 'sealed'>): string {
  return `records/${kind}/${key}/${group ?? ''}`
}

function removeGroup(held: Map<string, Held> | undefined, group: string): void {
  for (const [id, one] of held ?? []) if (one.group === group) held!.delete(id)
}

/** The same value, which nobody can change from now on. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const member of Object.values(value)) frozen(member)
  }
  return value
}
