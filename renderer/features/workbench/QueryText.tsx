import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { QueryError } from '../../../shared/screening/query-error.ts'
import { useMessages } from '../../messages/messages.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import { columnSuggestions, withColumn } from './column-suggestions.ts'
import styles from './QueryText.module.css'
import { useTyped } from './use-typed.ts'

interface QueryTextProps {
  where: string
  error: QueryError | null
  columns: readonly { name: string }[]
  onType(where: string): void
}

/**
 * The text of a layer. Behind the field lies the same text unseen; it gives the field its height, underlines the fault, and
 * tells where the caret stands, so that columns are offered there.
 */
export function QueryText({ where, error, columns, onType }: QueryTextProps) {
  const messages = useMessages().workbench
  const field = useRef<HTMLTextAreaElement>(null)
  const caretMark = useRef<HTMLSpanElement>(null)
  const wantedCaret = useRef<number | null>(null)
  const listId = useId()
  const errorId = useId()
  const [caret, setCaret] = useState(0)
  const [offersFor, setOffersFor] = useState<string | null>(null)
  const [chosen, setChosen] = useState(-1)
  const typed = useTyped(where, (text) => {
    onType(text)
    setCaret(field.current?.selectionStart ?? text.length)
    setOffersFor(text)
    setChosen(-1)
  })
  const isComposed = typed.value !== where
  const offers = useMemo(
    () =>
      offersFor === where && !isComposed
        ? columnSuggestions(
            where,
            caret,
            columns.map(({ name }) => name),
          )
        : null,
    [offersFor, where, isComposed, caret, columns],
  )
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

  const accept = (column: string) => {
    if (!offers) return
    const next = withColumn(where, offers, column)
    wantedCaret.current = next.caret
    setOffersFor(null)
    onType(next.text)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!offers || isComposingKey(event)) return
    const { columns: names } = offers
    if (event.key === 'ArrowDown') setChosen((now) => (now + 1) % names.length)
    else if (event.key === 'ArrowUp') setChosen((now) => (now <= 0 ? names.length : now) - 1)
    else if (event.key === 'Escape') setOffersFor(null)
    else if (event.key === 'Tab' && !event.shiftKey && chosen >= 0) accept(names[chosen]!)
    else if (event.key === 'Enter' && chosen >= 0) accept(names[chosen]!)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const shownError = error && error.code !== 'empty' && !isComposed ? error : null
  return (
    <div className={styles.query}>
      <div className={styles.stack}>
        <div className={styles.mirror} aria-hidden="true">
          <Marked text={typed.value} error={shownError} />
        </div>
        <div className={styles.mirror} aria-hidden="true">
          {typed.value.slice(0, offers?.start ?? 0)}
          <span ref={caretMark} />
        </div>
        <textarea
          ref={field}
          {...typed}
          className={styles.field}
          aria-label={messages.editor.where}
          aria-invalid={shownError !== null}
          aria-describedby={shownError ? errorId : undefined}
          aria-autocomplete="list"
          aria-controls={offers ? listId : undefined}
          aria-activedescendant={offers && chosen >= 0 ? `${listId}-${chosen}` : undefined}
          placeholder={messages.editor.wherePlaceholder}
          rows={1}
          spellCheck={false}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => setOffersFor(null)}
        />
        {offers && <Offers id={listId} names={offers.columns} chosen={chosen} mark={caretMark.current} onPick={accept} />}
      </div>
      {shownError && (
        <p className={styles.error} id={errorId} role="alert">
          {messages.queryError(shownError)}
          <span className={styles.calm}>{messages.editor.stillBefore}</span>
          {shownError.suggestion !== null && (
            <Button type="link" onClick={() => onType(shownError.suggestion!)}>
              {messages.editor.suggestion(shownError.suggestion)}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

function Marked({ text, error }: { text: string; error: QueryError | null }) {
  if (!error) return <>{`${text} `}</>
  const end = Math.max(error.position + error.length, error.position + 1)
  return (
    <>
      {text.slice(0, error.position)}
      <span className={styles.fault}>{text.slice(error.position, end) || ' '}</span>
      {`${text.slice(end)} `}
    </>
  )
}

interface OffersProps {
  id: string
  names: readonly string[]
  chosen: number
  /** Stands where the word that a column would replace begins. */
  mark: HTMLElement | null
  onPick(name: string): void
}

function Offers({ id, names, chosen, mark, onPick }: OffersProps) {
  const messages = useMessages().workbench
  const [place, setPlace] = useState({ left: 0, top: 0 })
  useLayoutEffect(() => {
    if (mark) setPlace({ left: mark.offsetLeft, top: mark.offsetTop + mark.offsetHeight + 4 })
  }, [mark])
  return (
    <div id={id} role="listbox" aria-label={messages.editor.columns} className={styles.offers} style={place}>
      {names.map((name, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the field names the active option
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={styles.offer}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(name)}
        >
          {name}
        </div>
      ))}
    </div>
  )
}
