import { InputNumber, type InputNumberProps } from 'antd'
import { useEffect, useRef, useState } from 'react'

type PausedNumberProps = Omit<InputNumberProps<number>, 'value' | 'onChange'> & {
  value: number | null
  /** Told once when nothing was typed or stepped for a moment, or by Enter. */
  onSettle(value: number | null): void
}

const PAUSE_MS = 400

/**
 * A number whose change costs much: what is typed on the way to it is told to nobody. Leaving the field tells nothing at once, so that what the change moves on the
 * screen does not slip away under the click that left it.
 */
export function PausedNumber({ value, onSettle, ...rest }: PausedNumberProps) {
  const [untold, setUntold] = useState<{ value: number | null } | null>(null)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: number | null } | null>(null)
  const latest = useRef({ value, onSettle })
  latest.current = { value, onSettle }
  const settle = () => {
    if (!waiting.current) return
    const { timer, value: next } = waiting.current
    clearTimeout(timer)
    waiting.current = null
    setUntold(null)
    if (next !== latest.current.value) latest.current.onSettle(next)
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
        waiting.current = { timer: setTimeout(settle, PAUSE_MS), value: next }
      }}
      onPressEnter={settle}
    />
  )
}
