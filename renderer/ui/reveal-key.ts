/** So long must Alt be held alone; a shortcut with Alt shows nothing. */
const HOLD_MS = 150

/** The key that shows masked values, and what it has shown: one note for each holding, another only where something else comes into view meanwhile. */
export class RevealKey {
  readonly #shown = new Map<symbol, string>()
  readonly #listeners = new Set<() => void>()
  #noted = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isHeld = false
  #isDown = false

  constructor(private readonly note: (what: string[]) => void) {}

  readonly isHeld = (): boolean => this.#isHeld

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Something masked is on the screen, called `what`; returns how to say that it is gone. */
  show(what: string): () => void {
    const entry = Symbol(what)
    this.#shown.set(entry, what)
    if (this.#isHeld) this.#noteNew()
    return () => void this.#shown.delete(entry)
  }

  /** A key goes down; true when it is taken. */
  press(key: string): boolean {
    if (key !== 'Alt') {
      clearTimeout(this.#timer)
      return false
    }
    if (this.#shown.size === 0) return false
    if (!this.#isDown) this.#timer = setTimeout(() => this.#begin(), HOLD_MS)
    this.#isDown = true
    return true
  }

  /** A key comes up, or the window loses the keyboard; true when it is taken. */
  release(key: string): boolean {
    if (key !== 'Alt' || !this.#isDown) return false
    clearTimeout(this.#timer)
    this.#isDown = false
    this.#set(false)
    this.#noted = new Set()
    return true
  }

  #begin(): void {
    this.#noteNew()
    this.#set(true)
  }

  #noteNew(): void {
    const fresh = [...new Set(this.#shown.values())].filter((what) => !this.#noted.has(what))
    if (fresh.length === 0) return
    for (const what of fresh) this.#noted.add(what)
    this.note(fresh.filter((what) => what !== ''))
  }

  #set(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return
    this.#isHeld = isHeld
    for (const listener of [...this.#listeners]) listener()
  }
}
