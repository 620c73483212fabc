export interface DelayedSave<Value> {
  /** Saves the value after the delay, unless a later one comes first. */
  put(value: Value): void
  /** Saves at once what still waits. */
  flush(): void
}

/** Saves the last of many quick changes, at most `delay` milliseconds after the first of them that is not saved yet. */
export function delayedSave<Value>(save: (value: Value) => void, delay: number): DelayedSave<Value> {
  let waiting: { value: Value } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const due = waiting
    waiting = null
    if (due) save(due.value)
  }
  return {
    put: (value) => {
      waiting = { value }
      timer ??= setTimeout(flush, delay)
    },
    flush,
  }
}
