import type { Page } from '@playwright/test'

/** One key: a character or `Backspace`, and the rows that the layer has afterwards; null where the query is then incomplete. */
export interface Key {
  key: string
  rows: number | null
}

/** What is typed into a screen of many words, and what an input method composes behind it. */
export interface TypingPlan {
  /** The query when typing begins, and its rows. */
  text: string
  rows: number
  keys: Key[]
  composition: { steps: string[]; text: string; rows: number }
}

export interface TypingResult {
  /**
   * From each key to the moment its count, or that of a later key, was on the screen, in milliseconds. Keys that leave the count as it was
   * are left out.
   */
  toCount: number[]
  /** For each key the longest task of the window's thread until the next one; 0 where none took 50 ms. */
  longTasks: number[]
  /** Calls of the engine between the beginning of a composition and its end. */
  callsWhileComposing: string[]
}

interface Probe {
  keys: number[]
  shown: { at: number; rows: number }[]
  tasks: { at: number; milliseconds: number }[]
  calls: { at: number; name: string }[]
  compositions: { began: number; ended: number }[]
}

declare global {
  var typingProbe: Probe
}

const PAUSE_MILLISECONDS = 150
const MOST_JITTER_MILLISECONDS = 100

/** Begins to note keys, counts of the first layer as they are drawn, long tasks, calls of the engine, compositions. */
export async function watchTyping(window: Page, layer: string): Promise<void> {
  await window.evaluate((name) => {
    const probe: Probe = { keys: [], shown: [], tasks: [], calls: [], compositions: [] }
    globalThis.typingProbe = probe
    document.addEventListener('keydown', (event) => probe.keys.push(event.timeStamp), true)
    document.addEventListener(
      'compositionstart',
      () => probe.compositions.push({ began: performance.now(), ended: Infinity }),
      true,
    )
    document.addEventListener(
      'compositionend',
      () => {
        probe.compositions.at(-1)!.ended = performance.now()
      },
      true,
    )
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) probe.tasks.push({ at: startTime, milliseconds: duration })
    }).observe({ type: 'longtask' })
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (this: Worker, ...given: Parameters<typeof post>) {
      const message = given[0] as { m?: string; a?: unknown[] }
      probe.calls.push({ at: performance.now(), name: message.m === 'call' ? String(message.a?.[1]) : String(message.m) })
      post.apply(this, given)
    } as typeof post
    let last = ''
    const note = () => {
      const item = [...document.querySelectorAll('[role=treeitem]')].find((one) =>
        one.getAttribute('aria-label')?.startsWith(`${name} `),
      )
      const [, rows] = /([\d,]+) 行/.exec(item?.getAttribute('aria-label') ?? '') ?? []
      if (rows === undefined || rows === last) return
      last = rows
      const drawn = new MessageChannel()
      drawn.port1.onmessage = () => probe.shown.push({ at: performance.now(), rows: Number(rows.replaceAll(',', '')) })
      requestAnimationFrame(() => drawn.port2.postMessage(null))
    }
    note()
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-label'] })
  }, layer)
}

/** Types the plan's keys at the pace of a quick typist, then composes; the field has the focus and shows the plan's text. */
export async function type(window: Page, plan: TypingPlan): Promise<TypingResult> {
  const session = await window.context().newCDPSession(window)
  for (const [index, { key }] of plan.keys.entries()) {
    await press(session, key)
    await window.waitForTimeout(PAUSE_MILLISECONDS + ((index * 37) % MOST_JITTER_MILLISECONDS))
  }
  await shows(window, plan.keys.at(-1)!.rows!)
  const typed = await window.evaluate(() => typingProbe)
  await compose(window, session, plan)
  const after = await window.evaluate(() => typingProbe)
  const { began, ended } = after.compositions.at(-1)!
  const callsWhileComposing = after.calls.filter(({ at }) => at >= began && at < ended).map(({ name }) => name)
  return { ...measured(plan.keys, typed), callsWhileComposing }
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>

async function press(session: Session, key: string): Promise<void> {
  const event = key === 'Backspace' ? { key, code: key, windowsVirtualKeyCode: 8 } : { key, text: key }
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
}

/** A window of another spec may take the focus and end a composition; such a one is begun anew. */
async function compose(window: Page, session: Session, { composition: { steps, text, rows } }: TypingPlan): Promise<void> {
  for (let isOver = false; !isOver; ) {
    // Saving what was typed is no answer to what is being composed.
    await window.waitForTimeout(2000)
    for (const step of steps) {
      await session.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length })
      await window.waitForTimeout(PAUSE_MILLISECONDS)
    }
    isOver = await window.evaluate(() => typingProbe.compositions.at(-1)?.ended === Infinity)
  }
  await session.send('Input.insertText', { text })
  await shows(window, rows)
}

async function shows(window: Page, rows: number): Promise<void> {
  await window.waitForFunction((wanted) => typingProbe.shown.at(-1)?.rows === wanted, rows, { timeout: 60_000 })
}

function measured(keys: readonly Key[], { keys: times, shown, tasks }: Probe): Pick<TypingResult, 'toCount' | 'longTasks'> {
  if (times.length !== keys.length) throw new Error(`${keys.length} keys were pressed and ${times.length} came`)
  const toCount: number[] = []
  let before: number | null = null
  for (const [index, { rows }] of keys.entries()) {
    if (rows === null || rows === before) continue
    before = rows
    const answer = shown.find(({ at, rows: seen }) =>
      keys.some((later, place) => place >= index && later.rows === seen && times[place]! <= at),
    )
    if (!answer) throw new Error(`key ${index} had no count: ${rows} rows`)
    toCount.push(answer.at - times[index]!)
  }
  const longTasks = times.map((time, index) => {
    const next = times[index + 1] ?? Infinity
    return Math.max(0, ...tasks.filter(({ at }) => at >= time && at < next).map(({ milliseconds }) => milliseconds))
  })
  return { toCount, longTasks }
}

/** The figure that 95 of 100 do not exceed. */
export function p95(figures: readonly number[]): number {
  return figures.toSorted((left, right) => left - right)[Math.ceil(figures.length * 0.95) - 1]!
}
