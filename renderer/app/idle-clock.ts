/** Seconds before an idle lock in which it is announced. */
export const warningSeconds = 30

export type Idleness = { state: 'active' } | { state: 'warning'; secondsLeft: number } | { state: 'over' }

/**
 * Time since the analyst last touched keyboard or mouse, in milliseconds of any clock. What runs in the bottom bar may not be lost to a lock: while something
 * runs the clock stops half a minute before its end, and goes on from there.
 */
export class IdleClock {
  #touchedAt: number

  constructor(
    private readonly minutes: number,
    now: number,
  ) {
    this.#touchedAt = now
  }

  touch(now: number): void {
    this.#touchedAt = now
  }

  read(now: number, isBusy: boolean): Idleness {
    if (this.minutes === 0) return { state: 'active' }
    const untilWarning = (this.minutes * 60 - warningSeconds) * 1000
    if (isBusy) this.#touchedAt = Math.max(this.#touchedAt, now - untilWarning)
    const left = this.#touchedAt + this.minutes * 60_000 - now
    if (left <= 0) return { state: 'over' }
    if (isBusy || left > warningSeconds * 1000) return { state: 'active' }
    return { state: 'warning', secondsLeft: Math.ceil(left / 1000) }
  }
}
