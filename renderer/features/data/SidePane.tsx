import { CloseOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useEffect } from 'react'
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

/** What is opened beside a grid; Escape closes it. */
export function SidePane({ title, onClose, children, foot }: SidePaneProps) {
  const words = useMessages().data.batchWords.history
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isComposingKey(event)) return
      event.preventDefault()
      onClose()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return (
    <aside className={styles.pane} aria-label={title}>
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
