import { DeleteOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './PacketList.module.css'

interface PacketListProps {
  packets: readonly Packet[]
  current: string | null
  onChoose(id: string): void
  onRemove(packet: Packet): void
}

/** Packets, the last changed first. */
export function PacketList({ packets, current, onChoose, onRemove }: PacketListProps) {
  const messages = useMessages().packets.list
  const { modal } = App.useApp()
  const ask = async (packet: Packet) => {
    const isConfirmed = await modal.confirm({
      title: messages.removeTitle(packet.letter.title || messages.untitled),
      content: messages.removeLoses(packet.clues.length),
      okText: messages.removeConfirm,
      okButtonProps: { danger: true },
      cancelText: messages.cancel,
      autoFocusButton: 'cancel',
    })
    if (isConfirmed) onRemove(packet)
  }
  return (
    <ul className={styles.list} aria-label={messages.label}>
      {packets.map((packet) => (
        <li key={packet.id} className={styles.item} data-current={packet.id === current}>
          <button
            type="button"
            className={styles.choose}
            aria-current={packet.id === current ? 'true' : undefined}
            onClick={() => onChoose(packet.id)}
          >
            <span className={styles.title}>{packet.letter.title || messages.untitled}</span>
            <span className={styles.about}>
              {[
                packet.issuedAt === null ? messages.draft : messages.issued(packet.issuedAt.slice(0, 10)),
                messages.clues(packet.clues.length),
                packet.letter.receiver,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </button>
          {packet.issuedAt === null && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${messages.remove}: ${packet.letter.title}`}
              title={messages.remove}
              onClick={() => void ask(packet)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
