import { useState } from 'react'
import { parseQuery } from '../../../shared/screening/parse.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './QueryForm.module.css'
import { TypedInput } from './TypedInput.tsx'

/** A part of a query that the form cannot take apart. It is taken over while it can be read; until then it stands here. */
export function TextChip({ text, onChange }: { text: string; onChange(text: string): void }) {
  const messages = useMessages().workbench
  const [typed, setTyped] = useState<string | null>(null)
  const parsed = typed === null ? null : parseQuery(typed)
  const type = (next: string) => {
    const isReadable = parseQuery(next).ok
    setTyped(isReadable ? null : next)
    if (isReadable) onChange(next)
  }
  return (
    <span className={styles.chip}>
      <TypedInput
        aria-label={messages.form.kinds.text}
        placeholder={messages.form.textPlaceholder}
        status={parsed && !parsed.ok && parsed.error.code !== 'empty' ? 'error' : ''}
        value={typed ?? text}
        onType={type}
      />
      {parsed && !parsed.ok && parsed.error.code !== 'empty' && (
        <span className={styles.error} role="alert">
          {messages.queryError(parsed.error)}
        </span>
      )}
    </span>
  )
}
