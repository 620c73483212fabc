import { Input, type InputProps } from 'antd'
import { useTyped } from './use-typed.ts'

type TypedInputProps = Omit<InputProps, 'value' | 'onChange'> & { value: string; onType(text: string): void }

export function TypedInput({ value, onType, ...rest }: TypedInputProps) {
  return <Input {...rest} {...useTyped(value, onType)} />
}
