import type { Page } from '@playwright/test'

interface GridProbe {
  /** When the mouse or a key was last let go. */
  acted: number
  /** Rows of the grid of results as they were drawn, each time that their number changed. */
  drawn: { at: number; rows: number }[]
}

declare global {
  var gridProbe: GridProbe
}

/** Begins to note when the result's grid has rows on the screen: so many as it says, the first of them filled. */
export async function watchGrid(window: Page): Promise<void> {
  await window.evaluate(() => {
    const probe: GridProbe = { acted: 0, drawn: [] }
    globalThis.gridProbe = probe
    const act = (event: Event) => {
      probe.acted = event.timeStamp
      probe.drawn = []
    }
    for (const kind of ['click', 'keyup']) document.addEventListener(kind, act, true)
    const rowsNow = (): number | null => {
      const grid = document.querySelector('[aria-label="步骤与结果"] [role=grid]')
      if (!grid || grid.getAttribute('aria-busy') === 'true') return null
      const rows = Number(grid.getAttribute('aria-rowcount')) - 1
      const first = grid.querySelector('[data-index="0"]')
      return rows === 0 || first?.querySelector('[role=rowheader]')?.textContent ? rows : null
    }
    const note = () => {
      const rows = rowsNow()
      if (rows === null || rows === probe.drawn.at(-1)?.rows) return
      const drawn = new MessageChannel()
      drawn.port1.onmessage = () => {
        if (rowsNow() === rows) probe.drawn.push({ at: performance.now(), rows })
      }
      requestAnimationFrame(() => drawn.port2.postMessage(null))
    }
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  })
}

/** Milliseconds from the last click to the frame that has so many rows. */
export async function drawnAfterClick(window: Page, rows: number): Promise<number> {
  const found = await window.waitForFunction(
    (wanted) => {
      const last = gridProbe.drawn.at(-1)
      return last?.rows === wanted ? last.at - gridProbe.acted : null
    },
    rows,
    { timeout: 60_000, polling: 50 },
  )
  return (await found.jsonValue())!
}
