import { Button } from 'antd'
import type { QueryError } from '../../../shared/screening/query-error.ts'
import type { QueryHint } from '../../../shared/screening/query-hints.ts'
import { useMessages } from '../../messages/messages.ts'
import { type PastedList, shownMend } from './pasted-list.ts'
import styles from './QueryText.module.css'

interface QueryMendsProps {
  /** Of the sentence that the field is described by. */
  id: string
  where: string
  error: QueryError | null
  list: PastedList | null
  /** A word that was hardly meant as one. */
  hint: QueryHint | null
  onMend(): void
  onKeywords(): void
  /** The pasted list stays as it is. */
  onKeep(): void
  /** Goes to a place of the text. */
  onPlace(start: number, end: number): void
}

/** What is wrong with a layer's text and where, with its mend; and what a pasted list may become. */
export function QueryMends({ id, where, error, list, hint, onMend, onKeywords, onKeep, onPlace }: QueryMendsProps) {
  const messages = useMessages().workbench
  return (
    <>
      {list && (
        <p className={styles.offer} role="status">
          <span>{messages.editor.pasted(list.words.length)}</span>
          <Button type="primary" onClick={onKeywords}>
            {messages.editor.asKeywords(list.words.length)}
            <kbd>Alt+↵</kbd>
          </Button>
          <Button onClick={onKeep}>{messages.editor.keepPasted}</Button>
        </p>
      )}
      {hint && (
        <p className={styles.offer} role="status">
          <span className={styles.calm}>{messages.editor.hint(hint.word, hint.operator)}</span>
          <Button type="link" onClick={onMend} title={messages.editor.mendKey}>
            {messages.editor.suggestion(shownMend(where, hint.suggestion))}
            <kbd>Alt+↵</kbd>
          </Button>
        </p>
      )}
      {error && (
        <p className={styles.error} id={id} role="alert">
          {messages.queryError(error)}
          {error.length > 0 && where.length > 60 && (
            <Button type="link" onClick={() => onPlace(error.position, error.position + error.length)}>
              {messages.editor.toPlace}
            </Button>
          )}
          {error.suggestion !== null && !list && (
            <Button type="link" onClick={onMend} title={messages.editor.mendKey}>
              {messages.editor.suggestion(shownMend(where, error.suggestion))}
              <kbd>Alt+↵</kbd>
            </Button>
          )}
          <span className={styles.calm}>{messages.editor.stillBefore}</span>
        </p>
      )}
    </>
  )
}
