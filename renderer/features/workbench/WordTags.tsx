import { Select } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import { LongWordList } from './LongWordList.tsx'
import styles from './QueryForm.module.css'
import { writtenWord } from './query-form.ts'

interface WordTagsProps {
  label: string
  words: readonly string[]
  onChange(words: string[]): void
}

/** Words that stand as tags at most; a longer list would take seconds to draw. */
const MOST_TAGS = 60

/** Words of which any is enough. Enter, a comma or a Chinese comma ends a word; a pasted list becomes one tag each. */
export function WordTags({ label, words, onChange }: WordTagsProps) {
  const messages = useMessages().workbench.form
  const change = (typed: readonly string[]) => onChange([...new Set(typed.map(writtenWord).filter((word) => word !== ''))])
  if (words.length > MOST_TAGS) return <LongWordList label={label} words={words} onChange={change} />
  return (
    <Select
      mode="tags"
      className={styles.words ?? ''}
      aria-label={label}
      placeholder={messages.words}
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', '\n', '\t']}
      value={[...words]}
      onChange={change}
    />
  )
}
