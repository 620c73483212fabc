import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './CheckList.module.css'
import type { PacketCheck } from './checks.ts'

const marks = {
  ok: <CheckCircleOutlined />,
  warn: <ExclamationCircleOutlined />,
  stop: <CloseCircleOutlined />,
}

/** What stands between the packet and its going out. */
export function CheckList({ checks }: { checks: readonly PacketCheck[] }) {
  const messages = useMessages().packets.checks
  const go = useNavigation((state) => state.go)
  return (
    <section className={styles.checks} aria-label={messages.label}>
      <h2 className={styles.heading}>{messages.label}</h2>
      <ul className={styles.list}>
        {checks.map(({ id, level, text, details }) => (
          <li key={id} className={styles[level]}>
            <span role="img" aria-label={messages.levels[level]} className={styles.mark}>
              {marks[level]}
            </span>
            <span>
              {text}
              {id === 'office' && (
                <Button type="link" size="small" onClick={() => go('settings')}>
                  {messages.openSettings}
                </Button>
              )}
              {details?.map((detail) => (
                <span key={detail} className={styles.detail}>
                  {detail}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
