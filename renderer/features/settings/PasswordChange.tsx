import { type InputRef, Modal } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { type NewPasswordFault, NewPasswordFields, newPasswordFault, noPassword } from '../../ui/NewPasswordFields.tsx'
import { showDone } from '../../ui/notices.ts'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { refresh } from '../../ui/query-client.ts'
import styles from './settings.module.css'

/** The old password once, the new one twice. No row is written again: only the key is wrapped anew. */
export function PasswordChange({ onClose }: { onClose(): void }) {
  const all = useMessages()
  const messages = all.settings.security
  const formId = useId()
  const oldField = useRef<InputRef>(null)
  const passwordField = useRef<InputRef>(null)
  const againField = useRef<InputRef>(null)
  const [old, setOld] = useState('')
  const [value, setValue] = useState(noPassword)
  const [oldFault, setOldFault] = useState<'oldMissing' | 'oldWrong' | null>(null)
  const [fault, setFault] = useState<NewPasswordFault | null>(null)
  const [isWorking, setIsWorking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const change = async () => {
    setError(null)
    const found = newPasswordFault(value)
    setFault(found)
    setOldFault(old === '' ? 'oldMissing' : null)
    if (old === '') return oldField.current?.focus()
    if (found) return (found === 'tooShort' ? passwordField : againField).current?.focus()
    setIsWorking(true)
    try {
      await engine('vault.changePassword', { old, new: value.password })
      await refresh('audit.page')
      showDone(messages.changed, messages.changedText)
      onClose()
    } catch (reason) {
      if (reason instanceof AppError && reason.code === 'vault.wrongPassword') {
        setOldFault('oldWrong')
        setTimeout(() => oldField.current?.focus({ cursor: 'all' }))
      } else setError(reason)
    } finally {
      setIsWorking(false)
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWorking) void change()
  }
  return (
    <Modal
      open
      width={440}
      title={messages.changeTitle}
      okText={messages.change}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      confirmLoading={isWorking}
      onCancel={onClose}
      afterOpenChange={(open) => open && !(document.activeElement instanceof HTMLInputElement) && oldField.current?.focus()}
    >
      <form id={formId} aria-label={messages.changeTitle} onSubmit={onSubmit}>
        <PasswordField
          label={messages.old}
          kind="current"
          autoFocus
          isDisabled={isWorking}
          value={old}
          fault={oldFault && messages[oldFault]}
          inputRef={oldField}
          onChange={(text) => {
            setOld(text)
            setOldFault(null)
          }}
        />
        <NewPasswordFields
          label={messages.new}
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
        <p className={styles.hint}>{messages.changeHint}</p>
        {error !== null && <ErrorNotice error={error} />}
      </form>
    </Modal>
  )
}
