import { CloseOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import styles from './SidePane.module.css'

interface SidePaneProps {
  title: string
  onClose(): void
  children: ReactNode
  /** Stays at the foot while the rest scrolls. */
  foot?: ReactNode
}

/** What is opened beside a grid; Escape closes it, unless it lies on a tab that is not seen. */
export function SidePane({ title, onClose, children, foot }: SidePaneProps) {
  const words = useMessages().data.batchWords.history
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isComposingKey(event) || isInDialog(event.target)) return
      const isSeen = pane.current?.checkVisibility() ?? false
      if (!isSeen) return
      event.preventDefault()
      onClose()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return (
    <aside ref={pane} className={styles.pane} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <Tooltip title={words.close}>
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={words.close} onClick={onClose} />
        </Tooltip>
      </header>
      <div className={styles.body}>{children}</div>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </aside>
  )
}

/** A dialog over the pane has the key for itself. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null
}
