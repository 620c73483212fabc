import { InputNumber, type InputNumberProps } from 'antd'
import { useEffect, useRef, useState } from 'react'

type PausedNumberProps = Omit<InputNumberProps<number>, 'value' | 'onChange'> & {
  value: number | null
  /** Told once when nothing was typed or stepped for a moment, or when the field is left. */
  onSettle(value: number | null): void
}

const PAUSE_MS = 400

/** A number whose change costs much: what is typed on the way to it is told to nobody. */
export function PausedNumber({ value, onSettle, ...rest }: PausedNumberProps) {
  const [untold, setUntold] = useState<{ value: number | null } | null>(null)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; tell(): void } | null>(null)
  const settle = () => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    const { tell } = waiting.current
    waiting.current = null
    setUntold(null)
    tell()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the field goes
  useEffect(() => settle, [])
  return (
    <InputNumber<number>
      {...rest}
      value={untold ? untold.value : value}
      onChange={(next) => {
        setUntold({ value: next })
        if (waiting.current) clearTimeout(waiting.current.timer)
        waiting.current = { timer: setTimeout(settle, PAUSE_MS), tell: () => next !== value && onSettle(next) }
      }}
      onBlur={settle}
      onPressEnter={settle}
    />
  )
}
