import type { BrowserWindow } from 'electron'

/** The most that a closing window waits for its page, which itself waits for what it cancels and for what it stores. */
const PATIENCE_MS = 7000

/**
 * Holds a window that is closed, out of sight, until its page has stored what was typed last: `ask` tells the page, and what is returned is called when that is done.
 * A page that broke down, or does not answer in time, is not waited for.
 */
export function holdUntilStored(window: BrowserWindow, ask: () => void): () => void {
  let isAsked = false
  let isStored = false
  const close = () => {
    isStored = true
    if (!window.isDestroyed()) window.close()
  }
  window.on('close', (event) => {
    if (isStored || window.webContents.isCrashed()) return
    event.preventDefault()
    window.hide()
    if (isAsked) return
    isAsked = true
    setTimeout(close, PATIENCE_MS)
    ask()
  })
  return close
}
