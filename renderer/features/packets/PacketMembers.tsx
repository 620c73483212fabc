import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type DragEvent, type KeyboardEvent, memo, type ReactNode, useRef, useState } from 'react'
import type { Clue } from '../../../shared/ledger/clue.ts'
import { useMessages } from '../../messages/messages.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import styles from './PacketMembers.module.css'
import { moved } from './packet-draft.ts'
import type { PacketEditor } from './use-packet-editor.ts'

interface PacketMembersProps extends Pick<PacketEditor, 'arrange' | 'canUndo' | 'undo'> {
  /** Ids in the packet's order. */
  clues: readonly string[]
  ledger: readonly Clue[]
  isLocked: boolean
  onOpen(clue: string): void
}

/** The clues of a packet in their order; moved by keys, buttons and dragging. */
export const PacketMembers = memo(function PacketMembers(props: PacketMembersProps) {
  const { clues, ledger, isLocked, arrange, canUndo, undo, onOpen } = props
  const messages = useMessages().packets.members
  const list = useRef<HTMLUListElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const byId = new Map(ledger.map((clue) => [clue.id, clue]))
  const others = ledger.filter((clue) => !clues.includes(clue.id) && clue.disposition !== 'irrelevant')

  const move = (from: number, to: number) => {
    if (to < 0 || to >= clues.length || from === to) return
    arrange(moved(clues, from, to))
    requestAnimationFrame(() => list.current?.querySelectorAll('button[data-clue]')[to]?.scrollIntoView({ block: 'nearest' }))
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('button[data-clue]')[to]?.focus())
  }
  const remove = (index: number) => arrange(clues.filter((_, at) => at !== index))
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (isComposingKey(event)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
    if (step !== 0 && event.altKey && !isLocked) move(index, index + step)
    else if (step !== 0) list.current?.querySelectorAll<HTMLElement>('button[data-clue]')[index + step]?.focus()
    else if (event.key === 'Delete' && !isLocked) remove(index)
    else if (isUndo && !isLocked) undo()
    else return
    event.preventDefault()
  }
  const onDrop = (event: DragEvent, to: number) => {
    event.preventDefault()
    event.stopPropagation()
    if (dragged !== null) move(dragged, to)
    setDragged(null)
  }
  return (
    <section className={styles.members} aria-label={messages.label}>
      <header className={styles.header}>
        <h2 className={styles.title}>
          {messages.label} {clues.length}
        </h2>
        {canUndo && !isLocked && (
          <Button type="link" size="small" icon={<UndoOutlined />} onClick={undo}>
            {messages.undo}
          </Button>
        )}
      </header>
      {clues.length === 0 && <p className={styles.quiet}>{messages.empty}</p>}
      <ul ref={list} className={styles.list} aria-label={messages.label}>
        {clues.map((id, index) => (
          <li
            key={id}
            className={styles.item}
            data-dragged={dragged === index}
            draggable={!isLocked}
            onDragStart={() => setDragged(index)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => onDrop(event, index)}
          >
            <span className={styles.serial}>{index + 1}</span>
            <button
              type="button"
              className={styles.clue}
              data-clue
              onKeyDown={(event) => onKeyDown(event, index)}
              onDoubleClick={() => onOpen(id)}
            >
              <span className={styles.ticket}>{byId.get(id)?.ticketNo ?? messages.missing}</span>
              <span className={styles.summary}>{byId.get(id)?.summary}</span>
            </button>
            {!isLocked && (
              <span className={styles.actions}>
                <Mini label={messages.up} icon={<ArrowUpOutlined />} onClick={() => move(index, index - 1)} />
                <Mini label={messages.down} icon={<ArrowDownOutlined />} onClick={() => move(index, index + 1)} />
                <Mini
                  label={messages.removeOf(byId.get(id)?.ticketNo ?? String(index + 1))}
                  icon={<CloseOutlined />}
                  onClick={() => remove(index)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {!isLocked && (
        <footer className={styles.footer}>
          <Select
            className={styles.add ?? ''}
            size="small"
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            aria-label={messages.addLabel}
            placeholder={others.length > 0 ? messages.add : messages.nothingToAdd}
            disabled={others.length === 0}
            options={others.map((clue) => ({ value: clue.id, label: `${clue.ticketNo} ${clue.place} ${clue.summary}` }))}
            onSelect={(id: string | null) => id !== null && arrange([...clues, id])}
          />
          <p className={`${styles.quiet} ${styles.keys}`}>
            {messages.keys.map((key) => (
              <span key={key}>{key}</span>
            ))}
          </p>
        </footer>
      )}
    </section>
  )
})

function Mini({ label, icon, onClick }: { label: string; icon: ReactNode; onClick(): void }) {
  return (
    <button type="button" className={styles.mini} tabIndex={-1} aria-label={label} title={label} onClick={onClick}>
      {icon}
    </button>
  )
}
