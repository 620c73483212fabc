import type { MenuCommand } from '../../shared/contract/desktop.ts'
import type { DatasetSummary, Draft, Settings } from '../../shared/contract/engine.ts'
import type { LexiconGroup } from '../../shared/contract/lexicons.ts'
import type { Packet } from '../../shared/ledger/packet.ts'
import { titleOf } from '../../shared/model/titles.ts'
import type { Messages } from '../messages/messages.ts'
import { changeSettings } from '../ui/use-settings.ts'
import { sendMenuCommand } from './clients.ts'
import { places, useNavigation } from './navigation.ts'

export type EntryGroup = keyof Messages['app']['palette']['groups']

export interface PaletteEntry {
  id: string
  group: EntryGroup
  label: string
  detail: string
  run(): void
}

export interface PaletteContent {
  datasets: readonly DatasetSummary[]
  drafts: readonly Draft[]
  clueCount: number
  packets: readonly Packet[]
  lexicons: readonly LexiconGroup[]
  settings: Settings | undefined
}

/** Everything that can be reached or done, in the order of the palette. */
export function paletteEntries(content: PaletteContent, messages: Messages): PaletteEntry[] {
  const { go } = useNavigation.getState()
  const words = messages.app.palette
  const command = (name: MenuCommand, label: string, detail = ''): PaletteEntry => ({
    id: name,
    group: 'command',
    label,
    detail,
    run: () => sendMenuCommand(name),
  })
  const isDark = content.settings?.theme === 'dark'
  return [
    ...places.map(
      (place, index): PaletteEntry => ({
        id: place,
        group: 'place',
        label: words.goTo(messages.app.places[place]),
        detail: `Ctrl+${index + 1}`,
        run: () => go(place),
      }),
    ),
    command('import', messages.data.import, 'Ctrl+O'),
    command('loadSamples', messages.data.samples),
    {
      id: 'language',
      group: 'command',
      label: words.language,
      detail: '',
      run: () => void changeSettings({ language: content.settings?.language === 'en' ? 'zh-CN' : 'en' }),
    },
    {
      id: 'theme',
      group: 'command',
      label: isDark ? words.light : words.dark,
      detail: '',
      run: () => void changeSettings({ theme: isDark ? 'light' : 'dark' }),
    },
    command('lock', words.lock, 'Ctrl+L'),
    command('about', words.about),
    ...content.datasets.map(
      ({ id, name, rowCount }): PaletteEntry => ({
        id,
        group: 'dataset',
        label: name,
        detail: messages.common.rows(rowCount),
        run: () => go('data', { kind: 'dataset', id }),
      }),
    ),
    ...content.drafts.map(
      ({ id, model }): PaletteEntry => ({
        id,
        group: 'draft',
        label: titleOf(model),
        detail: '',
        run: () => go('workbench', { kind: 'draft', id }),
      }),
    ),
    { id: 'clues', group: 'clue', label: words.clues(content.clueCount), detail: '', run: () => go('clues') },
    ...content.packets.map(
      ({ id, letter, clues }): PaletteEntry => ({
        id,
        group: 'packet',
        label: letter.title || words.untitledPacket,
        detail: [letter.number, letter.receiver, words.clues(clues.length)].filter(Boolean).join(' · '),
        run: () => go('packets', { kind: 'packet', id }),
      }),
    ),
    {
      id: 'lexicons',
      group: 'place',
      label: words.goTo(messages.lexicons.title),
      detail: '',
      run: () => go('settings', { kind: 'lexicon', id: '' }),
    },
    ...content.lexicons.map(
      ({ name, words }): PaletteEntry => ({
        id: name,
        group: 'lexicon',
        label: `@${name}`,
        detail: messages.lexicons.words(words.length),
        run: () => go('settings', { kind: 'lexicon', id: name }),
      }),
    ),
  ]
}

/** Entries in which every word of the query occurs, those that begin with it first. */
export function matchingEntries(entries: readonly PaletteEntry[], query: string, groupName: (group: EntryGroup) => string) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...entries]
  const text = (entry: PaletteEntry) => `${entry.label} ${entry.detail} ${groupName(entry.group)}`.toLowerCase()
  const begins = (entry: PaletteEntry) => (entry.label.toLowerCase().startsWith(words[0]!) ? 0 : 1)
  return entries.filter((entry) => words.every((word) => text(entry).includes(word))).sort((a, b) => begins(a) - begins(b))
}
