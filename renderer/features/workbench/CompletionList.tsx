import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Completion } from '../../../shared/screening/completion.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './CompletionList.module.css'

interface CompletionListProps {
  id: string
  items: readonly Completion[]
  chosen: number
  /** Stands where the word that a completion would replace begins. */
  mark: RefObject<HTMLElement | null>
  onPick(item: Completion): void
}

/** What may stand at the caret, below it. The field keeps the focus and hears the keys. */
export function CompletionList({ id, items, chosen, mark, onPick }: CompletionListProps) {
  const messages = useMessages().workbench.editor
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other items mean another word, and with it another place
  useLayoutEffect(() => {
    const word = mark.current
    if (!word) return
    const at = word.getBoundingClientRect()
    const { offsetWidth = 0, offsetHeight = 0 } = list.current ?? {}
    const below = at.bottom + 4
    const top = below + offsetHeight > window.innerHeight ? at.top - 4 - offsetHeight : below
    setPlace({ left: Math.max(0, Math.min(at.left, window.innerWidth - offsetWidth - 8)), top })
  }, [mark, items])
  useLayoutEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={list} id={id} role="listbox" aria-label={messages.completions} className={styles.list} style={place}>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the field names the active option
        <div
          key={`${item.kind} ${item.text}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={styles.item}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(item)}
        >
          <span className={styles.label}>{item.label}</span>
          <span className={styles.kind}>{messages.completionKinds[item.kind]}</span>
        </div>
      ))}
    </div>
  )
}
