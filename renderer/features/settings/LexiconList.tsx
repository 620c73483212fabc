import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { LexiconGroup } from '../../../shared/contract/lexicons.ts'
import { fold } from '../../../shared/values/fold.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LexiconSection.module.css'
import { type LexiconDraft, NEW_GROUP } from './lexicon-state.ts'

interface LexiconListProps {
  groups: readonly LexiconGroup[]
  drafts: Readonly<Record<string, LexiconDraft>>
  selected: string | null
  onSelect(name: string): void
}

/** The groups by name, with how many words they have and in which version. */
export function LexiconList({ groups, drafts, selected, onSelect }: LexiconListProps) {
  const messages = useMessages().lexicons
  const [wanted, setWanted] = useState('')
  const folded = fold(wanted.trim())
  const found = groups.filter(
    ({ name, words }) => fold(name).includes(folded) || words.some((word) => fold(word).includes(folded)),
  )
  const list = useRef<HTMLUListElement>(null)
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry to be seen is the one that was chosen
  useEffect(() => {
    const [frame, entry] = [list.current, current.current]
    if (!frame || !entry) return
    const bottom = entry.offsetTop + entry.offsetHeight - frame.clientHeight
    frame.scrollTop = Math.min(entry.offsetTop, Math.max(frame.scrollTop, bottom))
  }, [selected])
  const hasNew = selected === NEW_GROUP || NEW_GROUP in drafts
  return (
    <div className={styles.side}>
      <Input
        allowClear
        size="small"
        aria-label={messages.filter}
        placeholder={messages.filter}
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      <ul ref={list} className={styles.list} aria-label={messages.list}>
        {hasNew && (
          <li>
            <button
              type="button"
              className={styles.entry}
              aria-current={selected === NEW_GROUP || undefined}
              onClick={() => onSelect(NEW_GROUP)}
            >
              <span className={styles.name}>{drafts[NEW_GROUP]?.name || messages.create}</span>
              <span className={styles.unsaved}>{messages.unsaved}</span>
            </button>
          </li>
        )}
        {found.map(({ name, words, version, note }) => (
          <li key={name}>
            <button
              type="button"
              className={styles.entry}
              ref={name === selected ? current : undefined}
              title={note || name}
              aria-current={name === selected || undefined}
              onClick={() => onSelect(name)}
            >
              <span className={styles.name}>{name}</span>
              {drafts[name] && <span className={styles.unsaved}>{messages.unsaved}</span>}
              <span className={styles.count} title={messages.version(version)}>
                {words.length.toLocaleString('en-US')}
              </span>
            </button>
          </li>
        ))}
        {found.length === 0 && groups.length > 0 && <li className={styles.none}>{messages.noneFound}</li>}
      </ul>
    </div>
  )
}
