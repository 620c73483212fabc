import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopPort } from '../shared/contract/desktop.ts'

const channelName = 'desktop'

const port: DesktopPort = {
  post(message) {
    ipcRenderer.send(channelName, message)
  },
  on(listener) {
    ipcRenderer.on(channelName, (_event, message) => listener(message))
  },
}

contextBridge.exposeInMainWorld('desktopPort', port)
