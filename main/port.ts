import { type BrowserWindow, type IpcMainEvent, ipcMain } from 'electron'
import { type DesktopNotice, desktopContract } from '../shared/contract/desktop.ts'
import type { Handlers } from '../shared/contract/method.ts'
import { type Channel, serve } from '../shared/contract/transport.ts'
import { appOrigin } from './content-policy.ts'
import type { Log } from './log.ts'

const channelName = 'desktop'

/**
 * Answers the desktop contract to the page of `window` and to nobody else. Returns how to send it a notice; one that comes
 * before the page has spoken waits until it listens.
 */
export function connectWindow(
  window: BrowserWindow,
  handlers: Handlers<typeof desktopContract>,
  log: Log,
): (notice: DesktopNotice) => void {
  let waiting: DesktopNotice[] | undefined = []
  const onMessage = () => {
    const notices = waiting ?? []
    waiting = undefined
    for (const { name, payload } of notices) port.notify(name, payload)
  }
  const port = serve(desktopContract, handlers, channelOf(window, onMessage, log), {
    reportDefect: (error, method) => log.defect(error, method),
  })
  return (notice) => {
    if (waiting) waiting.push(notice)
    else port.notify(notice.name, notice.payload)
  }
}

function channelOf(window: BrowserWindow, onMessage: () => void, log: Log): Channel {
  return {
    post(message) {
      if (!window.isDestroyed()) window.webContents.send(channelName, message)
    },
    on(listener) {
      const receive = (event: IpcMainEvent, message: unknown) => {
        if (!isOurPage(event, window)) {
          log.note('stranger', { frame: event.senderFrame?.url ?? 'gone' })
          return
        }
        listener(message)
        onMessage()
      }
      ipcMain.on(channelName, receive)
      window.once('closed', () => ipcMain.off(channelName, receive))
    },
  }
}

function isOurPage(event: IpcMainEvent, window: BrowserWindow): boolean {
  if (window.isDestroyed() || event.sender !== window.webContents) return false
  return event.senderFrame === window.webContents.mainFrame && event.senderFrame.url.startsWith(`${appOrigin}/`)
}
