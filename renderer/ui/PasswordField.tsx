import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { useMessages } from '../messages/messages.ts'
import styles from './PasswordField.module.css'

interface PasswordFieldProps {
  label: string
  value: string
  onChange(value: string): void
  kind: 'current' | 'new'
  hint?: string | undefined
  fault?: string | null | undefined
  autoFocus?: boolean
  isDisabled?: boolean
  inputRef?: Ref<InputRef>
}

/** A password with its label, what is wrong with it, and a word about Caps Lock while the field has the focus. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, value, onChange, kind, hint, fault, autoFocus = false, isDisabled = false, inputRef } = props
  const messages = useMessages().unlock.password
  const id = useId()
  const [hasCapsLock, setHasCapsLock] = useState(false)
  const readCapsLock = (event: KeyboardEvent) => setHasCapsLock(event.getModifierState('CapsLock'))
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        ref={inputRef ?? null}
        type="password"
        autoComplete={`${kind}-password`}
        autoFocus={autoFocus}
        disabled={isDisabled}
        value={value}
        {...(fault ? { status: 'error' as const } : {})}
        aria-invalid={Boolean(fault)}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={readCapsLock}
        onKeyUp={readCapsLock}
        onBlur={() => setHasCapsLock(false)}
      />
      <div id={`${id}-hint`} className={styles.below}>
        {hint && <p className={styles.hint}>{hint}</p>}
        <p className={styles.capsLock} role="status">
          {hasCapsLock ? messages.capsLock : ''}
        </p>
        <p className={styles.fault} role="alert">
          {fault ?? ''}
        </p>
      </div>
    </div>
  )
}
