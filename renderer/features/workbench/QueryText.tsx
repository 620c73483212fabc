import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { type Completion, withCompletion } from '../../../shared/screening/completion.ts'
import type { QueryError } from '../../../shared/screening/query-error.ts'
import { queryHints } from '../../../shared/screening/query-hints.ts'
import { useMessages } from '../../messages/messages.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import { CompletionList } from './CompletionList.tsx'
import { type PastedList, pastedList, withKeywords } from './pasted-list.ts'
import { QueryMends } from './QueryMends.tsx'
import styles from './QueryText.module.css'
import { useCompletions } from './use-completions.ts'
import { useTyped } from './use-typed.ts'

interface QueryTextProps {
  where: string
  error: QueryError | null
  columns: readonly RelationColumn[]
  onType(where: string): void
}

/** UTF-16 units of a text that is too long to be laid out twice with every key; its fault is gone to by a link. */
const LONG_TEXT = 20_000
/** UTF-16 units of a paste that is put in by hand. */
const LONG_PASTE = 2000

/**
 * The text of a layer. Behind the field lies, where it is needed, the same text unseen: it underlines the fault, and tells where the caret stands, so that
 * columns, values and groups are offered there. Alt+Enter mends a fault or a word that looks like an operator, or makes a pasted list an OR.
 */
