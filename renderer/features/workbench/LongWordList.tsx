import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { keywordList } from '../../../shared/screening/keyword-list.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './QueryForm.module.css'
import { TypedInput } from './TypedInput.tsx'

/** Words that are shown at once. */
const SHOWN = 40

interface LongWordListProps {
  label: string
  words: readonly string[]
  onChange(words: string[]): void
}

/** A list too long for tags: how many there are, those that hold what is looked for, each to be taken out, and a field for more. */
export function LongWordList({ label, words, onChange }: LongWordListProps) {
  const messages = useMessages().workbench.form
  const [wanted, setWanted] = useState('')
  const [typed, setTyped] = useState('')
  const found = useMemo(() => words.filter((word) => word.includes(wanted)), [words, wanted])
  const add = () => {
    const added = keywordList(typed) ?? (typed.trim() === '' ? [] : [typed.trim()])
    setTyped('')
    if (added.length > 0) onChange([...words, ...added])
  }
  return (
    <fieldset className={styles.long} aria-label={label}>
      <span className={styles.longHead}>
        <strong>{messages.wordCount(words.length)}</strong>
        <TypedInput
          className={styles.find ?? ''}
          aria-label={messages.findWord}
          placeholder={messages.findWord}
          value={wanted}
          onType={setWanted}
        />
        <Input
          className={styles.find ?? ''}
          aria-label={messages.words}
          placeholder={messages.words}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={(event) => {
            const pasted = keywordList(event.clipboardData.getData('text/plain'))
            if (!pasted) return
            event.preventDefault()
            onChange([...words, ...pasted])
          }}
          onPressEnter={(event) => !event.nativeEvent.isComposing && add()}
        />
      </span>
      <ul className={styles.longWords}>
        {found.slice(0, SHOWN).map((word) => (
          <li key={word}>
            {word}
            <Button
              type="text"
              aria-label={messages.removeWord(word)}
              onClick={() => onChange(words.filter((other) => other !== word))}
            >
              ×
            </Button>
          </li>
        ))}
        {found.length > SHOWN && <li className={styles.joint}>{messages.moreWords(found.length - SHOWN)}</li>}
      </ul>
    </fieldset>
  )
}
