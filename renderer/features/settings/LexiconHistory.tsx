import { Button } from 'antd'
import type { LexiconGroup, LexiconVersion } from '../../../shared/contract/lexicons.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { localTime } from '../../ui/local-time.ts'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './LexiconHistory.module.css'
import { restoreVersion } from './lexicon-actions.ts'

const MOST_WORDS = 60

/** Every version of a group, the latest first: when, what came, what went; each can be taken again. */
export function LexiconHistory({ group }: { group: LexiconGroup }) {
  const messages = useMessages().lexicons.history
  const versions = useEngineQuery('lexicon.versions', { name: group.name })
  if (versions.error) return <ErrorNotice error={versions.error} />
  return (
    <ol className={styles.versions} aria-label={messages.list}>
      {versions.data?.map((version) => (
        <VersionEntry key={version.version} group={group} version={version} />
      ))}
    </ol>
  )
}

function VersionEntry({ group, version }: { group: LexiconGroup; version: LexiconVersion }) {
  const messages = useMessages().lexicons
  const isCurrent = version.version === group.version
  return (
    <li className={styles.version}>
      <div className={styles.head}>
        <strong>{messages.version(version.version)}</strong>
        <time dateTime={version.savedAt}>{localTime(version.savedAt)}</time>
        <span>{messages.words(version.words.length)}</span>
        {version.restored !== null && <span>{messages.history.restored(version.restored)}</span>}
        <code title={version.hash}>{version.hash.slice(0, 8)}</code>
        {isCurrent ? (
          <span className={styles.current}>{messages.history.current}</span>
        ) : (
          <Button
            size="small"
            className={styles.restore}
            disabled={version.hash === group.hash}
            onClick={() => void restoreVersion(group.name, version.version).catch(showError)}
          >
            {messages.history.restore}
          </Button>
        )}
      </div>
      <Difference label={messages.history.added(version.added.length)} words={version.added} kind="added" />
      <Difference label={messages.history.removed(version.removed.length)} words={version.removed} kind="removed" />
    </li>
  )
}

function Difference({ label, words, kind }: { label: string; words: readonly string[]; kind: 'added' | 'removed' }) {
  const messages = useMessages().lexicons.history
  if (words.length === 0) return null
  return (
    <p className={styles.difference} data-kind={kind}>
      <span className={styles.label}>{label}</span>
      {words.slice(0, MOST_WORDS).map((word) => (
        <span key={word} className={styles.word}>
          {word}
        </span>
      ))}
      {words.length > MOST_WORDS && <span>{messages.rest(words.length)}</span>}
    </p>
  )
}
