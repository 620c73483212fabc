import { Button, type InputRef } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { engine } from '../../app/clients.ts'
import { reloadReason } from '../../app/reload.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import styles from './unlock.module.css'

/** The lock: one field, Enter, and a calm word where the password is wrong. */
export function UnlockForm({ onOpen }: { onOpen(): Promise<void> }) {
  const messages = useMessages().unlock
  const field = useRef<InputRef>(null)
  const [password, setPassword] = useState('')
  const [isWorking, setIsWorking] = useState(false)
  const [fault, setFault] = useState<'wrong' | 'empty' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const after = reloadReason()
  useEffect(() => {
    if (fault === null || isWorking) return
    field.current?.focus()
    field.current?.select()
  }, [fault, isWorking])
  const unlock = async () => {
    setError(null)
    setFault(null)
    if (password === '') return setFault('empty')
    setIsWorking(true)
    try {
      await engine('vault.unlock', { password })
      await onOpen()
    } catch (reason) {
      if (reason instanceof AppError && reason.code === 'vault.wrongPassword') setFault('wrong')
      else setError(reason)
    } finally {
      setIsWorking(false)
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWorking) void unlock()
  }
  return (
    <form aria-label={messages.locked.title} onSubmit={onSubmit}>
      <h1 className={styles.title}>{messages.locked.title}</h1>
      <p className={styles.text}>{after && after !== 'asked' ? messages.locked.after[after] : messages.locked.text}</p>
      <PasswordField
        label={messages.password.label}
        kind="current"
        autoFocus
        isDisabled={isWorking}
        value={password}
        fault={fault && messages.locked[fault]}
        inputRef={field}
        onChange={(value) => {
          setPassword(value)
          setFault(null)
        }}
      />
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={isWorking}>
          {messages.locked.submit}
        </Button>
        <span role="status">{isWorking ? messages.locked.working : ''}</span>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <details className={styles.forgotten}>
        <summary>{messages.locked.forgotten}</summary>
        <p>{messages.locked.forgottenText}</p>
      </details>
    </form>
  )
}