export function QueryText({ where, error, columns, onType }: QueryTextProps) {
  const messages = useMessages().workbench.editor
  const field = useRef<HTMLTextAreaElement>(null)
  const caretMark = useRef<HTMLSpanElement>(null)
  const wantedCaret = useRef<number | null>(null)
  const pastedAt = useRef<number | null>(null)
  const listId = useId()
  const errorId = useId()
  const [caret, setCaret] = useState(0)
  const [asked, setAsked] = useState<{ text: string; by: 'typed' | 'key' } | null>(null)
  const [chosen, setChosen] = useState(-1)
  const [list, setList] = useState<PastedList | null>(null)
  const typed = useTyped(where, (text) => {
    const end = field.current?.selectionStart ?? text.length
    onType(text)
    setCaret(end)
    setAsked({ text, by: 'typed' })
    setChosen(-1)
    setList(pastedAt.current === null ? null : pastedList(text, pastedAt.current, end))
    pastedAt.current = null
  })
  const isComposed = typed.value !== where
  const offers = useCompletions(where, caret, columns, asked?.text === where && !isComposed ? asked.by : null)
  useLayoutEffect(() => {
    if (wantedCaret.current === null) return
    field.current?.setSelectionRange(wantedCaret.current, wantedCaret.current)
    wantedCaret.current = null
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty layer is ready to type in when opened, not when emptied
  useEffect(() => {
    const isAmongSteps = document.activeElement?.closest('[role=tree]')
    if (where === '' && !isAmongSteps) field.current?.focus()
  }, [])

  const put = ({ text, caret: at }: { text: string; caret: number }) => {
    wantedCaret.current = at
    setCaret(at)
    setList(null)
    onType(text)
    field.current?.focus()
  }
  const accept = (item: Completion) => {
    if (!offers) return
    const next = withCompletion(where, offers, item)
    setChosen(-1)
    setAsked(item.kind === 'column' ? { text: next.text, by: 'typed' } : null)
    put(next)
  }
  const isLong = typed.value.length > LONG_TEXT
  const shownError = error && error.code !== 'empty' && !isComposed ? error : null
  const shownList = list?.text === where ? list : null
  const hint = useMemo(
    () => (isComposed || error || where.length > LONG_PASTE ? null : (queryHints(where)[0] ?? null)),
    [isComposed, error, where],
  )
  const shownHint = shownList ? null : hint
  const mend = shownError?.suggestion ?? shownHint?.suggestion ?? null
  const onMend = () => {
    if (mend !== null) put({ text: mend, caret: mend.length })
  }
  useMirrorScroll(field, shownError !== null || offers !== null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const items = offers?.items ?? []
    const open = items.length > 0
    if (event.altKey && event.key === 'Enter' && (mend !== null || shownList)) {
      if (shownList) put(withKeywords(shownList))
      else onMend()
    } else if (event.ctrlKey && event.key === ' ') {
      setCaret(field.current?.selectionStart ?? 0)
      setAsked({ text: where, by: 'key' })
    } else if (!open) return
    else if (event.key === 'ArrowDown') setChosen((now) => (now + 1) % items.length)
    else if (event.key === 'ArrowUp') setChosen((now) => (now <= 0 ? items.length : now) - 1)
    else if (event.key === 'Escape') setAsked(null)
    else if (event.key === 'Tab' && !event.shiftKey) accept(items[Math.max(0, chosen)]!)
    else if (event.key === 'Enter' && chosen >= 0) accept(items[chosen]!)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  /** Put in by hand: a field takes minutes to insert a list of ten thousand lines itself. */
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n')
    if (!pasted.includes('\n') && pasted.length < LONG_PASTE) {
      pastedAt.current = event.currentTarget.selectionStart
      return
    }
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    const text = where.slice(0, selectionStart) + pasted + where.slice(selectionEnd)
    const end = selectionStart + pasted.length
    put({ text, caret: end })
    setList(pastedList(text, selectionStart, end))
  }
  return (
    <div className={styles.query}>
      <div className={styles.stack}>
        {shownError && !isLong && (
          <div className={styles.mirror} aria-hidden="true">
            <Marked text={typed.value} error={shownError} />
          </div>
        )}
        {offers && (
          <div className={styles.mirror} aria-hidden="true">
            {typed.value.slice(0, offers.start)}
            <span ref={caretMark} />
          </div>
        )}
        <textarea
          ref={field}
          {...typed}
          className={styles.field}
          aria-label={messages.where}
          aria-invalid={shownError !== null}
          aria-describedby={shownError ? errorId : undefined}
          aria-autocomplete="list"
          aria-controls={offers ? listId : undefined}
          aria-activedescendant={offers && chosen >= 0 ? `${listId}-${chosen}` : undefined}
          placeholder={messages.wherePlaceholder}
          rows={isLong ? 7 : 1}
          data-long={isLong || undefined}
          spellCheck={false}
          onSelect={(event) => {
            setCaret(event.currentTarget.selectionStart)
            if (event.currentTarget.selectionStart !== caret) setAsked(null)
          }}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          onBlur={() => setAsked(null)}
        />
        {offers && <CompletionList id={listId} items={offers.items} chosen={chosen} mark={caretMark} onPick={accept} />}
      </div>
      <QueryMends
        id={errorId}
        where={where}
        error={shownError}
        list={shownList}
        hint={shownHint}
        onMend={onMend}
        onKeywords={() => shownList && put(withKeywords(shownList))}
        onKeep={() => setList(null)}
        onPlace={(start, end) => {
          field.current?.focus()
          field.current?.setSelectionRange(start, end)
        }}
      />
    </div>
  )
}

/** What lies behind the field moves with it. */
function useMirrorScroll(field: RefObject<HTMLTextAreaElement | null>, isThere: boolean) {
  useLayoutEffect(() => {
    if (!isThere) return
    const follow = () => {
      for (const mirror of field.current?.parentElement?.querySelectorAll(`.${styles.mirror}`) ?? []) {
        mirror.scrollTop = field.current?.scrollTop ?? 0
      }
    }
    follow()
    const element = field.current
    element?.addEventListener('scroll', follow)
    return () => element?.removeEventListener('scroll', follow)
  })
}

function Marked({ text, error }: { text: string; error: QueryError }) {
  const end = Math.max(error.position + error.length, error.position + 1)
  return (
    <>
      {text.slice(0, error.position)}
      <span className={styles.fault}>{text.slice(error.position, end) || ' '}</span>
      {`${text.slice(end)} `}
    </>
  )
}
