import { Select } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import styles from './QueryForm.module.css'
import { writtenWord } from './query-form.ts'

interface WordTagsProps {
  label: string
  words: readonly string[]
  onChange(words: string[]): void
}

/** Words of which any is enough. Enter, a comma or a Chinese comma ends a word; a pasted list becomes one tag each. */
export function WordTags({ label, words, onChange }: WordTagsProps) {
  const messages = useMessages().workbench.form
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
      onChange={(typed: string[]) => onChange([...new Set(typed.map(writtenWord).filter((word) => word !== ''))])}
    />
  )
}
