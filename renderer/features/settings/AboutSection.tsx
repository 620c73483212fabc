import { useQuery } from '@tanstack/react-query'
import { desktop } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { SettingsSection } from './SettingsSection.tsx'
import styles from './settings.module.css'

/** What runs here, and that nothing left the machine. */
export function AboutSection() {
  const messages = useMessages().settings
  const info = useQuery({ queryKey: ['app.info'], queryFn: () => desktop('app.info', {}), staleTime: 0 })
  if (!info.data) return null
  const { version, electron, chrome, platform, refusedRequests, logFolder } = info.data
  return (
    <SettingsSection title={messages.about}>
      <p className={styles.fact}>{messages.version(version)}</p>
      <p className={styles.fact}>{messages.runtime(electron, chrome, platform)}</p>
      <p className={styles.fact}>{messages.offline(refusedRequests)}</p>
      <p className={styles.fact}>
        {messages.logFolder} {logFolder}
      </p>
    </SettingsSection>
  )
}
