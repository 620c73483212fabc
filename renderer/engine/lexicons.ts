import type { LexiconGroup, LexiconsSaved, UsedLexicon } from '../../shared/contract/lexicons.ts'
import { AppError } from '../../shared/errors.ts'
import { aliasGroupsOf } from '../../shared/model/alias-groups.ts'
import { contentHash } from '../../shared/model/canonical-json.ts'
import type { Model } from '../../shared/model/model.ts'
import { groupCycle, groupQuery, groupsUsed, readWords, type WordFault } from '../../shared/screening/lexicon.ts'
import { parseQuery } from '../../shared/screening/parse.ts'
import type { Query } from '../../shared/screening/query.ts'
import type { LexiconRecord } from './store/records.ts'
import { type Change, isDamage, type Store } from './store/store.ts'
import { newId } from './workspace.ts'

/** The words behind the query of a group. */
export interface GroupWords {
  readonly version: number
  readonly hash: string
  readonly words: readonly string[]
}

/** A group to be stored. `restored` is the version that its words come from. */
export interface WantedGroup {
  name: string
  words: readonly string[]
  queries: readonly Query[]
  note?: string | undefined
  restored?: number
}

const wordsBehind = new WeakMap<Query, GroupWords>()

/** The query of a group, of which the words stay known. Version 0 is a group of this session only. */
export function queryOfGroup(words: readonly string[], queries: readonly Query[], version: number, hash = contentHash(words)) {
  const query = groupQuery(queries)
  wordsBehind.set(query, { version, hash, words })
  return query
}

/** The stored groups by name; none where their records are damaged, so that the rest of the workspace still opens. */
export async function storedGroups(store: Store): Promise<Map<string, Query>> {
  try {
    return new Map(currentGroups(await store.list('lexicon')).map((record) => [record.name, queryOfRecord(record)]))
  } catch (error) {
    if (!isDamage(error)) throw error
    return new Map()
  }
}

function queryOfRecord({ words, version, hash }: LexiconRecord): Query {
  return queryOfGroup(words, readWords(words).queries, version, hash)
}

