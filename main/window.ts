import { join } from 'node:path'
import { BrowserWindow, type WebPreferences } from 'electron'
import { appOrigin } from './content-policy.ts'
import { rememberedState, rememberState } from './window-state.ts'

const preload = join(import.meta.dirname, 'preload.cjs')

const lockedPreferences: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
}

/** The one window. Its page is loaded by `showApp`, after the port has been connected. */
export function createMainWindow(stateFile: string): BrowserWindow {
  const { bounds, maximized } = rememberedState(stateFile)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1100,
    minHeight: 700,
    show: false,
    title: '过筛',
    backgroundColor: '#f5f6f8',
    webPreferences: { ...lockedPreferences, preload },
  })
  rememberState(window, stateFile)
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  return window
}

/** The window of a headless job: the same page and engine, never shown. */
export function createJobWindow(): BrowserWindow {
  return new BrowserWindow({ show: false, webPreferences: { ...lockedPreferences, preload, backgroundThrottling: false } })
}

/** A hidden window for pages to print: no script runs in it. */
export function createPrintWindow(): BrowserWindow {
  return new BrowserWindow({ show: false, webPreferences: { ...lockedPreferences, javascript: false } })
}

export async function showApp(window: BrowserWindow, query = ''): Promise<void> {
  await window.loadURL(`${appOrigin}/index.html${query}`)
}
