import { useMessages } from '../../messages/messages.ts'
import { copyText } from '../../ui/copy-text.ts'
import { showDone } from '../../ui/notices.ts'
import styles from './DatasetPanel.module.css'

/** The beginning of a file's SHA-256; a click copies the whole. */
export function ShaButton({ sha256 }: { sha256: string }) {
  const messages = useMessages().data
  return (
    <button
      type="button"
      className={styles.sha}
      title={`${messages.copySha}\n${sha256}`}
      aria-label={messages.copySha}
      onClick={() => {
        copyText(sha256)
        showDone(messages.shaCopied)
      }}
    >
      {messages.sha} {sha256.slice(0, 12)}…
    </button>
  )
}
