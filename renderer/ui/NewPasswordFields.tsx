import type { InputRef } from 'antd'
import type { Ref } from 'react'
import { shortestPassword } from '../../shared/contract/vault.ts'
import { useMessages } from '../messages/messages.ts'
import styles from './PasswordField.module.css'
import { PasswordField } from './PasswordField.tsx'
import { type PasswordStrength, passwordStrength } from './password-strength.ts'

/** A password that is being set, typed twice. */
export interface NewPassword {
  password: string
  again: string
}

export const noPassword: NewPassword = { password: '', again: '' }

export type NewPasswordFault = 'tooShort' | 'different'

export function newPasswordFault({ password, again }: NewPassword): NewPasswordFault | null {
  if (password.length < shortestPassword) return 'tooShort'
  return password === again ? null : 'different'
}

interface NewPasswordFieldsProps {
  label: string
  value: NewPassword
  onChange(value: NewPassword): void
  fault: NewPasswordFault | null
  autoFocus?: boolean
  isDisabled?: boolean
  passwordRef?: Ref<InputRef>
  againRef?: Ref<InputRef>
}

/** Both fields of a new password, with a hint of its strength. */
export function NewPasswordFields(props: NewPasswordFieldsProps) {
  const { label, value, onChange, fault, autoFocus = false, isDisabled = false, passwordRef, againRef } = props
  const messages = useMessages().unlock.password
  return (
    <>
      <PasswordField
        label={label}
        kind="new"
        autoFocus={autoFocus}
        isDisabled={isDisabled}
        value={value.password}
        hint={messages.shortest(shortestPassword)}
        fault={fault === 'tooShort' ? messages.tooShort(shortestPassword) : null}
        {...(passwordRef ? { inputRef: passwordRef } : {})}
        onChange={(password) => onChange({ ...value, password })}
      />
      {value.password !== '' && <Strength strength={passwordStrength(value.password)} />}
      <PasswordField
        label={messages.again}
        kind="new"
        isDisabled={isDisabled}
        value={value.again}
        fault={fault === 'different' ? messages.different : null}
        {...(againRef ? { inputRef: againRef } : {})}
        onChange={(again) => onChange({ ...value, again })}
      />
    </>
  )
}

const bars: PasswordStrength[] = ['weak', 'fair', 'strong']

function Strength({ strength }: { strength: PasswordStrength }) {
  const messages = useMessages().unlock.password
  return (
    <p className={styles.strength} data-strength={strength} role="status">
      <span className={styles.bars} aria-hidden="true">
        {bars.map((each, at) => (
          <span key={each} className={styles.bar} data-filled={bars.indexOf(strength) >= at || undefined} />
        ))}
      </span>
      {messages.strength} {messages.strengths[strength]}
    </p>
  )
}
