import { useState } from 'react'
import type { RunSummary } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './RunLexicons.module.css'

const MOST_WORDS = 200

/** The lexicon groups that a saved run used, in the version of then; opened, with their words. */
export function RunLexicons({ run }: { run: RunSummary }) {
  const messages = useMessages().lexicons
  const [isOpen, setIsOpen] = useState(false)
  const used = Object.entries(run.lexicons)
  const words = useEngineQuery('run.lexicons', { run: run.id }, { enabled: isOpen })
  if (used.length === 0) return null
  return (
    <details className={styles.used} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        {messages.run.title} {used.map(([name]) => `@${name}`).join(' ')}
      </summary>
      {words.error ? <ErrorNotice error={words.error} /> : null}
      {words.data?.map(({ name, version, hash, words: list }) => (
        <div key={name} className={styles.group} title={hash}>
          <span className={styles.name}>
            {messages.run.entry(name, version === 0 ? messages.run.session : messages.version(version), list.length)}
          </span>
          <span className={styles.words}>
            {list.slice(0, MOST_WORDS).join('　')}
            {list.length > MOST_WORDS && ` ${messages.history.rest(list.length)}`}
          </span>
        </div>
      ))}
    </details>
  )
}
