import { useMessages } from '../../messages/messages.ts'
import { RestoreBackup } from '../../ui/RestoreBackup.tsx'
import styles from './unlock.module.css'

/** A backup in the place of the first password: its own becomes that of the workspace. */
export function RestoreForm({ onBack }: { onBack(): void }) {
  const words = useMessages().unlock.restore
  return (
    <>
      <h1 className={styles.title}>{words.title}</h1>
      <p className={styles.text}>{words.text}</p>
      <RestoreBackup passwordHint={words.passwordBecomes} onBack={onBack} />
    </>
  )
}
