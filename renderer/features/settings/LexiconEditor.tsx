import { App, Button, Input, Segmented } from 'antd'
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { LexiconGroup } from '../../../shared/contract/lexicons.ts'
import { mergeWords, wordDifference } from '../../../shared/screening/lexicon.ts'
import { useMessages } from '../../messages/messages.ts'
import { showError } from '../../ui/notices.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { LexiconHistory } from './LexiconHistory.tsx'
import styles from './LexiconSection.module.css'
import { removeGroup, saveDraft } from './lexicon-actions.ts'
import { type LexiconDraft, NEW_GROUP, useLexicons } from './lexicon-state.ts'
import { usersOf } from './lexicon-users.ts'
import { WordsEditor } from './WordsEditor.tsx'
import { checkLines } from './word-lines.ts'

interface LexiconEditorProps {
  /** Null for one that is being made. */
  group: LexiconGroup | null
  groups: readonly LexiconGroup[]
}

/** One group: name, note, words; its history behind a tab. Nothing is stored before it is saved; Ctrl+S does that too. */
export function LexiconEditor({ group, groups }: LexiconEditorProps) {
  const messages = useMessages().lexicons
  const { modal } = App.useApp()
  const [tab, setTab] = useState<'words' | 'history'>('words')
  const key = group?.name ?? NEW_GROUP
  const kept = useLexicons((each) => each.drafts[key])
  const { keep, forget, select } = useLexicons.getState()
  const stored = useMemo(() => draftOf(group), [group])
  const draft = kept ?? stored
  const settled = useDeferredValue(draft.text)
  const names = useMemo(() => groups.map(({ name }) => name), [groups])
  const checked = useMemo(() => checkLines(settled, names), [settled, names])
  const drafts = useEngineQuery('draft.list', {}).data
  const users = useMemo(() => (group ? usersOf(group.name, groups, drafts ?? []) : []), [group, groups, drafts])
  const usersText = users.map(({ kind, name }) => messages.editor[kind](name)).join('、')
  const isSaving = useRef(false)
  const change = (part: Partial<LexiconDraft>) => {
    const next = { ...draft, ...part }
    const isStored = next.name === stored.name && next.note === stored.note && next.text === stored.text
    if (isStored && group) forget(key)
    else keep(key, next)
  }
  const hasNewWords = !group || checked.words.join('\n') !== group.words.join('\n')
  const canSave = kept !== undefined && draft.name.trim() !== '' && checked.faults === 0 && checked.words.length > 0
  const save = async () => {
    if (!canSave || isSaving.current) return
    isSaving.current = true
    try {
      const arrived = wordDifference(draft.base, group?.words ?? []).added
      const words = mergeWords(checkLines(draft.text, names).words, arrived)
      const name = draft.name.trim()
      const isRenamed = group !== null && name !== group.name
      const isMeant =
        !isRenamed ||
        users.length === 0 ||
        (await modal.confirm({ title: messages.editor.renameTitle(name), content: messages.editor.renameText(usersText) }))
      if (isMeant) await saveDraft(group, draft, words)
    } finally {
      isSaving.current = false
    }
  }
  const remove = async () => {
    if (!group) return
    const { removeTitle, removeText } = messages.editor
    const isMeant =
      users.length === 0 ||
      (await modal.confirm({ title: removeTitle(group.name), content: removeText(usersText), okButtonProps: { danger: true } }))
    if (!isMeant) return
    await removeGroup(group)
    select(null)
  }
  const discard = () => {
    forget(key)
    if (!group) select(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey || event.key.toLowerCase() !== 's' || isComposingKey(event)) return
    event.preventDefault()
    save().catch(showError)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Ctrl+S of the fields inside
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <Input
          aria-label={messages.editor.name}
          placeholder={messages.editor.namePlaceholder}
          prefix="@"
          maxLength={60}
          autoFocus={!group}
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <Input
          aria-label={messages.editor.note}
          placeholder={messages.editor.notePlaceholder}
          maxLength={2000}
          value={draft.note}
          onChange={({ target }) => change({ note: target.value })}
        />
        {group && (
          <Segmented
            size="small"
            aria-label={messages.tabs.history}
            value={tab}
            onChange={setTab}
            options={[
              { value: 'words', label: messages.tabs.words },
              { value: 'history', label: `${messages.tabs.history} ${group.version}` },
            ]}
          />
        )}
      </div>
      {tab === 'history' && group ? (
        <LexiconHistory group={group} />
      ) : (
        <WordsEditor text={draft.text} checked={checked} onChange={(text) => change({ text })} />
      )}
      <div className={styles.foot}>
        <span className={styles.counts} role="status">
          {messages.editor.counts(checked.words.length, checked.faults, checked.duplicates)}
          {usersText && <span className={styles.users}>{messages.editor.usedBy(usersText)}</span>}
        </span>
        {group && (
          <Button danger type="text" onClick={() => remove().catch(showError)}>
            {messages.editor.remove}
          </Button>
        )}
        {(kept || !group) && <Button onClick={discard}>{messages.editor.discard}</Button>}
        <Button type="primary" title="Ctrl+S" disabled={!canSave} onClick={() => save().catch(showError)}>
          {hasNewWords ? messages.editor.save((group?.version ?? 0) + 1) : messages.editor.saveNote}
        </Button>
      </div>
    </div>
  )
}

function draftOf(group: LexiconGroup | null): LexiconDraft {
  return { name: group?.name ?? '', note: group?.note ?? '', text: group?.words.join('\n') ?? '', base: group?.words ?? [] }
}