/** Groups that are not removed, by name. */
export function currentGroups(records: readonly LexiconRecord[]): LexiconRecord[] {
  return records.filter(({ removedAt }) => removedAt === null).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

export function groupOf({ name, words, version, hash, note, updatedAt }: LexiconRecord): LexiconGroup {
  return { name, words, version, hash, note, updatedAt }
}

/** Groups that the screens of a model use, and those that its links take aliases from, themselves or through other groups. */
export function groupsOfModel(model: Model, groups: ReadonlyMap<string, Query>): Map<string, GroupWords> {
  const layers = model.steps.flatMap((step) => (step.op === 'screen' ? step.layers.filter(({ off }) => !off) : []))
  const queries = layers.map(({ where }) => parseQuery(where)).flatMap((parsed) => (parsed.ok ? [parsed.query] : []))
  const aliases = model.steps.flatMap((step) => (step.op === 'link' || step.op === 'overlap' ? aliasGroupsOf(step) : []))
  const used = groupsUsed([...queries, ...aliases.map((name): Query => ({ kind: 'lexicon', name }))], groups).sort()
  return new Map(
    used.flatMap((name) => {
      const query = groups.get(name)
      const words = query && wordsBehind.get(query)
      return words ? [[name, words]] : []
    }),
  )
}

/** The groups that a saved run used, with the words of then. */
export async function groupsOfRun(store: Store, used: Readonly<Record<string, UsedLexicon>>, now: ReadonlyMap<string, Query>) {
  const groups = new Map<string, Query>()
  for (const [name, { version, hash }] of Object.entries(used)) {
    const current = now.get(name)
    if (current && wordsBehind.get(current)?.hash === hash) groups.set(name, current)
    else {
      const words = await wordsOf(store, hash)
      groups.set(name, queryOfGroup(words, readWords(words).queries, version, hash))
    }
  }
  return groups
}

/** The words of a version; they are stored under their hash and stay. */
export async function wordsOf(store: Store, hash: string): Promise<string[]> {
  const words = await store.get('lexiconWords', hash)
  if (!words) throw new AppError('storage.damaged', { kind: 'lexiconWords' })
  return words
}

/**
 * Stores groups, all of them or none: a new version where the words differ from those of the latest, else only the note. `decide` sees the records as
 * they are. Fails with `lexicon.empty` and `lexicon.cyclic`. `groups` follows the store.
 */
export async function saveGroups(
  store: Store,
  groups: Map<string, Query>,
  decide: (records: ReadonlyMap<string, LexiconRecord>) => WantedGroup[],
): Promise<{ saved: Omit<LexiconsSaved, 'omitted'>; records: LexiconRecord[] }> {
  const saved: Omit<LexiconsSaved, 'omitted'> = { created: [], changed: [], unchanged: [] }
  let written: { record: LexiconRecord; query: Query }[] = []
  await store.change(async () => {
    const known = new Map((await store.list('lexicon')).map((record) => [record.name, record]))
    written = decide(known).map((wanted) => {
      const before = known.get(wanted.name)
      const record = nextRecord(before, wanted)
      const isNew = !before || before.removedAt !== null
      const { name } = record
      ;(isNew ? saved.created : before.hash === record.hash ? saved.unchanged : saved.changed).push(name)
      return { record, query: queryOfGroup(record.words, wanted.queries, record.version, record.hash) }
    })
    refuseCycles(written, groups)
    return written.flatMap(({ record }) => changesOf(record, known.get(record.name)))
  })
  for (const { record, query } of written) groups.set(record.name, query)
  return { saved, records: written.map(({ record }) => record) }
}

function nextRecord(before: LexiconRecord | undefined, { name, words, note, restored }: WantedGroup): LexiconRecord {
  if (words.length === 0) throw new AppError('lexicon.empty', { name })
  const hash = contentHash(words)
  const now = new Date().toISOString()
  const kept = { id: before?.id ?? newId(), name, note: note ?? before?.note ?? '', removedAt: null }
  if (before?.hash === hash) {
    const isSame = before.note === kept.note && before.removedAt === null
    return { ...before, ...kept, updatedAt: isSame ? before.updatedAt : now }
  }
  const version = (before?.version ?? 0) + 1
  const versions = [...(before?.versions ?? []), { version, hash, savedAt: now, restored: restored ?? null }]
  return { ...kept, words: [...words], version, hash, updatedAt: now, versions }
}

function refuseCycles(written: readonly { record: LexiconRecord; query: Query }[], groups: ReadonlyMap<string, Query>): void {
  const after = new Map([...groups, ...written.map(({ record, query }) => [record.name, query] as const)])
  for (const { record } of written) {
    const path = groupCycle(record.name, after)
    if (path) throw new AppError('lexicon.cyclic', { name: record.name, path: path.join(' → ') })
  }
}

function changesOf(record: LexiconRecord, before: LexiconRecord | undefined): Change[] {
  if (before?.hash === record.hash && before.updatedAt === record.updatedAt) return []
  const put: Change = { put: 'lexicon', id: record.id, value: record }
  if (before?.hash === record.hash) return [put]
  const { name, words, version } = record
  return [
    put,
    { put: 'lexiconWords', id: record.hash, value: words },
    { audit: 'lexicon.save', subject: name, details: { version, words: words.length } },
  ]
}

/** The fault of a word as an error that names the group, the word and the place inside it; `place` is where the word stands in a file. */
export function wordError(
  group: string,
  { number, word, error }: WordFault,
  place: Record<string, string | number> = {},
): AppError {
  const { code, position, length, details } = error
  return new AppError('query.invalid', { ...details, query: code, position, length, where: word, group, word: number, ...place })
}
