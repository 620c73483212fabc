import type { LexiconGroup, LexiconsSaved } from '../../../shared/contract/lexicons.ts'
import type { LexiconFileFormat } from '../../../shared/model/lexicon-file.ts'
import { desktop, engine } from '../../app/clients.ts'
import { messagesNow } from '../../messages/messages.ts'
import { noteOutput } from '../../ui/audit-note.ts'
import { showDone, showError, showNote } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { type LexiconDraft, NEW_GROUP, useLexicons } from './lexicon-state.ts'

/** Asks again for everything that shows groups. */
export function refreshLexicons(): Promise<void> {
  return refresh('lexicon.list', 'lexicon.versions')
}

/** Stores a group's draft: words and note, then its new name. */
export async function saveDraft(group: LexiconGroup | null, draft: LexiconDraft, words: readonly string[]): Promise<void> {
  const { select, forget } = useLexicons.getState()
  const name = draft.name.trim()
  const saved = await engine('lexicon.save', { name: group?.name ?? name, words: [...words], note: draft.note })
  try {
    if (group && name !== group.name) await engine('lexicon.rename', { name: group.name, newName: name })
    forget(group?.name ?? NEW_GROUP)
  } finally {
    await refreshLexicons()
  }
  select(group ? name.replace(/\s+/gu, ' ') : saved.name)
  showDone(messagesNow().lexicons.editor.saved(name, saved.version))
}

export async function removeGroup(group: LexiconGroup): Promise<void> {
  const words = messagesNow().lexicons
  await engine('lexicon.remove', { name: group.name })
  useLexicons.getState().forget(group.name)
  await refreshLexicons()
  const takeBack = async () => {
    await engine('lexicon.save', { name: group.name, words: group.words, note: group.note })
    await refreshLexicons()
    useLexicons.getState().select(group.name)
  }
  showDone(words.editor.removed(group.name), undefined, { label: words.undo, onAct: () => void takeBack().catch(showError) })
}

export async function restoreVersion(name: string, version: number): Promise<void> {
  const restored = await engine('lexicon.restore', { name, version })
  useLexicons.getState().forget(name)
  await refreshLexicons()
  showDone(messagesNow().lexicons.history.restoredNow(name, restored.version))
}

export async function addStarters(): Promise<void> {
  const words = messagesNow().lexicons
  const saved = await engine('lexicon.addStarters', {})
  await refreshLexicons()
  if (saved.created.length === 0) return showNote(words.startersPresent)
  useLexicons.getState().select(saved.created[0]!)
  const takeBack = async () => {
    for (const name of saved.created) await engine('lexicon.remove', { name })
    await refreshLexicons()
  }
  const undo = { label: words.undo, onAct: () => void takeBack().catch(showError) }
  showDone(words.startersAdded(saved.created.length), undefined, undo)
}

export async function announceImport({ created, changed, unchanged, omitted }: LexiconsSaved): Promise<void> {
  const words = messagesNow().lexicons.file
  await refreshLexicons()
  const first = created[0] ?? changed[0] ?? unchanged[0]
  if (first !== undefined) {
    useLexicons.getState().forget(first)
    useLexicons.getState().select(first)
  }
  const more = [unchanged.length > 0 && words.unchanged(unchanged.length), omitted > 0 && words.omitted(omitted)].filter(Boolean)
  showDone(words.done(created.length, changed.length), more.join('，') || undefined)
}

const extensions: Record<LexiconFileFormat, string> = { json: 'lexicon.json', csv: 'csv', list: 'txt' }

/** Writes groups to a file that the analyst chooses. */
export async function exportGroups(names: readonly string[], format: LexiconFileFormat): Promise<void> {
  const words = messagesNow().lexicons
  const stem = names.length === 1 ? names[0]!.replace(/[\\/:*?"<>|]/g, ' ') : words.output.allName
  const extension = extensions[format]
  const target = await desktop('file.chooseTarget', {
    title: words.output.title,
    suggestedName: `${stem}.${extension}`,
    filters: [{ name: words.file.formats[format], extensions: [extension] }],
  })
  if (!target) return
  try {
    const bytes = await engine('lexicon.export', { names: [...names], format })
    await desktop('file.write', { token: target.token, bytes })
    const { path } = await desktop('file.commit', { token: target.token })
    noteOutput('export', target.name)
    showDone(words.output.done, path)
  } catch (cause) {
    await desktop('file.abort', { token: target.token })
    throw cause
  }
}
