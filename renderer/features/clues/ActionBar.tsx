import { DownOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Space } from 'antd'
import { type Clue, type Disposition, dispositions } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './ActionBar.module.css'
import type { Removal } from './ledger.ts'
import { useLedgerState } from './ledger-state.ts'

interface ActionBarProps {
  /** The clues that an action is about: the selected ones, else the one under the cursor. */
  chosen: readonly Clue[]
  drafts: readonly Packet[]
  onDisposition(to: Disposition): void
  onUndo(): void
  onRemove(): void
  onPacket(into: Packet | null): void
}

/** What can be done with the chosen clues. */
export function ActionBar({ chosen, drafts, onDisposition, onUndo, onRemove, onPacket }: ActionBarProps) {
  const messages = useMessages().clues
  const { selected, select, history } = useLedgerState()
  const last = history.at(-1)
  const isNone = chosen.length === 0
  return (
    <div className={styles.bar} role="toolbar" aria-label={messages.title}>
      <span className={styles.selected} aria-live="polite">
        {messages.selected(selected.size)}
      </span>
      {selected.size > 0 && (
        <Button size="small" type="link" onClick={() => select([])}>
          {messages.clearSelection}
        </Button>
      )}
      {dispositions.map((to) => (
        <Button key={to} size="small" disabled={isNone} onClick={() => onDisposition(to)}>
          {messages.setTo(messages.views[to])}
        </Button>
      ))}
      <Button size="small" disabled={isNone} onClick={onRemove}>
        {messages.remove(chosen.length)}
      </Button>
      <Space.Compact>
        <Button size="small" type="primary" disabled={isNone} onClick={() => onPacket(null)}>
          {messages.toPacket(chosen.length)}
        </Button>
        {drafts.length > 0 && (
          <Dropdown
            disabled={isNone}
            trigger={['click']}
            menu={{
              items: [
                { key: '', label: messages.newPacket },
                ...drafts.map((packet) => ({
                  key: packet.id,
                  label: messages.existingPacket(packet.letter.title, packet.clues.length),
                })),
              ],
              onClick: ({ key }) => onPacket(drafts.find((packet) => packet.id === key) ?? null),
            }}
          >
            <Button size="small" type="primary" disabled={isNone} icon={<DownOutlined />} aria-label={messages.toPacketMenu} />
          </Dropdown>
        )}
      </Space.Compact>
      {last && (
        <span className={styles.last} role="status">
          {messages.changed(last.before.length, messages.views[last.to])}
          <Button size="small" type="link" icon={<UndoOutlined />} onClick={onUndo}>
            {messages.undo}
          </Button>
        </span>
      )}
    </div>
  )
}

/** Asks once before clues leave the ledger, naming what is lost. */
export function useRemoveQuestion() {
  const { modal } = App.useApp()
  const { clues: messages, common } = useMessages()
  return ({ clues, noted, inDrafts, issued }: Removal) => {
    if (clues.length === 0) return modal.info({ title: messages.allIssued, okText: common.ok })
    return modal.confirm({
      title: messages.removeTitle(clues.length),
      content: messages.removeLoses(clues.length, noted, inDrafts, issued),
      okText: messages.removeConfirm,
      okButtonProps: { danger: true },
      cancelText: messages.cancel,
      autoFocusButton: 'cancel',
    })
  }
}
