import { Form, Input } from 'antd'
import { useState } from 'react'
import { useComposition } from '../../ui/use-composition.ts'
import styles from './LetterForm.module.css'

interface LetterTextProps {
  id: string
  label: string
  value: string
  rows: number
  placeholder?: string | undefined
  isWrong?: boolean
  onChange(value: string): void
}

/** A field of the letter. While an input method composes, its text is the field's own business. */
export function LetterText({ id, label, value, rows, placeholder, isWrong = false, onChange }: LetterTextProps) {
  const [composed, setComposed] = useState<string | null>(null)
  const composition = useComposition()
  return (
    <Form.Item className={styles.item ?? ''} label={label} htmlFor={id}>
      <Input.TextArea
        {...composition.props}
        id={id}
        autoSize={{ minRows: rows, maxRows: 10 }}
        value={composed ?? value}
        placeholder={placeholder}
        status={isWrong ? 'error' : ''}
        onChange={({ target }) => {
          setComposed(target.value)
          composition.whenComposed(() => {
            setComposed(null)
            onChange(target.value)
          })
        }}
      />
    </Form.Item>
  )
}
