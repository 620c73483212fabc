import { Button, Checkbox, type InputRef, Progress } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { type NewPasswordFault, NewPasswordFields, newPasswordFault, noPassword } from '../../ui/NewPasswordFields.tsx'
import styles from './unlock.module.css'

interface FirstPasswordProps {
  /** Whether data of an earlier version wait to be encrypted. */
  isPlain: boolean
  onOpen(): Promise<void>
  onRestore?: () => void
}

/** Sets the first password, after saying that there is no way back from a forgotten one. */
export function FirstPassword({ isPlain, onOpen, onRestore }: FirstPasswordProps) {
  const messages = useMessages().unlock
  const words = messages.first
  const faultId = useId()
  const passwordField = useRef<InputRef>(null)
  const againField = useRef<InputRef>(null)
  const [value, setValue] = useState(noPassword)
  const [fault, setFault] = useState<NewPasswordFault | null>(null)
  const [isUnderstood, setIsUnderstood] = useState(false)
  const [isReminded, setIsReminded] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isWorking = done !== null
  const create = async () => {
    setError(null)
    const found = newPasswordFault(value)
    setFault(found)
    setIsReminded(!isUnderstood)
    if (found === 'tooShort') return passwordField.current?.focus()
    if (found === 'different') return againField.current?.focus()
    if (!isUnderstood) return
    setDone(0)
    try {
      await engine('vault.create', { password: value.password }, { onProgress: setDone })
      await onOpen()
    } catch (reason) {
      setError(reason)
      setDone(null)
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWorking) void create()
  }
  const title = isPlain ? words.plainTitle : words.title
  return (
    <form aria-label={title} onSubmit={onSubmit}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{isPlain ? words.plainText : words.text}</p>
      <NewPasswordFields
        label={messages.password.label}
        autoFocus
        isDisabled={isWorking}
        value={value}
        fault={fault}
        passwordRef={passwordField}
        againRef={againField}
        onChange={(next) => {
          setValue(next)
          setFault(null)
        }}
      />
      <div className={styles.final}>
        <h2>{words.finalTitle}</h2>
        <p>{words.final}</p>
        <Checkbox
          checked={isUnderstood}
          disabled={isWorking}
          aria-describedby={faultId}
          onChange={({ target }) => {
            setIsUnderstood(target.checked)
            setIsReminded(false)
          }}
        >
          {words.understood}
        </Checkbox>
        <p id={faultId} className={styles.fault} role="alert">
          {isReminded ? words.notUnderstood : ''}
        </p>
      </div>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={isWorking}>
          {isPlain ? words.submitPlain : words.submit}
        </Button>
        {onRestore && (
          <Button type="link" className={styles.apart ?? ''} disabled={isWorking} onClick={onRestore}>
            {words.restore}
          </Button>
        )}
      </div>
      <p className={styles.working} role="status">
        {isWorking ? (isPlain ? words.sealing : words.working) : ''}
      </p>
      {isWorking && isPlain && <Progress percent={Math.floor(done * 100)} size="small" aria-label={words.sealing} />}
      {error !== null && <ErrorNotice error={error} />}
    </form>
  )
}
