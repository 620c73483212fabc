import type { LexiconVersion, lexiconContract } from '../../../shared/contract/lexicons.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import {
  groupCycle,
  groupName,
  MAX_GROUP_NAME,
  mergeWords,
  readWords,
  type WordReading,
  wordDifference,
} from '../../../shared/screening/lexicon.ts'
import { writeLexicons } from '../../../shared/screening/lexicon-formats.ts'
import { starterLexicons } from '../../../shared/screening/starter-lexicons.ts'
import type { Investigation } from '../investigation.ts'
import { previewOf, readLexiconSource } from '../lexicon-source.ts'
import { currentGroups, groupOf, queryOfGroup, saveGroups, type WantedGroup, wordError, wordsOf } from '../lexicons.ts'
import type { LexiconRecord } from '../store/records.ts'

export function lexiconHandlers({ lexicons, workspace }: Investigation): Handlers<typeof lexiconContract> {
  const { store } = workspace
  const current = async (name: string): Promise<LexiconRecord> => currentOf(await store.list('lexicon'), name)
  const save = (decide: Parameters<typeof saveGroups>[2]) => saveGroups(store, lexicons, decide)
  return {
    'lexicon.define': ({ groups }) => {
      const defined = groups.map(({ name, words: given }) => {
        const { words, queries } = soundWords(name, given)
        return [name, queryOfGroup(words, queries, 0)] as const
      })
      const after = new Map([...lexicons, ...defined])
      for (const { name } of groups) {
        const path = groupCycle(name, after)
        if (path) throw new AppError('lexicon.cyclic', { name, path: path.join(' → ') })
      }
      for (const [name, query] of defined) lexicons.set(name, query)
    },
    'lexicon.list': async () => currentGroups(await store.list('lexicon')).map(groupOf),
    'lexicon.save': async ({ name, words, note }) => {
      const wanted = wantedGroup(name, words, note)
      const { records } = await save(() => [wanted])
      return groupOf(records[0]!)
    },
    'lexicon.addWord': async ({ name, word }) => {
      const wanted = wantedGroup(name, [word])
      let isNew = false
      const { records } = await save((known) => {
        const before = known.get(wanted.name)
        const old = before?.removedAt === null ? before.words : []
        const words = mergeWords(old, wanted.words)
        isNew = words.length > old.length
        return isNew ? [{ ...wanted, words, queries: readWords(words).queries }] : []
      })
      return isNew ? groupOf(records[0]!) : null
    },
    'lexicon.rename': async ({ name, newName }) => {
      const renamed = validName(newName)
      if (renamed === name) return
      await store.change(async () => {
        const records = await store.list('lexicon')
        const before = currentOf(records, name)
        const taken = records.find((record) => record.name === renamed)
        if (taken?.removedAt === null) throw new AppError('lexicon.nameTaken', { name: renamed })
        const path = groupCycle(renamed, new Map([...lexicons, [renamed, lexicons.get(name)!]]))
        if (path) throw new AppError('lexicon.cyclic', { name: renamed, path: path.join(' → ') })
        return [
          ...(taken ? [{ remove: 'lexicon' as const, id: taken.id }] : []),
          { put: 'lexicon', id: before.id, value: { ...before, name: renamed, updatedAt: new Date().toISOString() } },
          { audit: 'lexicon.rename', subject: `${name} → ${renamed}` },
        ]
      })
      lexicons.set(renamed, lexicons.get(name)!)
      lexicons.delete(name)
    },
    'lexicon.remove': async ({ name }) => {
      await store.change(async () => {
        const record = currentOf(await store.list('lexicon'), name)
        return [
          { put: 'lexicon', id: record.id, value: { ...record, removedAt: new Date().toISOString() } },
          { audit: 'lexicon.remove', subject: name },
        ]
      })
      lexicons.delete(name)
    },
    'lexicon.versions': async ({ name }) => {
      const { versions } = await current(name)
      const listed: LexiconVersion[] = []
      let before: string[] = []
      for (const { version, hash, savedAt, restored } of versions) {
        const words = await wordsOf(store, hash)
        listed.unshift({ version, hash, words, ...wordDifference(before, words), savedAt, restored })
        before = words
      }
      return listed
    },
    'lexicon.restore': async ({ name, version }) => {
      const hash = (await current(name)).versions.find((one) => one.version === version)?.hash
      if (hash === undefined) throw new AppError('lexicon.missing', { name: `${name} ${version}` })
      const words = await wordsOf(store, hash)
      const { queries } = readWords(words)
      const { records } = await save(() => [{ name, words, queries, restored: version }])
      return groupOf(records[0]!)
    },
    'lexicon.preview': async ({ source, isLiteral }) => {
      return previewOf(await readLexiconSource(source), currentGroups(await store.list('lexicon')), lexicons, isLiteral)
    },
    'lexicon.import': async ({ source, isLiteral, mode }) => {
      const file = await readLexiconSource(source)
      let omitted = 0
      const { saved } = await save((known) => {
        const { groups } = previewOf(file, currentGroups([...known.values()]), lexicons, isLiteral)
        omitted = groups.reduce((sum, { faults }) => sum + faults.length, 0)
        return groups
          .filter(({ words }) => words.length > 0)
          .map(({ name, words, note }): WantedGroup => {
            const before = known.get(name)
            const merged = mode === 'merge' && before?.removedAt === null ? mergeWords(before.words, words) : words
            return { name, words: merged, queries: readWords(merged).queries, ...(note !== '' && { note }) }
          })
      })
      return { ...saved, omitted }
    },
    'lexicon.export': async ({ names, format }) => {
      const records = await store.list('lexicon')
      return writeLexicons(
        names.map((name) => currentOf(records, name)),
        format,
      )
    },
    'lexicon.addStarters': async () => {
      const { saved } = await save((known) =>
        starterLexicons
          .filter(({ name }) => known.get(name)?.removedAt !== null)
          .map(({ name, note, words }) => ({ name, note, ...soundWords(name, words) })),
      )
      return { ...saved, omitted: 0 }
    },
    'run.lexicons': async ({ run }) => {
      const record = await store.get('run', run)
      if (!record) throw new AppError('run.missing', { run })
      const used = Object.entries(record.lexicons ?? {}).sort(([a], [b]) => a.localeCompare(b, 'zh-CN'))
      return Promise.all(
        used.map(async ([name, { version, hash }]) => ({ name, version, hash, words: await wordsOf(store, hash) })),
      )
    },
  }
}

function currentOf(records: readonly LexiconRecord[], name: string): LexiconRecord {
  const record = records.find((one) => one.name === name && one.removedAt === null)
  if (!record) throw new AppError('lexicon.missing', { name })
  return record
}

function validName(text: string): string {
  const name = groupName(text)
  if (name === '') throw new AppError('lexicon.nameInvalid', { name: text.slice(0, MAX_GROUP_NAME), limit: MAX_GROUP_NAME })
  return name
}

function wantedGroup(text: string, given: readonly string[], note?: string): WantedGroup {
  const name = validName(text)
  const { words, queries } = soundWords(name, given)
  return { name, words, queries, note }
}

function soundWords(group: string, given: readonly string[]): WordReading {
  const reading = readWords(given)
  if (reading.faults[0]) throw wordError(group, reading.faults[0])
  if (reading.words.length === 0) throw new AppError('lexicon.empty', { name: group })
  return reading
}
