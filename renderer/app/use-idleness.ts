import { useEffect, useRef, useState } from 'react'
import { useJobs } from '../ui/jobs.ts'
import { IdleClock } from './idle-clock.ts'

/** Seconds left before the idle lock while it is announced, null otherwise. Calls `onOver` when they are over. */
export function useIdleness(minutes: number, onOver: () => void): number | null {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const whenOver = useRef(onOver)
  whenOver.current = onOver
  useEffect(() => {
    const clock = new IdleClock(minutes, Date.now())
    const touch = () => {
      clock.touch(Date.now())
      setSecondsLeft(null)
    }
    const stopListening = onTouch(touch)
    const timer = setInterval(() => {
      const idleness = clock.read(Date.now(), useJobs.getState().jobs.length > 0)
      setSecondsLeft(idleness.state === 'warning' ? idleness.secondsLeft : null)
      if (idleness.state !== 'over') return
      clearInterval(timer)
      whenOver.current()
    }, 1000)
    return () => {
      clearInterval(timer)
      stopListening()
    }
  }, [minutes])
  return secondsLeft
}

/** Keys, buttons, the wheel, and the pointer where it really moves: Chromium also tells of a move when the page shifts beneath a resting pointer. */
function onTouch(listener: () => void): () => void {
  let place = ''
  const onMove = ({ screenX, screenY }: PointerEvent) => {
    const now = `${screenX} ${screenY}`
    if (now !== place && place !== '') listener()
    place = now
  }
  const events = ['keydown', 'pointerdown', 'wheel', 'input'] as const
  const options = { capture: true, passive: true }
  for (const name of events) window.addEventListener(name, listener, options)
  window.addEventListener('pointermove', onMove, options)
  return () => {
    for (const name of events) window.removeEventListener(name, listener, options)
    window.removeEventListener('pointermove', onMove, options)
  }
}
