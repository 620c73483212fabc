import { App as AntApp, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { useMessages } from '../messages/messages.ts'
import { useJobs } from '../ui/jobs.ts'
import { isComposingKey } from '../ui/use-composition.ts'
import { useSettings } from '../ui/use-settings.ts'
import { onAway, onMenu, sendMenuCommand } from './clients.ts'
import { jobsOver, lockWorkspace } from './lock.ts'
import { useIdleness } from './use-idleness.ts'

/**
 * Everything that locks the workspace: the command (menu, Ctrl+L, palette, rail), time without keyboard or mouse, the machine's own lock screen, its sleep. What runs is
 * asked about by the command, waited for by the idle clock and the lock screen, and cancelled by sleep, which must leave no key in the memory.
 */
export function LockControl() {
  const messages = useMessages().app.lock
  const settings = useSettings()
  const askToLock = useLockQuestion()
  useEffect(() => onMenu((command) => command === 'lock' && askToLock()), [askToLock])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'l' || isComposingKey(event)) return
      event.preventDefault()
      sendMenuCommand('lock')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  useEffect(
    () =>
      onAway((reason) => {
        if (reason === 'suspend') void lockWorkspace('away')
        else void jobsOver().then(() => lockWorkspace('away'))
      }),
    [],
  )
  const secondsLeft = useIdleness(settings?.idleLockMinutes ?? 0, () => void lockWorkspace('idle'))
  return (
    <Modal
      open={secondsLeft !== null}
      width={400}
      title={messages.idleTitle}
      footer={null}
      closable={false}
      centered
      transitionName=""
      maskTransitionName=""
    >
      <p role="status">{messages.idleText(secondsLeft ?? 0)}</p>
    </Modal>
  )
}

/** Locks at once, or asks first where something would be cancelled by it. */
function useLockQuestion(): () => void {
  const messages = useMessages()
  const { modal } = AntApp.useApp()
  const ask = useRef(() => {})
  const isAsking = useRef(false)
  ask.current = () => {
    const titles = useJobs.getState().jobs.map(({ title }) => title)
    if (titles.length === 0) return void lockWorkspace('asked')
    if (isAsking.current) return
    isAsking.current = true
    modal.confirm({
      title: messages.app.lock.busyTitle,
      content: messages.app.lock.busyText(titles),
      okText: messages.app.lock.lockAnyway,
      cancelText: messages.app.lock.stay,
      onOk: () => void lockWorkspace('asked'),
      afterClose: () => {
        isAsking.current = false
      },
    })
  }
  return useRef(() => ask.current()).current
}
